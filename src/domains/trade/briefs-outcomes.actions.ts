/** What came back to a brief: enquiries, samples, orders, contracts; a wrong line is taken back, never deleted. */
import { keepFor } from '../../db/kept-files.ts'
import { admitFile } from '../../files/admit.ts'
import { type Column, writeWorkbook } from '../../files/workbook.ts'
import { type Context, logged } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { sayNumber } from '../../kernel/money.ts'
import { conflict, type FieldProblem, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { seenEstablishment } from '../establishments/establishments.actions.ts'
import { ports } from './briefs.ports.ts'
import { type OutcomeText, outcomeProblems } from './briefs.rules.ts'
import { type BriefRow, type OutcomeRow, outcomeKinds } from './briefs.schema.ts'
import * as store from './briefs.store.ts'
import { listBriefs } from './briefs-keeping.actions.ts'
import { marketName } from './markets.rules.ts'

const briefOf = async (tx: Tx, code: string, lock = false): Promise<BriefRow> =>
  (await store.findBrief(tx, code, lock)) ?? unknown(say('briefs.none', { code }))
const recorded = ({ id, createdAt, ...values }: OutcomeRow): Record<string, unknown> => ({ outcome: id, ...values })

const designProblems = async (tx: Tx, designCode: string | null): Promise<FieldProblem[]> =>
  designCode && ports.designExists && !(await ports.designExists(tx, designCode))
    ? [{ path: 'designCode', message: say('briefs.noDesign', { code: designCode }) }]
    : []
/** Writes down an outcome. An establishment named must be one that the writer may see. */
export const addOutcome = (ctx: Context, code: string, { establishment, ...input }: OutcomeText) =>
  ctx.db.transaction(async tx => {
    const brief = await briefOf(tx, code, true)
    if (brief.state === 'draft') refuse(say('briefs.outcomeOfDraft'))
    const problems = [...outcomeProblems({ establishment, ...input }, brief, ctx.today), ...(await designProblems(tx, input.designCode))]
    if (problems.length) invalid(problems.map(({ message }) => message).join(' '), problems)
    const seller = establishment ? (await seenEstablishment(tx, ctx, establishment)).establishment : null
    const row = await store.insertOutcome(tx, { ...input, briefId: brief.id, establishmentId: seller?.id ?? null })
    await logged(tx, ctx, { entity: 'brief', recordId: brief.id, action: 'outcome', values: recorded(row) })
    return { id: row.id }
  })

const heldOutcome = async (tx: Tx, code: string, id: string) => {
  const brief = await briefOf(tx, code, true)
  const row = (await store.findOutcome(tx, brief.id, id)) ?? unknown(say('briefs.noOutcome'))
  if (row.takenBackOn) conflict(say('briefs.outcomeGone', { day: sayDay(row.takenBackOn) }))
  return { brief, row }
}
/** Takes a wrong line back: it stays in sight, struck out, with who and why in the record of acts, and counts no more. */
export const takeOutcomeBack = (ctx: Context, code: string, id: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const { brief, row } = await heldOutcome(tx, code, id)
    const changed = await store.updateOutcome(tx, row.id, { takenBackOn: ctx.today, takenBackWhy: reason })
    await logged(tx, ctx, { entity: 'brief', recordId: brief.id, action: 'outcome_back', values: recorded(changed), reason })
    return { id }
  })
