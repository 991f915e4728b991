/** Projects as design briefs tie to them: found by code within reach, shown with their state. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { projectStates } from './projects.schema.ts'
import * as store from './projects.store.ts'

export const projectsOfBriefs = {
  find: (ctx: Context, tx: Tx, code: string) => store.findProject(tx, ctx.reach, code),
  show: async (ctx: Context, tx: Tx, ids: readonly string[]) =>
    new Map(
      (await store.listProjects(tx, ctx.reach, { ids })).map(({ project: { id, code, name, state } }) => [
        id,
        { code, title: name, to: `/ho-so/${code}`, note: projectStates[state] },
      ]),
    ),
}
