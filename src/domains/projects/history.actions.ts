/** An establishment's projects, machines, checks and papers for its page in the register. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import type { HistoryPart, HistoryRow, ProjectPaper } from '../establishments/establishments.ports.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import * as history from './history.store.ts'
import { ports } from './projects.ports.ts'
import { type ProjectRow, type ProjectState, paperKinds, projectStates } from './projects.schema.ts'
import { listProjects } from './projects.store.ts'
import { stateOn } from './state-on.rules.ts'

const everywhere = { everywhere: true, unitIds: [], establishmentIds: [] }
const pageOf = (project: ProjectRow) => `/ho-so/${project.code}`
/** The establishment's projects within reach, and how many lie beyond it. */
const within = async (ctx: Context, establishmentId: string, asOf?: Day) => {
  const filed = ({ project }: { project: ProjectRow }) => !asOf || (project.submittedOn !== null && project.submittedOn <= asOf)
  const rows = (await listProjects(ctx.db, ctx.reach, { establishmentId })).filter(filed)
  const all = ctx.reach.everywhere ? rows : (await listProjects(ctx.db, everywhere, { establishmentId })).filter(filed)
  return { projects: rows.map(row => row.project), beyond: all.length - rows.length }
}
const dead = (state: ProjectState) => state === 'rejected' || state === 'stopped'
/** Whether a day had come by another one; always, when none is asked for. */
const by = (day: Day | null, asOf: Day | undefined) => asOf === undefined || (day !== null && day <= asOf)

/** Days on which somebody looked at a project: the local survey, checks of progress, acceptance. */
const checksOf = (project: ProjectRow, days: readonly { id: string; day: string }[]): HistoryRow[] => {
  const row = (recordId: string, day: string | null, what: string): HistoryRow[] =>
    day
      ? [
          {
            recordId,
            kind: 'check',
            year: Number(day.slice(0, 4)),
            day,
            title: what,
            detail: [project.code, project.name].join(' · '),
            counts: true,
            to: pageOf(project),
          },
        ]
      : []
  return [
    ...row(project.id, project.surveyedOn, say('establishmentScreens.checkSurvey')),
    ...days.flatMap(each => row(each.id, each.day, say('establishmentScreens.checkProgress'))),
    ...row(project.id, project.acceptedOn, say('establishmentScreens.checkAccept')),
  ]
}

/** Projects in their plan year with the support approved and settled, and the checks that they brought; as they stood on a day, when asked. */
export const projectHistory = async (ctx: Context, establishmentId: string, asOf?: Day): Promise<HistoryPart> => {
  const { projects, beyond } = await within(ctx, establishmentId, asOf)
  const ids = projects.map(project => project.id)
  const money = await ports.money?.(ctx.db, projects)
  const shares = await history.sharersOf(ctx.db, ids)
  const checks = await history.checksOf(ctx.db, ids)
  return {
    beyond,
    rows: projects.flatMap(project => {
      const held = money?.get(project.id)
      const sharedBy = shares.get(project.id) ?? 1
      const state = asOf ? (stateOn(project, asOf) ?? project.state) : project.state
      return [
        {
          recordId: project.id,
          kind: 'project' as const,
          year: project.year,
          day: project.submittedOn,
          title: project.name,
          detail: [
            project.code,
            activityLabels[project.activity],
            projectStates[state],
            sharedBy > 1 && say('establishmentScreens.sharedBy', { count: sharedBy }),
          ]
            .filter(Boolean)
            .join(' · '),
          counts: !dead(state),
          to: pageOf(project),
          approved: by(project.plannedOn, asOf) ? (held?.approved ?? null) : null,
          settled: by(project.settledOn, asOf) ? (held?.settlement ?? null) : null,
          sharedBy,
        },
        ...checksOf(
          project,
          checks.filter(each => each.projectId === project.id),
        ),
      ]
    }),
  }
}
/** Machines that projects brought to the establishment, in the plan year of the project; counted once they are accepted. */
export const machineHistory = async (ctx: Context, establishmentId: string): Promise<HistoryPart> => {
  const machines = await history.machinesOf(ctx.db, establishmentId)
  const seen = new Set(
    (await listProjects(ctx.db, ctx.reach, { ids: [...new Set(machines.map(({ project }) => project.id))] })).map(row => row.project.id),
  )
  const rows = machines.filter(({ project }) => seen.has(project.id))
  return {
    beyond: machines.length - rows.length,
    rows: rows.map(({ machine, project }) => ({
      recordId: machine.id,
      kind: 'machine' as const,
      year: project.year,
      day: project.acceptedOn,
      title: machine.name,
      detail: [
        machine.maker,
        machine.serial && say('establishmentScreens.serial', { serial: machine.serial }),
        project.code,
        projectStates[project.state],
      ]
        .filter(Boolean)
        .join(' · '),
      counts: project.acceptedOn !== null,
      to: pageOf(project),
    })),
  }
}
/** Papers of the establishment's projects within reach. */
export const projectPapers = async (ctx: Context, establishmentId: string): Promise<ProjectPaper[]> => {
  const { projects } = await within(ctx, establishmentId)
  const of = new Map(projects.map(project => [project.id, project]))
  return (await history.papersOfProjects(ctx.db, [...of.keys()])).map(
    ({ paper: { id, projectId, kind, number, issuedOn, fileName, size }, addedOn }) => ({
      id,
      projectCode: of.get(projectId)?.code ?? '',
      projectName: of.get(projectId)?.name ?? '',
      kindLabel: paperKinds[kind],
      number,
      issuedOn,
      fileName,
      size,
      addedOn,
    }),
  )
}
