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
import { tellDeciders } from './checks.actions.ts'
import type { PublicBase, SearchVerdict } from './checks.schema.ts'
import * as checks from './checks.store.ts'
import { deciderOf } from './decisions.actions.ts'
import { Design, type DesignRow, designCrafts } from './designs.schema.ts'
import { openCheck } from './found.actions.ts'
import { locarnoClasses, locarnoHeadings } from './locarno.schema.ts'
import { openDesign, searchesSaid } from './page.actions.ts'
import { mayWrite, seenDesign } from './seeing.actions.ts'
import { whyNotDecide } from './standing.rules.ts'
import { inEnglish } from './terms.rules.ts'
import { admitPicture } from './views.actions.ts'
import { viewKinds } from './views.schema.ts'
import { viewsById, viewsOf } from './views.store.ts'

const entity = Design.name

/**
 * Public databases with the page to open. Their terms forbid automatic queries (WIPO: wipo.int/reference/en/designdb/faqs_designdb.html), so a
 * person searches and writes down what they saw.
 */
const addresses: Record<Exclude<PublicBase, 'other'>, string> = {
  wipo: 'https://designdb.wipo.int/designdb/en/',
  euipo: 'https://euipo.europa.eu/eSearch/#basic/1+1+1+1/',
}
/** Texts to paste into their search boxes, one after the other: as the register has them, and in English where the words are known. */
const queriesFor = (design: DesignRow) => {
  const word = (label: string, text: string) => ({ label, text, ...inEnglish(text) })
  const words = [...new Set([design.productKind, ...(design.motifs ?? []), ...(design.materials ?? []), ...(design.techniques ?? [])])]
    .filter((text): text is string => !!text)
    .slice(0, 8)
  const together = [design.productKind ?? design.name, design.motifs?.[0], design.materials?.[0] ?? designCrafts[design.craft]]
  const heading = design.locarno && locarnoClasses[design.locarno]
  return [
    ...(heading
      ? [
          { label: say('designScreens.queryClass', { heading }), text: String(Number(design.locarno)), english: null, whole: true },
          { label: say('designScreens.queryHeading'), text: heading, english: locarnoHeadings[design.locarno!], whole: true },
        ]
      : []),
    word(say('designScreens.queryTogether'), together.filter(Boolean).join(', ')),
    word(say('designScreens.queryCraft'), designCrafts[design.craft]),
    ...words.map(text => word(say('designScreens.queryWord'), text)),
    word(say('designScreens.queryName'), design.name),
  ]
}
/** The guide to searching elsewhere, and what was found. */
export const openSearches = async (ctx: Context, code: string) => {
  const { design, maker } = await seenDesign(ctx.db, ctx, code)
  const decider = await deciderOf(ctx.db, ctx, design.id)
  return {
    bases: Object.entries(addresses).map(([base, address]) => ({ base, address })),
    queries: queriesFor(design),
    searches: await searchesSaid(ctx, design.id),
    mayAdd: await maySearch(ctx, design, maker?.unitId ?? null),
    decides: decider.decides,
    /** Why deciding is not for this reader; null when it is. */
    decideWhy: whyNotDecide(decider) ?? null,
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
    if (verdict === 'same') await tellDeciders(tx, ctx, design, say('designs.elsewhereTitle', { code }), `design-search|${row.id}`)
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
/** Takes a search off the file; it stays in the history. One that showed the same goes by whoever wrote it down, or by who decides. */
export const removeSearch = async (ctx: Context, code: string, id: string, reason: string) => {
  const design = await searchable(ctx, code)
  const search = (await checks.findSearch(ctx.db, design.id, id)) ?? unknown(say('designs.noSearch'))
  const own = search.accountId === actorOf(ctx).id
  if (search.verdict === 'same' && !own && whyNotDecide(await deciderOf(ctx.db, ctx, design.id))) refuse(say('designs.searchOfOthers'))
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
type Opened = Awaited<ReturnType<typeof openDesign>>
type Found = Awaited<ReturnType<typeof openCheck>>
const tag = (transform: string) => say(`designScreens.tag_${transform}` as 'designScreens.tag_cropped')
const concluded = (each: { verdictLabel: string; by: string; on: Day }) => `${each.verdictLabel} (${each.by}, ${sayDay(each.on)})`
/** Designs of the register that it was held against: those that the comparison found, then those that people brought themselves. */
const comparedWith = (page: Opened, found: Found | null) => {
  const candidates = (found?.candidates ?? []).filter(each => each.question === 'same' || (each.probability ?? 0) >= 0.1).slice(0, 10)
  const codes = new Set(candidates.map(each => each.other?.code))
  const brought = page.decisions.filter(each => each.own && !each.search && !each.takenBackOn && !codes.has(each.other?.code))
  const named = (other: { code: string; name: string } | null) => ({
    code: other?.code ?? say('designScreens.hiddenOther'),
    name: other?.name ?? dash,
  })
  return [
    ...candidates.map(each => ({
      ...named(each.other),
      likelihood: each.likelihood ?? dash,
      signs: each.transforms.map(tag).join(', ') || dash,
      conclusion: each.decision ? concluded(each.decision) : say('designScreens.undecided'),
    })),
    ...brought.map(each => ({
      ...named(each.other),
      likelihood: dash,
      signs: say('designScreens.broughtByPerson'),
      conclusion: concluded(each),
    })),
  ]
}
/** Pictures of the nearest designs that the reader may see, each with the asked one that it was matched to. */
const nearest = (found: Found | null) =>
  (found?.candidates ?? [])
    .filter(each => each.question === 'same')
    .flatMap(({ other, viewId, fromViewId, likelihood, transforms }) => {
      if (!other || !viewId) return []
      const words = { code: other.code, name: other.name, likelihood: likelihood ?? dash }
      const signs = transforms.map(tag).join(', ')
      return [{ code: other.code, viewId, fromViewId, says: [say('designScreens.nearPicture', words), signs].filter(Boolean).join(', ') }]
    })
    .slice(0, 3)
/** What a search elsewhere gave, with what a named person made of it where it showed the same. */
const resultOf = ({ verdictLabel, note, decision }: Opened['searches'][number]): string =>
  [verdictLabel, note, decision && say('designScreens.paperDecided', { conclusion: concluded(decision) })].filter(Boolean).join('. ')
const conclusionOf = ({ standing, acceptedOn }: Opened, today: Day): string => {
  if (standing.copy)
    return say('designScreens.paperCopy', {
      of: standing.copy.of ?? dash,
      by: standing.copy.by ?? dash,
      day: sayDay(standing.copy.on),
      reason: standing.copy.reason ?? dash,
    })
  const waits = standing.state === 'waiting' ? ` ${standing.says}.` : ''
  return (
    (acceptedOn
      ? say('designScreens.paperAccepted', { day: sayDay(acceptedOn) })
      : say('designScreens.paperOpen', { day: sayDay(today) })) + waits
  )
}
/** What stands in the file, for the page and for Word. */
export const openDossier = async (ctx: Context, code: string) => {
  const page = await openDesign(ctx, code)
  const check = page.checks.find(each => each.state === 'done')
  const found = check ? await openCheck(ctx, check.id) : null
  return {
    ...page,
    demo: ctx.demo,
    today: ctx.today,
    found,
    compared: comparedWith(page, found),
    near: nearest(found),
    searches: page.searches.map(each => ({ ...each, result: resultOf(each) })),
    conclusion: conclusionOf(page, ctx.today),
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
    [Design.fields.ownerKind.label, [page.ownerLabel, page.ownerName].filter(Boolean).join(': ')],
    [Design.fields.source.label, page.sourceLabel],
    [Design.fields.madeOn.label, sayDay(page.madeOn)],
    [Design.fields.disclosedOn.label, page.disclosedOn && sayDay(page.disclosedOn)],
  ]
    .filter((each): each is [string, string] => !!each[1])
    .map(([label, value]) => `${label}: ${value}`)
const template = () => readFile(new URL('../../../templates/ho-so-doi-chieu-mau.docx', import.meta.url))

/** A picture as a Word paper holds it; null when its file is away. */
const imageOf = async (ctx: Context, sha256: string, altText: string) => {
  const read = await ctx.files.read(sha256).catch(() => null)
  if (!read) return null
  const { bytes, width, height } = await thumbnailPng(read)
  return { _type: 'image' as const, source: Buffer.from(bytes), format: 'image/png' as const, width, height, altText }
}
/** The file as a Word paper, with the first two pictures of the design and those of the nearest ones. */
export const dossierPaper = async (ctx: Context, code: string) => {
  const page = await openDossier(ctx, code)
  const { design } = await seenDesign(ctx.db, ctx, code)
  const pictures = []
  for (const view of (await viewsOf(ctx.db, [design.id])).slice(0, 2)) {
    const image = await imageOf(ctx, view.sha256, page.name)
    if (image) pictures.push({ anh: image, chu_thich: view.caption ?? `${viewKinds[view.kind]} ${view.position}` })
  }
  const near = []
  const nearViews = new Map(
    (
      await viewsById(
        ctx.db,
        page.near.map(each => each.viewId),
      )
    ).map(view => [view.id, view]),
  )
  for (const { viewId, code: other, says } of page.near) {
    const view = nearViews.get(viewId)
    const image = view && (await imageOf(ctx, view.sha256, other))
    if (image) near.push({ anh: image, chu_thich: says })
  }
  const data: TemplateData = {
    nhan_demo: page.demo ? say('reports.demoMark') : '',
    co_quan_chu_quan: page.head.parent,
    co_quan_ban_hanh: page.head.issuer,
    so_ky_hieu: '        /PĐC',
    trich_yeu: say('designScreens.paperSubject', { code: page.code, name: page.name }),
    thong_tin: listed(facts(page)),
    hinh: pictures,
    hinh_gan: near,
    noi_bo: page.found
      ? say('designScreens.paperFound', { day: sayDay(page.found.day), says: page.found.says, pictures: page.found.pictures ?? 0 })
      : say('designScreens.paperUnchecked'),
    co_ung_vien: page.compared.length
      ? [
          {
            ung_vien: page.compared.map((each, at) => ({
              tt: String(at + 1),
              ma: each.code,
              ten: each.name,
              kha_nang: each.likelihood,
              dau_hieu: each.signs,
              ket_luan: each.conclusion,
            })),
          },
        ]
      : [],
    khong_ung_vien: page.found && !page.compared.length ? listed([say('designScreens.paperNoCandidate')]) : [],
    co_tra_cuu: page.searches.length
      ? [
          {
            tra_cuu: page.searches.map((each, at) => ({
              tt: String(at + 1),
              nguon: each.baseLabel,
              cau_hoi: each.query,
              ngay: sayDay(each.searchedOn),
              ket_qua: each.result,
              nguoi: each.by,
            })),
          },
        ]
      : [],
    khong_tra_cuu: page.searches.length ? [] : listed([say('designScreens.paperNoSearch')]),
    ket_luan: page.conclusion,
  }
  const bytes = await renderDocument(new Uint8Array(await template()), data)
  return { bytes, name: say('designScreens.paperFile', { code }) }
}
