/** Filling in a survey, confirming it with the step of the workflow, and telling the appraisal what it found. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { offersFor } from '../projects/facts.actions.ts'
import { knownProjects } from '../projects/projects.actions.ts'
import type { StepInput, SurveyFound } from '../projects/projects.ports.ts'
import { type ProjectRow, projectStates } from '../projects/projects.schema.ts'
import { placeName } from '../reference/reference.actions.ts'
import { checklistOf, checklistOn, differences, summary, unanswered } from './survey.rules.ts'
import type { Answers } from './survey.schema.ts'
import * as store from './survey.store.ts'

/** The project as its reader sees it, with whether they may survey it now. */
const surveyed = async (ctx: Context, code: string) => {
  const known = (await knownProjects(ctx, ctx.db, { q: code })).find(each => each.project.code === code)
  if (!known) return unknown(say('projects.none', { code }))
  const offers = (await offersFor(ctx, ctx.db, [known])).get(known.project.id) ?? []
  return { known, project: known.project, offer: offers.find(each => each.action === 'survey') }
}
const workersOf = async (tx: Tx, projectId: string): Promise<number | null> =>
  (await store.registeredWorkers(tx, [projectId]))[0]?.workers ?? null

/** The checklist with what was answered so far, and the surveys before. */
export const openSurvey = async (ctx: Context, code: string) => {
  const { known, project, offer } = await surveyed(ctx, code)
  const rows = await store.listSurveys(ctx.db, project.id)
  const open = rows.find(each => each.survey.surveyedOn === null)?.survey
  const workers = await workersOf(ctx.db, project.id)
  return {
    project: {
      code,
      name: project.name,
      place: await placeName(ctx.db, project.unitId),
      revision: project.revision,
      beneficiaries: known.beneficiaries.map(each => each.establishment.name),
    },
    may: offer?.allowed ?? false,
    why: offer?.why ?? null,
    registeredWorkers: workers,
    checklist: open ? checklistOf(open.version) : checklistOn(ctx.today),
    open: open ? { answers: open.answers, note: open.note, revision: open.revision } : null,
    done: rows
      .filter(each => each.survey.surveyedOn !== null)
      .map(({ survey, by }) => ({
        on: survey.surveyedOn!,
        by,
        note: survey.note,
        checklist: checklistOf(survey.version),
        answers: survey.answers,
        found: differences(checklistOf(survey.version), survey.answers, workers),
      })),
  }
}

export interface SurveyInput {
  answers: Answers
  note: string | null
  /** Of the sheet that the screen showed; 0 before there was one. */
  revision: number
}
/** Keeps what was answered so far. Two people at one sheet: the second one is told, and loses nothing that is on their screen. */
export const keepSurvey = (ctx: Context, code: string, input: SurveyInput) =>
  ctx.db.transaction(async tx => {
    const { project, offer } = await surveyed({ ...ctx, db: tx as Context['db'] }, code)
    if (!offer?.allowed) refuse(offer?.why ?? say('visits.notNow', { state: projectStates[project.state] }))
    const open = await store.findOpen(tx, project.id)
    if ((open?.revision ?? 0) !== input.revision) conflict(say('visits.changed'))
    const list = open ? checklistOf(open.version) : checklistOn(ctx.today)
    const known = new Set(list.questions.map(each => each.key))
    const answers = Object.fromEntries(Object.entries(input.answers).filter(([key]) => known.has(key)))
    const values = { answers, note: input.note, by: actorOf(ctx).id }
    const row = open
      ? await store.updateSurvey(tx, open.id, values)
      : await store.insertSurvey(tx, { ...values, projectId: project.id, version: list.version })
    const workers = await workersOf(tx, project.id)
    return { revision: row.revision, missing: unanswered(list, answers), found: differences(list, answers, workers) }
  })

/**
 * With the step 'survey': the open sheet is confirmed on the step's day. A step without a sheet passes, as offices without
 * the form do it; a sheet half filled in is refused.
 */
export const confirmSurvey = async (tx: Tx, ctx: Context, project: ProjectRow, input: StepInput): Promise<void> => {
  const open = await store.findOpen(tx, project.id)
  if (!open) return
  const missing = unanswered(checklistOf(open.version), open.answers)
  if (missing.length)
    throw new Refusal(
      'invalid',
      say('visits.unfinished', { list: missing.map(each => each.message).join(' ') }),
      missing.map(({ key, message }) => ({ path: `answers.${key}`, message })),
    )
  await store.updateSurvey(tx, open.id, { surveyedOn: String(input.on), by: actorOf(ctx).id })
  await logged(tx, ctx, {
    entity: 'survey',
    recordId: open.id,
    action: 'confirm',
    values: { project: project.code, version: open.version, answers: open.answers },
  })
}

/** What the last confirmed survey of each project found, for the appraisal. */
export const surveysFound = async (tx: Tx, projectIds: readonly string[]): Promise<Map<string, SurveyFound>> => {
  const workers = new Map((await store.registeredWorkers(tx, projectIds)).map(row => [row.projectId, row.workers]))
  return new Map(
    (await store.latestSurveys(tx, projectIds)).map(({ projectId, surveyedOn, version, answers }) => {
      const found = differences(checklistOf(version), answers, workers.get(projectId) ?? null)
      return [projectId, { on: surveyedOn!, fits: found.length === 0, says: summary(found) }]
    }),
  )
}
