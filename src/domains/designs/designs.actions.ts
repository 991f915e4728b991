/** The register's verbs on designs: bring in, register, correct; what other domains may ask of designs. */
import { type Context, logged } from '../../kernel/context.ts'
import { type Day, sayDay } from '../../kernel/dates.ts'
import { eraseVersions, type Tx } from '../../kernel/log.ts'
import { invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { takeNumber } from '../reference/reference.actions.ts'
import { takesDesigns } from '../trade/briefs.rules.ts'
import { ports } from './designs.ports.ts'
import { Design, type DesignRow, namedOwners } from './designs.schema.ts'
import * as store from './designs.store.ts'
import { heldDesign } from './seeing.actions.ts'
import { addViews, type NewView } from './views.actions.ts'

export { checkDesign, erasePhotoChecks } from './checks.actions.ts'
export { acceptDesign } from './decisions.actions.ts'
export type { DesignDraft } from './designs.store.ts'
export { type Standing, standingOf } from './standing.actions.ts'
export type { NewView } from './views.actions.ts'

/** The designs that have these codes. */
export const designsByCode = async (tx: Tx, codes: readonly string[]) =>
  new Map((await store.selectDesigns(tx, codes)).map(row => [row.code, row]))
/** Codes of the register that are one of these but for capital and small letters: to a reader the same code. */
export const codesAlike = (tx: Tx, codes: readonly string[]): Promise<string[]> => store.codesAlike(tx, codes)
export const takeInDesigns = async (tx: Tx, rows: readonly store.DesignDraft[]): Promise<void> => {
  await store.insertDesigns(tx, rows)
}
/** What the log may keep of a design: not its author, nor its owner's name. */
export const recordedDesign = (row: store.DesignDraft): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !Design.personal.includes(key) && key !== 'createdAt'))

/** What whoever registers a design says of it; codes and marks of acceptance are the register's own. */
export type DesignValues = Omit<
  typeof Design.table.$inferInsert,
  'id' | 'createdAt' | 'code' | 'declaredOn' | 'acceptedOn' | 'copyFoundOn' | 'copyReason' | 'openedOn' | 'openedBasis'
> & { code?: string | undefined; declaredOn?: Day | undefined }

const wrong = (path: string, message: string) => invalid(message, [{ path, message }])
const checkDays = (ctx: Context, values: { madeOn: Day; declaredOn: Day; disclosedOn?: Day | null | undefined }) => {
  for (const key of ['madeOn', 'declaredOn', 'disclosedOn'] as const) {
    const day = values[key]
    if (day && day > ctx.today) wrong(key, say('designs.dateFuture', { label: Design.fields[key].label, today: sayDay(ctx.today) }))
  }
  if (values.madeOn > values.declaredOn) wrong('madeOn', say('designs.madeAfter'))
  if (values.disclosedOn && values.disclosedOn < values.madeOn) wrong('disclosedOn', say('designs.disclosedBefore'))
}
const checkOwner = ({ ownerKind, ownerName }: Pick<DesignValues, 'ownerKind' | 'ownerName'>) => {
  if (ownerName && !(ownerKind && namedOwners.includes(ownerKind))) wrong('ownerName', say('designs.ownerElsewhere'))
}
const checkPrice = ({ priceMin, priceMax }: Pick<DesignValues, 'priceMin' | 'priceMax'>) => {
  if (typeof priceMin === 'number' && typeof priceMax === 'number' && priceMin > priceMax) wrong('priceMax', say('designs.priceOrder'))
}

/**
 * Registers a design with its views, in the caller's transaction; the caller has said who may. Dates default to the business day. The
 * views are described in the background, so that later checks find them; `checkDesign` asks for its own.
 * @param values `establishmentId`, `briefId` and `variantOf` are ids; a variant of a variant belongs to the same original
 */
export const registerDesign = async (
  tx: Tx,
  ctx: Context,
  values: DesignValues,
  views: readonly NewView[],
): Promise<{ id: string; code: string }> => {
  const declaredOn = values.declaredOn ?? ctx.today
  checkDays(ctx, { ...values, declaredOn })
  checkPrice(values)
  checkOwner(values)
  const code = values.code ?? (await takeNumber(tx, `MAU-${values.madeOn.slice(0, 4)}`, 4))
  const [taken] = await store.codesAlike(tx, [code])
  if (taken !== undefined) wrong('code', say('designs.codeTaken', { code: taken }))
  const variantOf = values.variantOf ? (await store.familyOf(tx, values.variantOf))[0]?.id : null
  const row = await store.insertDesign(tx, { ...values, code, declaredOn, variantOf: variantOf ?? null })
  await logged(tx, ctx, { entity: Design.name, recordId: row.id, action: 'create', values: recordedDesign(row) })
  if (views.length) await addViews(tx, ctx, row, views)
  return { id: row.id, code }
}

