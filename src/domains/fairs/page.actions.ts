/** The page of a fair: when and where, who takes part, the support that went into it, the design briefs that it works for with what came back, and its days for a calendar. */
import { calendarOf } from '../../files/calendar.ts'
import type { Context } from '../../kernel/context.ts'
import { unknown } from '../../kernel/refusal.ts'
import { compareVietnamese } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { ports as noticePorts } from '../notices/notices.ports.ts'
import { briefsFor } from '../trade/briefs.actions.ts'
import { ports } from './fairs.ports.ts'
import { participationStates } from './fairs.schema.ts'
import * as store from './fairs.store.ts'

const fairOf = async (ctx: Context, code: string) => (await store.selectFairs(ctx.db, [code]))[0] ?? unknown(say('fairs.none', { code }))
/**
 * A fair as officials read it. Counts are of everybody; of those who take part only the establishments within the reader's reach are named.
 */
export const fairPage = async (ctx: Context, code: string) => {
  const fair = await fairOf(ctx, code)
  const all = await store.participantsOf(ctx.db, fair.id)
  const { everywhere, unitIds, establishmentIds } = ctx.reach
  const near = all.filter(({ establishment: { id, unitId } }) => everywhere || unitIds.includes(unitId) || establishmentIds.includes(id))
  const support = await ports.support?.(ctx, fair.id, Number(fair.startsOn.slice(0, 4)))
  const came = all.filter(({ participation }) => participation.state === 'attended')
  return {
    code: fair.code,
    name: fair.name,
    place: fair.place,
    startsOn: fair.startsOn,
    endsOn: fair.endsOn,
    over: (fair.endsOn ?? fair.startsOn) < ctx.today,
    counts: {
      attended: came.length,
      registered: all.filter(({ participation }) => participation.state === 'registered').length,
      cancelled: all.filter(({ participation }) => participation.state === 'cancelled').length,
      booths: came.reduce((sum, { participation }) => sum + (participation.booths ?? 0), 0),
    },
    participants: near
      .map(({ participation, establishment }) => ({
        code: establishment.code,
        name: establishment.name,
        state: participation.state,
        stateLabel: participationStates[participation.state],
        booths: participation.booths,
        /** Projects of which it is a beneficiary. */
        supportedBy: (support?.rows ?? []).filter(row => row.establishmentIds.includes(establishment.id)).map(row => row.code),
      }))
      .toSorted((a, b) => compareVietnamese(a.name, b.name)),
    beyond: all.length - near.length,
    support: support ? { ...support, rows: support.rows.map(({ establishmentIds: _, ...row }) => row) } : null,
    briefs: await briefsFor(ctx, 'fair', fair.id),
  }
}
/** The fair as one entry of a calendar, from its first day to its last. */
export const fairCalendar = async (ctx: Context, code: string) => {
  const { name, place, startsOn, endsOn } = await fairOf(ctx, code)
  const url = noticePorts.address && `${noticePorts.address}/hoi-cho/${encodeURIComponent(code)}`
  const title = [name, place].filter(Boolean).join(', ')
  return { name: say('fairs.calendarFile', { code }), text: calendarOf(name, [{ id: code, title, on: startsOn, until: endsOn, url }]) }
}
