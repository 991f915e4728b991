/** What falls due on projects, and whose work each is: for reminders and calendars. */
import type { Duty } from '../../kernel/access.ts'
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import type { Deadline } from '../notices/notices.ports.ts'
import { actorsOn } from '../people/people.actions.ts'
import { loadDuties } from '../reference/reference.actions.ts'
import { duesOf } from './deadlines.actions.ts'
import { gather, grantFor, type Known } from './facts.actions.ts'
import type { ProjectRow } from './projects.schema.ts'
import { listProjects } from './projects.store.ts'
import { projectFlow } from './projects.workflow.ts'

/** The accounts that may take the step which brings a project on, whoever they are, with the role that they would take it in. */
const actorsFor = (known: Known, people: Awaited<ReturnType<typeof actorsOn>>, duties: readonly Duty[], today: Day) => {
  const { project, facts } = known
  const steps = projectFlow.steps.filter(
    step => step.from.includes(project.state) && step.to && (step.tone ?? 'primary') === 'primary' && (step.applies?.(facts) ?? true),
  )
  return people.flatMap(person => {
    for (const step of steps) {
      const answer = grantFor(person, duties, today, known, new Set(), step)
      if ('grant' in answer) return [{ id: person.id, role: answer.grant.role }]
    }
    return []
  })
}
/** The officers whose work projects are now, by the project's id: not whoever speaks for the establishment. */
export const officersOf = async (ctx: Context, tx: Tx, projects: readonly ProjectRow[]): Promise<Map<string, string[]>> => {
  const [people, duties, knowns] = [await actorsOn(tx, ctx.today), await loadDuties(tx), await gather(ctx, tx, projects)]
  return new Map(
    knowns.map(known => [
      known.project.id,
      actorsFor(known, people, duties, ctx.today)
        .filter(({ role }) => role !== 'applicant')
        .map(({ id }) => id),
    ]),
  )
}
/** Open projects with a day to keep, and the accounts that may take the step which keeps it. */
export const projectDeadlines = async (ctx: Context, tx: Tx): Promise<Deadline[]> => {
  const city = { everywhere: true, unitIds: [], establishmentIds: [] }
  const open = await listProjects(tx, city, { open: true })
  const dues = await duesOf(
    ctx,
    tx,
    open.map(row => row.project),
  )
  const rows = open.filter(({ project }) => dues.get(project.id))
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
    const { project } = known
    const due = dues.get(project.id)!
    return {
      entity: 'project',
      recordId: project.id,
      title: say('projects.dueTitle', { code: project.code, label: due.label }),
      on: due.on,
      link: `/ho-so/${project.code}`,
      accountIds: actorsFor(known, people, duties, ctx.today).map(({ id }) => id),
    }
  })
}