/** What a form sends: links by code. */
export interface DesignInput extends Omit<DesignValues, 'establishmentId' | 'briefId' | 'variantOf' | 'code'> {
  establishmentCode?: string | null | undefined
  briefCode?: string | null | undefined
  original?: string | null | undefined
}
const linked = async (tx: Tx, ctx: Context, input: DesignInput, self: DesignRow | null) => {
  const { establishmentCode, briefCode, original, ...values } = input
  const maker = establishmentCode ? await store.findMaker(tx, ctx.reach, establishmentCode) : null
  if (maker === undefined) wrong('establishmentCode', say('designs.noMaker', { code: establishmentCode ?? '' }))
  if (!maker && !ctx.reach.everywhere) wrong('establishmentCode', say('designs.makerNeeded'))
  const brief = briefCode ? await store.findBrief(tx, briefCode) : null
  if (brief === undefined) wrong('briefCode', say('designs.noBrief', { code: briefCode ?? '' }))
  // What answers a brief already goes on answering it; a new answer needs one that takes designs.
  if (brief && brief.id !== self?.briefId && !takesDesigns(brief, ctx.today))
    wrong('briefCode', say('designs.briefShut', { code: brief.code }))
  const root = original ? (await store.findDesign(tx, ctx.reach, original))?.design : null
  if (root === undefined) wrong('original', say('designs.noOriginal', { code: original ?? '' }))
  const family = root ? await store.familyOf(tx, root.id) : []
  if (self && family.some(each => each.id === self.id) && root?.id !== self.variantOf) wrong('original', say('designs.ownVariant'))
  return {
    ...values,
    establishmentId: maker?.mergedInto ?? maker?.id ?? null,
    briefId: brief?.id ?? null,
    variantOf: family[0]?.id ?? null,
  }
}
/** Registers a design from the form. */
export const createDesign = (ctx: Context, input: DesignInput) =>
  ctx.db.transaction(async tx => registerDesign(tx, ctx, await linked(tx, ctx, input, null), []))
/** Corrects a design; what it was stays in its versions. */
export const correctDesign = (ctx: Context, code: string, input: DesignInput & { revision: number; reason?: string | undefined }) =>
  ctx.db.transaction(async tx => {
    const { revision, reason, ...given } = input
    const before = await heldDesign(tx, ctx, code, revision)
    if (before.acceptedOn && given.madeOn !== before.madeOn) wrong('madeOn', say('designs.madeSettled'))
    const values = await linked(tx, ctx, given, before)
    checkDays(ctx, { ...values, declaredOn: values.declaredOn ?? before.declaredOn })
    checkPrice(values)
    checkOwner(values)
    const row = await store.updateDesign(tx, before.id, values)
    await logged(tx, ctx, { entity: Design.name, recordId: row.id, action: 'correct', values: recordedDesign(row), reason: reason ?? null })
    return { id: row.id, code }
  })

/** Of the designs with these codes, those whose picture the reader can be shown: a screen asks for no other. */
export const picturedDesigns = (ctx: Context, codes: readonly string[]): Promise<ReadonlySet<string>> =>
  store.picturedCodes(ctx.db, ctx.reach, codes)
/** Says who made a design that came in without a name, such as an entry of a contest once its result is confirmed. */
export const nameAuthor = async (tx: Tx, ctx: Context, id: string, author: string): Promise<void> => {
  await store.updateDesign(tx, id, { author })
  await logged(tx, ctx, { entity: 'design', recordId: id, action: 'name_author', values: { fields: ['author'] } })
}
/** Whether the register holds a design of this code; wired to the briefs. */
export const designCodeExists = async (tx: Tx, code: string): Promise<boolean> => (await store.selectDesigns(tx, [code])).length > 0
/** Designs that answer briefs, those within reach by name; wired to the briefs. A copy answers none, a variant only its original. */
export const answersToBriefs = async (ctx: Context, tx: Tx, briefIds: readonly string[]) => {
  const rows = (await store.answering(tx, briefIds)).filter(({ design }) => design.variantOf === null)
  const ids = rows.map(({ design }) => design.id)
  const seen = await store.seenIds(tx, ctx.reach, ids)
  const concealed = (await ports.concealed?.(tx, ids)) ?? new Set<string>()
  const shown = ({ design, maker }: (typeof rows)[number]) => ({
    code: design.code,
    title: design.name,
    to: `/mau-san-pham/${encodeURIComponent(design.code)}`,
    note: concealed.has(design.id) ? null : (maker?.name ?? null),
  })
  return new Map(
    briefIds.map(id => {
      const own = rows.filter(({ design }) => design.briefId === id)
      return [
        id,
        {
          count: own.length,
          rows: own
            .filter(({ design }) => seen.has(design.id))
            .slice(0, 20)
            .map(shown),
        },
      ]
    }),
  )
}

/** Takes the name of its author or of its owner off a design, in its row and history; the design stays counted. */
export const eraseOnDesign = async (tx: Tx, ctx: Context, id: string, field: 'author' | 'ownerName', reason: string): Promise<void> => {
  await store.emptyName(tx, id, field)
  await eraseVersions(tx, 'design', id, [field])
  await logged(tx, ctx, { entity: 'design', recordId: id, action: 'erase', values: { fields: [field] }, reason })
}