/** Attaches the paper of an outcome (order, contract, message), once; its content is told by its bytes. */
export const attachOutcomePaper = async (ctx: Context, code: string, id: string, file: UploadedFile) => {
  const { bytes, fileName } = await admitFile(file)
  await briefOf(ctx.db, code)
  return keepFor(ctx, [bytes], (sha256 = '') =>
    ctx.db.transaction(async tx => {
      const { brief, row } = await heldOutcome(tx, code, id)
      if (row.paper) conflict(say('briefs.paperThere'))
      await store.updateOutcome(tx, row.id, { paper: sha256, paperName: fileName })
      await logged(tx, ctx, { entity: 'brief', recordId: brief.id, action: 'outcome_paper', values: { outcome: id, sha256 } })
      return { id }
    }),
  )
}
/** The paper of an outcome, for officers. */
export const readOutcomePaper = async (ctx: Context, code: string, id: string) => {
  const brief = await briefOf(ctx.db, code)
  const row = await store.findOutcome(ctx.db, brief.id, id)
  if (!row?.paper) return unknown(say('briefs.noOutcome'))
  const name = row.paperName ?? 'chung-tu'
  return { bytes: await ctx.files.read(row.paper), name, mediaType: mediaTypeOf(name) }
}
const types: Readonly<Record<string, string>> = { pdf: 'application/pdf', jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png' }
const mediaTypeOf = (name: string) => types[name.toLowerCase().split('.').at(-1) ?? ''] ?? 'application/octet-stream'

/** Which briefs led to orders, as a workbook: one sheet of briefs, one of the outcomes they rest on. */
export const outcomesWorkbook = async (ctx: Context): Promise<Uint8Array> => {
  const [lines, briefs] = [await listBriefs(ctx), await store.listBriefs(ctx.db)]
  const codes = new Map(briefs.map(({ id, code }) => [id, code]))
  const outcomes = await store.listOutcomes(ctx.db, [...codes.keys()])
  const sellers = await store.sellersOf(
    ctx.db,
    ctx.reach,
    outcomes.flatMap(({ establishmentId }) => (establishmentId ? [establishmentId] : [])),
  )
  const kinds = Object.keys(outcomeKinds) as (keyof typeof outcomeKinds)[]
  const attachedLabels = lines[0]?.attached.map(({ label }) => label) ?? []
  const day = (value: string | null) => value
  return writeWorkbook([
    {
      name: say('briefs.sheetBriefs'),
      title: [say('briefs.sheetTitle'), say('briefs.sheetDay', { day: sayDay(ctx.today) })],
      columns: [
        { header: say('briefs.colCode'), width: 14 },
        { header: say('briefs.colTitle'), width: 44 },
        { header: say('briefs.colCraft'), width: 22 },
        { header: say('briefs.colMarkets'), width: 26 },
        { header: say('briefs.colPublished'), kind: 'date' },
        ...attachedLabels.map((header): Column => ({ header, kind: 'int', width: 14 })),
        ...kinds.map((kind): Column => ({ header: outcomeKinds[kind], kind: 'int', width: 14 })),
        { header: say('briefs.colValue'), width: 30 },
        { header: say('briefs.colFirstOrder'), kind: 'date' },
      ],
      rows: lines.map(line => [
        line.code,
        line.title,
        line.craftLabel,
        line.markets.map(({ name }) => name).join('; '),
        day(line.publishedOn),
        ...line.attached.map(({ count }) => count),
        ...kinds.map(kind => line.counts[kind]),
        line.values.map(({ currency, value }) => `${sayNumber(value)} ${currency}`).join('; ') || null,
        day(line.firstOrderOn),
      ]),
      notes: [say('briefs.sheetNote')],
    },
    {
      name: say('briefs.sheetOutcomes'),
      columns: [
        { header: say('briefs.colCode'), width: 14 },
        { header: say('briefs.colKind'), width: 18 },
        { header: say('briefs.colDay'), kind: 'date' },
        { header: say('briefs.colBuyer'), width: 34 },
        { header: say('briefs.colCountry'), width: 18 },
        { header: say('briefs.colSeller'), width: 34 },
        { header: say('briefs.colDesign'), width: 16 },
        { header: say('briefs.colQuantity'), kind: 'number' },
        { header: say('briefs.colUnit'), width: 12 },
        { header: say('briefs.colAmount'), kind: 'number' },
        { header: say('briefs.colCurrency'), width: 10 },
        { header: say('briefs.colTakenBack'), width: 34 },
      ],
      rows: outcomes.map(row => [
        codes.get(row.briefId) ?? null,
        outcomeKinds[row.kind],
        row.happenedOn,
        row.buyer,
        row.country && marketName(row.country),
        (row.establishmentId && sellers.get(row.establishmentId)?.name) || null,
        row.designCode,
        row.quantity,
        row.unit,
        row.value,
        row.currency,
        row.takenBackOn && `${sayDay(row.takenBackOn)}: ${row.takenBackWhy ?? ''}`,
      ]),
    },
  ])
}
