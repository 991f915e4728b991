/** Fairs as design briefs tie to them: found by code, shown with their day. */
import type { Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import * as store from './fairs.store.ts'

export const fairsOfBriefs = {
  find: async (_ctx: Context, tx: Tx, code: string) => (await store.selectFairs(tx, [code]))[0],
  show: async (_ctx: Context, tx: Tx, ids: readonly string[]) =>
    new Map(
      (await store.fairsById(tx, ids)).map(({ id, code, name, place, startsOn }) => [
        id,
        { code, title: name, to: `/hoi-cho/${encodeURIComponent(code)}`, note: [place, sayDay(startsOn)].filter(Boolean).join(', ') },
      ]),
    ),
}
