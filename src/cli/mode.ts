/** Which installation this is: real, or a demonstration of one of the sets. */
import { type DemoSet, demoSets } from '../domains/demo.ts'
import { isDay, today } from '../kernel/dates.ts'
import { invalid } from '../kernel/refusal.ts'
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
