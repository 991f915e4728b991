/** Re-judging: what a draft of law would change for open projects, which kept appraisals stand on older law, and asking for new ones. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import { invalid, refuse } from '../../kernel/refusal.ts'
import type { Finding } from '../../kernel/rules.ts'
import { say } from '../../words/say.ts'
import { latestAppraisals, lawInForce } from '../appraisal/appraisal.actions.ts'
import { amountOf, changeUnder } from '../appraisal/change.rules.ts'
import { type Comparison, compareFindings } from '../appraisal/compare.rules.ts'
import { draftsNamed } from '../appraisal/documents.actions.ts'
import { holdersOf, notify } from '../notices/notices.actions.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import { loadCases } from './cases.actions.ts'
import { gather } from './facts.actions.ts'
import { projectStates } from './projects.schema.ts'
import { listProjects } from './projects.store.ts'
import { insertRejudgement, openRejudgements } from './rejudge.store.ts'

/** What a finding says, for a table of two sides. */
const sideOf = (finding: Finding | null) =>
  finding && { says: finding.says, weight: finding.weight, article: finding.article, arithmetic: finding.arithmetic ?? null }
const sidesOf = ({ rule, title, scope, before, after }: Comparison) => ({
  ...{ rule, title, scope, before: sideOf(before), after: sideOf(after) },
})
export interface ChangedProject {
  code: string
  name: string
  unitName: string
  activityLabel: string
  stateLabel: string
  requested: number
  before: { amount: number | null; arithmetic: string | null }
  after: { amount: number | null; arithmetic: string | null }
  /** After less before; null where a side has no norm. */
  difference: number | null
  changes: ReturnType<typeof sidesOf>[]
}
/** Sums of one kind: how many projects change and by how much. */
const sumsBy = (rows: readonly ChangedProject[], nameOf: (row: ChangedProject) => string) =>
  [...groupBy(rows, nameOf)]
    .map(([name, own]) => ({ name, projects: own.length, difference: own.reduce((sum, row) => sum + (row.difference ?? 0), 0) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))

/**
 * Judges every open project within reach twice on a day: by the law in force, and as if the drafts had been adopted. A day that a project has
 * passed stays its own, so only what the drafts' versions decide can change. Nothing is written.
 * @param on stands in for days that have not come: submission of a draft, approval of what waits for it
 */
export const previewDrafts = async (ctx: Context, { documents, on }: { documents: readonly string[]; on?: Day | undefined }) => {
  const drafts = await draftsNamed(ctx.db, documents)
  const from = drafts.map(({ inForceFrom }) => inForceFrom).sort()[0] ?? ctx.today
  const day = on ?? (from > ctx.today ? from : ctx.today)
  // An administrator adopts, and sees no project: told how many change, where and by how much, for the whole city, but not which.
  const named = ctx.actor === null || holds(ctx.actor, 'leader', 'appraiser')
  const reach = named ? ctx.reach : { everywhere: true, unitIds: [], establishmentIds: [] }
  const rows = await listProjects(ctx.db, reach, { open: true })
  const projects = rows.map(({ project }) => project)
  const now = await lawInForce(ctx.db)
  const cases = await loadCases(ctx.db, ctx.db, projects, day, now.norms)
  const then = await lawInForce(
    ctx.db,
    drafts.map(({ id }) => id),
  )
  const changed = rows.flatMap(({ project, unitName }): ChangedProject[] => {
    const change = changeUnder(cases.get(project.id)!, now, then)
    if (!change) return []
    const { before, after } = change
    return [
      {
        code: project.code,
        name: project.name,
        unitName,
        activityLabel: activityLabels[project.activity],
        stateLabel: projectStates[project.state],
        requested: project.requested,
        ...{ before, after },
        difference: before.amount === null || after.amount === null ? null : after.amount - before.amount,
        changes: change.comparisons.map(sidesOf),
      },
    ]
  })
  const counted = changed.filter(({ difference }) => difference !== null)
  const sum = (side: 'before' | 'after') => counted.reduce((total, row) => total + (row[side].amount ?? 0), 0)
  return {
    documents: drafts.map(({ id, number, title, inForceFrom }) => ({ id, number, title, inForceFrom })),
    on: day,
    considered: rows.length,
    changed: changed.length,
    /** Of those, the ones without an amount on either side: no sum counts them. */
    undetermined: changed.length - counted.length,
    /** Whether this reader is told which projects. */
    named,
    rows: named ? changed : [],
    totals: { before: sum('before'), after: sum('after'), difference: sum('after') - sum('before') },
    byUnit: sumsBy(changed, row => row.unitName),
    byActivity: sumsBy(changed, row => row.activityLabel),
  }
}

/** Open projects within reach whose latest kept appraisal was judged by another version than would judge today, and by which. */
export const outdatedAppraisals = async (ctx: Context) => {
  const rows = await listProjects(ctx.db, ctx.reach, { open: true })
  const kept = new Map(
    (
      await latestAppraisals(
        ctx.db,
        rows.map(({ project }) => project.id),
      )
    ).map(appraisal => [appraisal.projectId, appraisal]),
  )
  const judged = rows.filter(({ project }) => kept.has(project.id))
  const units = new Map(judged.map(({ project, unitName }) => [project.id, unitName]))
  const asked = await openRejudgements(
    ctx.db,
    judged.map(({ project }) => project.id),
  )
  const knowns = await gather(
    ctx,
    ctx.db,
    judged.map(({ project }) => project),
  )
  return knowns.flatMap(({ project, findings, case: given }) => {
    const last = kept.get(project.id)!
    const newer = compareFindings(last.findings, findings).filter(each => each.newer)
    if (!newer.length) return []
    const request = asked.get(project.id)
    return [
      {
        code: project.code,
        name: project.name,
        unitName: units.get(project.id) ?? '',
        stateLabel: projectStates[project.state],
        judgedOn: last.day,
        before: last.suggested,
        after: amountOf(given).amount,
        changes: newer.map(sidesOf),
        asked: request ? { reason: request.reason, on: request.askedOn } : null,
      },
    ]
  })
}

/** Puts projects into the appraisers' work again, with the rules that changed and the reason; both appraisals will be kept. */
export const askRejudgement = (ctx: Context, { codes, reason }: { codes: readonly string[]; reason: string }): Promise<{ asked: number }> =>
  ctx.db.transaction(async tx => {
    const actor = actorOf(ctx)
    const outdated = new Map((await outdatedAppraisals(ctx)).map(row => [row.code, row]))
    const strange = codes.filter(code => !outdated.has(code))
    if (strange.length) invalid(say('projects.rejudgeNone', { codes: strange.join(', ') }))
    const rows = (await listProjects(tx, ctx.reach, { open: true })).filter(({ project }) => codes.includes(project.code))
    const appraisers = await holdersOf(tx, ctx.today, 'appraiser')
    let asked = 0
    for (const { project } of rows) {
      const rules = [...new Set(outdated.get(project.code)?.changes.flatMap(({ title, after }) => `${title} (${after?.article ?? ''})`))]
      const why = say('projects.rejudgeReason', { reason, rules: rules.join('; ') })
      if (!(await insertRejudgement(tx, { projectId: project.id, reason: why, askedBy: actor.id, askedOn: ctx.today }))) continue
      asked += 1
      const entity = 'project'
      const recordId = project.id
      await logged(tx, ctx, { entity, recordId, action: 'ask_reappraise', fromState: project.state, reason: why })
      await notify(tx, ctx, {
        to: { accountIds: appraisers },
        title: say('projects.rejudgeNotice', { code: project.code }),
        text: why,
        link: `/ho-so/${project.code}?viec=reappraise`,
        ...{ entity, recordId },
      })
    }
    if (!asked) refuse(say('projects.rejudgeAsked'))
    return { asked }
  })
