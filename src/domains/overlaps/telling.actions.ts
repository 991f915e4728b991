/** Telling the officers whose work a project is that something likely was found of it: once for each finding, naming projects by code only. */
import { createHash } from 'node:crypto'
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { notify } from '../notices/notices.actions.ts'
import { knownProjects } from '../projects/projects.actions.ts'
import { endedStates } from '../projects/projects.schema.ts'
import { officersOf } from '../projects/reminders.actions.ts'
import type { OverlapDraft } from './overlaps.store.ts'

const everywhere = { everywhere: true, unitIds: [], establishmentIds: [] }
/** One notice a project, however many were found of it at once. What is merely possible waits in the queue without a word. */
export const tellOfficers = async (ctx: Context, tx: Tx, found: readonly OverlapDraft[]): Promise<void> => {
  const sides = found
    .filter(({ likelihood }) => likelihood !== 'possible')
    .flatMap(one => [one.projectId, one.otherProjectId].flatMap(id => (id ? [{ id, one }] : [])))
  if (!sides.length) return
  const byProject = groupBy(sides, ({ id }) => id)
  const known = await knownProjects({ ...ctx, reach: everywhere }, tx, { ids: [...byProject.keys()] })
  const projects = known.map(({ project }) => project).filter(({ state }) => !endedStates.includes(state))
  const officers = await officersOf(ctx, tx, projects)
  for (const project of projects) {
    const own = byProject.get(project.id)!.map(({ one }) => one)
    const pairs = own.map(({ projectId, otherProjectId, otherRowId }) => `${projectId} ${otherProjectId ?? otherRowId}`).sort()
    await notify(tx, ctx, {
      to: { accountIds: officers.get(project.id) ?? [] },
      title: say('overlaps.told', { code: project.code, count: own.length }),
      text: say('overlaps.toldText'),
      link: `/ho-so/${project.code}`,
      entity: 'project',
      recordId: project.id,
      key: `overlap-${project.id}-${createHash('sha256').update(pairs.join()).digest('hex').slice(0, 16)}`,
    })
  }
}
