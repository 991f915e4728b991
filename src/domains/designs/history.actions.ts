/** An establishment's designs for its page in the register: a family counts once, what was found to be a copy not at all. */
import type { Context } from '../../kernel/context.ts'
import { say } from '../../words/say.ts'
import type { HistoryPart } from '../establishments/establishments.ports.ts'
import { Design } from './designs.schema.ts'
import { designsOf } from './history.store.ts'

/** Every design of the establishment, in the year in which it was made. */
export const designHistory = async (ctx: Context, establishmentId: string): Promise<HistoryPart> => ({
  beyond: 0,
  rows: (await designsOf(ctx.db, establishmentId)).map(design => ({
    recordId: design.id,
    kind: 'design' as const,
    year: Number(design.madeOn.slice(0, 4)),
    day: design.madeOn,
    title: design.name,
    detail: [
      design.code,
      Design.fields.source.options?.[design.source],
      design.copyFoundOn && say('establishmentScreens.designCopy'),
      design.variantOf && say('establishmentScreens.designVariant'),
    ]
      .filter(Boolean)
      .join(' · '),
    counts: design.copyFoundOn === null && design.variantOf === null,
    to: null,
  })),
})
