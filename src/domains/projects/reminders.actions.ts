/** What falls due on projects, and whose work each is: for reminders and calendars. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import type { Deadline } from '../notices/notices.ports.ts'
import { actorsOn } from '../people/people.actions.ts'
import { loadDuties } from '../reference/reference.actions.ts'
import { dueOf } from './deadlines.rules.ts'
import { gather, grantFor } from './facts.actions.ts'
import { listProjects } from './projects.store.ts'
import { projectFlow } from './projects.workflow.ts'

/** Open projects with a day to keep, and the accounts that may take the step which keeps it. */
export const projectDeadlines = async (ctx: Context, tx: Tx): Promise<Deadline[]> => {
  const city = { everywhere: true, unitIds: [], establishmentIds: [] }
  const rows = (await listProjects(tx, city, { open: true })).filter(({ project }) => dueOf(project, ctx.today))
  if (!rows.length) return []
  const [people, duties, knowns] = [
    await actorsOn(tx, ctx.today),
    await loadDuties(tx),
    await gather(
      ctx,
      tx,
      rows.map(row => row.project),
    ),
  ]
  return knowns.map(known => {
    const { project, facts } = known
    const due = dueOf(project, ctx.today)!
    const steps = projectFlow.steps.filter(
      step => step.from.includes(project.state) && step.to && (step.tone ?? 'primary') === 'primary' && (step.applies?.(facts) ?? true),
    )
    return {
      entity: 'project',
      recordId: project.id,
      title: say('projects.dueTitle', { code: project.code, label: due.label }),
      on: due.on,
      link: `/ho-so/${project.code}`,
      accountIds: people
        .filter(person => steps.some(step => 'grant' in grantFor(person, duties, ctx.today, known, new Set(), step)))
        .map(person => person.id),
    }
  })
}
