/** The fairs of an establishment for its page in the register: only those that it came to are counted. */
import type { Context } from '../../kernel/context.ts'
import { say } from '../../words/say.ts'
import type { HistoryPart } from '../establishments/establishments.ports.ts'
import { participationStates } from './fairs.schema.ts'
import { fairsOf } from './history.store.ts'

/** Every participation, in the year in which the fair began. */
export const fairHistory = async (ctx: Context, establishmentId: string): Promise<HistoryPart> => ({
  beyond: 0,
  rows: (await fairsOf(ctx.db, establishmentId)).map(({ participation, fair }) => ({
    recordId: participation.id,
    kind: 'fair' as const,
    year: Number(fair.startsOn.slice(0, 4)),
    day: fair.startsOn,
    title: fair.name,
    detail: [
      fair.place,
      participationStates[participation.state],
      participation.booths && say('establishmentScreens.booths', { count: participation.booths }),
    ]
      .filter(Boolean)
      .join(' · '),
    counts: participation.state === 'attended',
    to: `/hoi-cho/${encodeURIComponent(fair.code)}`,
  })),
})
