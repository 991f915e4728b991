/** Which installation this is: real, or a demonstration of one of the sets. */

import type { Database } from '../db/connect.ts'
import { type DemoSet, demoSets } from '../domains/demo.ts'
import { isDay, today } from '../kernel/dates.ts'
import { invalid, refuse } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'

/** Whether this is a demonstration and of which set, and the business day. `KHUYENCONG_DEMO=0` is a real installation, which has today's date only. */
export const modeOf = (env: NodeJS.ProcessEnv): { set: DemoSet | null; day: () => string } => {
  const set = env.KHUYENCONG_DEMO === '0' ? null : ((env.KHUYENCONG_DEMO_SET ?? 'ha-noi-2024') as DemoSet)
  const given = env.KHUYENCONG_TODAY
  if (set !== null && !(set in demoSets)) return invalid(say('server.badSet', { sets: Object.keys(demoSets).join(', ') }))
  if (given !== undefined && set === null) invalid(say('server.demoDateOnly'))
  if (given !== undefined && !isDay(given)) invalid(say('server.badDate', { value: given }))
  return { set, day: set === null ? () => today() : () => given ?? demoSets[set].day }
}
/** Each demo set has a database of its own, so that trying one leaves the other and a real installation alone. */
export const databaseOf = (set: DemoSet | null) => (set === null ? 'khuyencong' : `khuyencong_demo_${set.replaceAll('-', '_')}`)

/**
 * A database is of one installation for good: real, or of one demo set. Writes the mark into a fresh one and refuses another's, so that no
 * omission seeds personas into real books or sets their date.
 */
export const claim = async ({ pool }: Database, set: DemoSet | null): Promise<void> => {
  const mine = set ?? 'real'
  await pool.query(
    `insert into setting (key, value, valid_from, source, confidence) values ('installation', to_jsonb($1::text), '2012-07-05', 'khuyencong start', 'S') on conflict do nothing`,
    [mine],
  )
  const { rows } = await pool.query<{ value: string }>(`select value from setting where key = 'installation'`)
  const theirs = rows[0]?.value
  if (theirs !== mine) refuse(say(theirs === 'real' ? 'server.isReal' : 'server.isDemo', { set: theirs ?? '' }))
}
