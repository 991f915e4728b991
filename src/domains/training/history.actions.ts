/** The classes of an establishment's people for its page in the register; nobody's name is told, only how many. */
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import { say } from '../../words/say.ts'
import type { HistoryPart } from '../establishments/establishments.ports.ts'
import { attendancesAt } from './history.store.ts'
import { classKinds } from './training.schema.ts'

/** Every class in the year in which it ended. A lượt is one person who completed one class. */
export const classHistory = async (ctx: Context, establishmentId: string): Promise<HistoryPart> => {
  const rows = groupBy(await attendancesAt(ctx.db, establishmentId), row => row.trained.id)
  return {
    beyond: 0,
    rows: [...rows.values()].map(attended => {
      const { trained } = attended[0]!
      const done = attended.filter(row => row.completed)
      const numbers = { came: attended.length, done: done.length }
      return {
        recordId: trained.id,
        kind: 'class' as const,
        year: Number(trained.endsOn.slice(0, 4)),
        day: trained.endsOn,
        title: trained.name,
        detail: [classKinds[trained.kind], say('establishmentScreens.attended', numbers)].join(' · '),
        counts: done.length > 0,
        to: `/lop-tap-huan/${encodeURIComponent(trained.code)}`,
        turns: done.length,
        personIds: done.map(row => row.personId),
      }
    }),
  }
}
