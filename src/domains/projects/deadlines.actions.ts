/** When projects are due, with the clocks of those that came through a call. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Clock } from './clock.rules.ts'
import { type Due, dueOf, handledStates } from './deadlines.rules.ts'
import { ports } from './projects.ports.ts'
import type { ProjectRow } from './projects.schema.ts'

/** The clocks of projects, by id; a project that did not come through a call has none. */
export const clocksOf = async (ctx: Context, tx: Tx, projects: readonly ProjectRow[]): Promise<Map<string, Clock>> => {
  const ids = projects.map(({ id }) => id)
  return (ids.length && (await ports.clocks?.(ctx, tx, ids))) || new Map()
}
/** What is due on projects today, by id; null where nothing is. */
export const duesOf = async (ctx: Context, tx: Tx, projects: readonly ProjectRow[]): Promise<Map<string, Due | null>> => {
  const clocks = await clocksOf(
    ctx,
    tx,
    projects.filter(({ state }) => handledStates.includes(state)),
  )
  return new Map(projects.map(project => [project.id, dueOf(project, ctx.today, clocks.get(project.id))]))
}
