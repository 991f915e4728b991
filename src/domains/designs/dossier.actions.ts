/** The file of what was searched for a design: the register's own comparison, searches by hand in public databases, decisions; as a page and in Word. */
import { readFile } from 'node:fs/promises'
import { dropUnneeded, keepFor } from '../../db/kept-files.ts'
import { listed, renderDocument, type TemplateData } from '../../files/document.ts'
import { thumbnailPng } from '../../files/thumbnail.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { type Day, sayDay } from '../../kernel/dates.ts'
import { invalid, refuse, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { emptyHead, type PaperHead } from '../reference/paper-head.schema.ts'
import { readSetting } from '../reference/reference.actions.ts'
import type { PublicBase, SearchVerdict } from './checks.schema.ts'
import * as checks from './checks.store.ts'
import { deciderOf } from './decisions.actions.ts'
import { Design, type DesignRow } from './designs.schema.ts'
import { openCheck } from './found.actions.ts'
import { locarnoClasses } from './locarno.schema.ts'
import { openDesign, searchesSaid } from './page.actions.ts'
import { mayWrite, seenDesign } from './seeing.actions.ts'
import { admitPicture } from './views.actions.ts'
import { viewKinds } from './views.schema.ts'
import { viewsOf } from './views.store.ts'

const entity = Design.name

/**
 * Public databases with the page to open. Their terms forbid automatic queries (WIPO: wipo.int/reference/en/designdb/faqs_designdb.html), so a
 * person searches and writes down what they saw.
 */
const addresses: Record<Exclude<PublicBase, 'other'>, string> = {
  wipo: 'https://designdb.wipo.int/designdb/en/',
  euipo: 'https://euipo.europa.eu/eSearch/#basic/1+1+1+1/',
}
/** Texts to paste into their search boxes, one after the other. */
const queriesFor = (design: DesignRow): { label: string; text: string }[] => [
  ...(design.locarno
    ? [{ label: say('designScreens.queryClass', { heading: locarnoClasses[design.locarno] }), text: String(Number(design.locarno)) }]
    : []),
  ...[...new Set([design.productKind, ...(design.motifs ?? []), ...(design.materials ?? [])])]
    .filter((text): text is string => !!text)
    .slice(0, 6)
    .map(text => ({ label: say('designScreens.queryWord'), text })),
  { label: say('designScreens.queryName'), text: design.name },
]
/** The guide to searching elsewhere, and what was found. */
export const openSearches = async (ctx: Context, code: string) => {
  const { design, maker } = await seenDesign(ctx.db, ctx, code)
  return {
    bases: Object.entries(addresses).map(([base, address]) => ({ base, address })),
    queries: queriesFor(design),
    searches: await searchesSaid(ctx, design.id),
    mayAdd: await maySearch(ctx, design, maker?.unitId ?? null),
  }
}
const maySearch = async (ctx: Context, design: DesignRow, unitId: string | null): Promise<boolean> =>
  mayWrite(ctx, design, unitId) || (await deciderOf(ctx.db, ctx, design.id)).decides
const searchable = async (ctx: Context, code: string): Promise<DesignRow> => {
  const { design, maker } = await seenDesign(ctx.db, ctx, code)
  if (!(await maySearch(ctx, design, maker?.unitId ?? null))) refuse(say('designs.notYours'))
  return design
}

export interface SearchInput {
  base: PublicBase
  query: string
  searchedOn: Day
  verdict: SearchVerdict
  note?: string | null | undefined
}
/** Writes down a search that somebody made by hand. */
export const addSearch = async (ctx: Context, code: string, input: SearchInput) => {
  const design = await searchable(ctx, code)
  if (input.searchedOn > ctx.today) {
    const message = say('designs.searchFuture', { today: sayDay(ctx.today) })
    invalid(message, [{ path: 'searchedOn', message }])
  }
  return ctx.db.transaction(async tx => {
    const note = clean(input.note ?? '') || null
    const values = { ...input, query: clean(input.query), note }
    const row = await checks.insertSearch(tx, { ...values, designId: design.id, accountId: actorOf(ctx).id })
    const { base, verdict, searchedOn } = row
    await logged(tx, ctx, { entity, recordId: design.id, action: 'search', values: { search: row.id, base, verdict, searchedOn } })
    return { id: row.id }
  })
}
/** Keeps the picture of a search's result: it replaces one that was kept before. */
export const attachScreenshot = async (ctx: Context, code: string, id: string, file: UploadedFile) => {
  const design = await searchable(ctx, code)
  const search = (await checks.findSearch(ctx.db, design.id, id)) ?? unknown(say('designs.noSearch'))
  const { bytes, fileName, mediaType } = await admitPicture(file)
  await keepFor(ctx, [bytes], (sha256 = '') =>
    ctx.db.transaction(async tx => {
      await checks.updateSearch(tx, search.id, { sha256, fileName, mediaType })
      await logged(tx, ctx, { entity, recordId: design.id, action: 'search_picture', values: { search: search.id, sha256 } })
    }),
  )
  if (search.sha256) await dropUnneeded(ctx, [search.sha256])
  return { id }
}
/** Takes a search off the file; it stays in the history. */
export const removeSearch = async (ctx: Context, code: string, id: string, reason: string) => {
  const design = await searchable(ctx, code)
  const search = (await checks.findSearch(ctx.db, design.id, id)) ?? unknown(say('designs.noSearch'))
  return ctx.db.transaction(async tx => {
    await checks.updateSearch(tx, search.id, { takenBackOn: ctx.today })
    await logged(tx, ctx, { entity, recordId: design.id, action: 'remove_search', values: { search: search.id }, reason })
    return { id }
  })
}
export const readScreenshot = async (ctx: Context, code: string, id: string) => {
  const { design } = await seenDesign(ctx.db, ctx, code)
  const search = await checks.findSearch(ctx.db, design.id, id)
  if (!search?.sha256 || !search.mediaType) return unknown(say('designs.noSearch'))
  const bytes = await ctx.files.read(search.sha256).catch(() => unknown(say('designs.pictureAway')))
  return { bytes, name: search.fileName ?? `${id}`, mediaType: search.mediaType }
}

const dash = '–'
/** What stands in the file, for the page and for Word. */
export const openDossier = async (ctx: Context, code: string) => {
  const page = await openDesign(ctx, code)
  const check = page.checks.find(each => each.state === 'done')
  return {
    ...page,
    demo: ctx.demo,
    today: ctx.today,
    found: check ? await openCheck(ctx, check.id) : null,
    head: await readSetting<PaperHead>(ctx.db, 'paper_head', ctx.today, emptyHead),
  }
}
type Dossier = Awaited<ReturnType<typeof openDossier>>
const facts = (page: Dossier): string[] =>
  [
    [say('designScreens.factCode'), page.code],
    [say('designScreens.factCraft'), page.craftLabel],
    [Design.fields.productKind.label, page.productKind],
    [Design.fields.locarno.label, page.locarnoLabel],
    [Design.fields.materials.label, page.materials?.join(', ')],
    [Design.fields.techniques.label, page.techniques?.join(', ')],
    [Design.fields.motifs.label, page.motifs?.join(', ')],
    [Design.fields.size.label, page.size],
    [Design.fields.establishmentId.label, page.maker?.name],
    [Design.fields.source.label, page.sourceLabel],
    [Design.fields.madeOn.label, sayDay(page.madeOn)],
    [Design.fields.disclosedOn.label, page.disclosedOn && sayDay(page.disclosedOn)],
  ]
    .filter((each): each is [string, string] => !!each[1])
    .map(([label, value]) => `${label}: ${value}`)
const tag = (transform: string) => say(`designScreens.tag_${transform}` as 'designScreens.tag_cropped')
const rows = (page: Dossier) =>
  (page.found?.candidates ?? [])
    .filter(each => each.question === 'same' || (each.probability ?? 0) >= 0.1)
    .slice(0, 10)
    .map((each, at) => ({
      tt: String(at + 1),
      ma: each.other?.code ?? say('designScreens.hiddenOther'),
      ten: each.other?.name ?? dash,
      kha_nang: each.likelihood ?? dash,
      dau_hieu: each.transforms.map(tag).join(', ') || dash,
      ket_luan: each.decision
        ? `${each.decision.verdictLabel} (${each.decision.by}, ${sayDay(each.decision.on)})`
        : say('designScreens.undecided'),
    }))
const conclusion = (page: Dossier): string => {
  if (page.standing.copy)
    return say('designScreens.paperCopy', {
      of: page.standing.copy.of ?? dash,
      by: page.standing.copy.by ?? dash,
      day: sayDay(page.standing.copy.on),
      reason: page.standing.copy.reason ?? dash,
    })
  return page.acceptedOn
    ? say('designScreens.paperAccepted', { day: sayDay(page.acceptedOn) })
    : say('designScreens.paperOpen', { day: sayDay(page.today) })
}
const template = () => readFile(new URL('../../../templates/ho-so-doi-chieu-mau.docx', import.meta.url))

/** The file as a Word paper, with the first two pictures of the design. */
export const dossierPaper = async (ctx: Context, code: string) => {
  const page = await openDossier(ctx, code)
  const { design } = await seenDesign(ctx.db, ctx, code)
  const pictures = []
  for (const view of (await viewsOf(ctx.db, [design.id])).slice(0, 2)) {
    const bytes = await ctx.files.read(view.sha256).catch(() => null)
    if (bytes) pictures.push({ view, ...(await thumbnailPng(bytes)) })
  }
  const data: TemplateData = {
    nhan_demo: page.demo ? say('reports.demoMark') : '',
    co_quan_chu_quan: page.head.parent,
    co_quan_ban_hanh: page.head.issuer,
    so_ky_hieu: '        /PĐC',
    trich_yeu: say('designScreens.paperSubject', { code: page.code, name: page.name }),
    thong_tin: listed(facts(page)),
    hinh: pictures.map(({ view, bytes, width, height }) => ({
      anh: { _type: 'image', source: Buffer.from(bytes), format: 'image/png', width, height, altText: page.name },
      chu_thich: view.caption ?? `${viewKinds[view.kind]} ${view.position}`,
    })),
    noi_bo: page.found
      ? say('designScreens.paperFound', { day: sayDay(page.found.day), says: page.found.says, pictures: page.found.pictures ?? 0 })
      : say('designScreens.paperUnchecked'),
    ung_vien: rows(page),
    tra_cuu: page.searches.map((each, at) => ({
      tt: String(at + 1),
      nguon: each.baseLabel,
      cau_hoi: each.query,
      ngay: sayDay(each.searchedOn),
      ket_qua: [each.verdictLabel, each.note].filter(Boolean).join('. '),
      nguoi: each.by,
    })),
    khong_tra_cuu: page.searches.length ? [] : listed([say('designScreens.paperNoSearch')]),
    ket_luan: conclusion(page),
  }
  const bytes = await renderDocument(new Uint8Array(await template()), data)
  return { bytes, name: say('designScreens.paperFile', { code }) }
}
