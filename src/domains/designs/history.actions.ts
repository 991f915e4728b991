/** An establishment's designs for its page in the register: a family counts once, what was found to be a copy not at all. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { RowOf } from '../../kernel/entity.ts'
import { say } from '../../words/say.ts'
import type { HistoryPart, HistoryRow } from '../establishments/establishments.ports.ts'
import { Design } from './designs.schema.ts'
import { designsOf } from './history.store.ts'

/** Every design of the establishment, in the year in which it was made; as of a day, only copies found by then are copies. */
export const designHistory = async (ctx: Context, establishmentId: string, asOf?: Day): Promise<HistoryPart> => ({
  beyond: 0,
  rows: (await designsOf(ctx.db, establishmentId)).map(row => rowOf(row, asOf)),
})
const rowOf = (design: RowOf<typeof Design>, asOf: Day | undefined): HistoryRow => {
  const copy = design.copyFoundOn !== null && (asOf === undefined || design.copyFoundOn <= asOf)
  return {
    recordId: design.id,
    kind: 'design',
    year: Number(design.madeOn.slice(0, 4)),
    day: design.madeOn,
    title: design.name,
    detail: [
      design.code,
      Design.fields.source.options?.[design.source],
      copy && say('establishmentScreens.designCopy'),
      design.variantOf && say('establishmentScreens.designVariant'),
    ]
      .filter(Boolean)
      .join(' · '),
    counts: !copy && design.variantOf === null,
    to: `/mau-san-pham/${encodeURIComponent(design.code)}`,
  }
}
