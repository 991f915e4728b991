/** Brings the projects' workbook in: facts, beneficiaries, and the money that the dated columns tell of. */
import { say } from '../../words/say.ts'
import * as register from '../establishments/intake.actions.ts'
import * as funding from '../funding/intake.actions.ts'
import * as plans from '../plans/intake.actions.ts'
import * as projects from '../projects/intake.actions.ts'
import { projectSearchText } from '../projects/projects.actions.ts'
import type { ProjectState } from '../projects/projects.schema.ts'
import { type Activity, activities } from '../reference/catalog.schema.ts'
import { asOfDay, chainProblems, stateOf } from './chain.rules.ts'
import { distinct, intake, type SheetIntake } from './intake.actions.ts'
import type { ReadLine } from './lines.rules.ts'
import { linked } from './links.rules.ts'
import { type ProjectValues, projectSheet } from './project-sheet.schema.ts'

const codesIn = (text: string | null | undefined) =>
  distinct(
    (text ?? '')
      .split(/[;,\n]/)
      .map(code => code.trim())
      .filter(Boolean),
  )
const shapeOf = (values: ProjectValues): Activity['shape'] => activities[values.activity].shape

/** The project's own values, with the state that its dates come to. */
const factsOf = (values: ProjectValues) => {
  const {
    place: _place,
    beneficiaries: _beneficiaries,
    decisionNumber: _number,
    decisionIssuer: _issuer,
    approvedAmount: _approved,
    contractNumber: _contract,
    contractAmount: _amount,
    advanceAmount: _advance,
    settledAmount: _settled,
    ...facts
  } = values
  return { ...facts, state: stateOf(values) as ProjectState, revision: 1 }
}
/** The money that a row tells of, on a line; nothing before a decision. */
const moneyIn = (values: ProjectValues, projectId: string, lineId: string): funding.MoneyIntake | null => {
  const { plannedOn, decisionNumber, decisionIssuer, approvedAmount, contractedOn, contractNumber, contractAmount } = values
  const { advancedOn, advanceAmount, settledOn, settledAmount, acceptedEligibleCost } = values
  if (!plannedOn || !decisionNumber || !decisionIssuer || typeof approvedAmount !== 'number') return null
  // A stopped project keeps what was paid; the rest went back to its line.
  const kept = values.endedOn ? (advanceAmount ?? 0) : null
  return {
    projectId,
    lineId,
    decision: { number: decisionNumber, issuedOn: plannedOn, issuer: decisionIssuer },
    approved: kept ?? approvedAmount,
    contract:
      contractedOn && contractNumber && typeof contractAmount === 'number'
        ? { number: contractNumber, signedOn: contractedOn, amount: kept ?? contractAmount }
        : null,
    advance: advancedOn && typeof advanceAmount === 'number' ? { paidOn: advancedOn, amount: advanceAmount } : null,
    settlement:
      settledOn && typeof settledAmount === 'number' && typeof acceptedEligibleCost === 'number'
        ? { settledOn, acceptedEligibleCost, amount: settledAmount }
        : null,
  }
}
/** What two records of a project's money are compared by. */
const moneyText = (money: funding.MoneyIntake | null) =>
  money && {
    decisionNumber: money.decision.number,
    approvedAmount: money.approved,
    contractNumber: money.contract?.number ?? null,
    contractAmount: money.contract?.amount ?? null,
    advanceAmount: money.advance?.amount ?? null,
    settledAmount: money.settlement?.amount ?? null,
  }

/** What is wrong with the implementing unit and the commitments of a row. */
const checkImplementer = (line: ReadLine<ProjectValues>) => {
  if (line.values.implementer === 'other' && !line.values.implementerName)
    line.fail('implementerName', 'required', say('exchange.implementerName'), say('exchange.implementerNameFix'))
}

/** Steps that an officer may bring in by workbook; what others decided is for a leader to bring. */
const early: readonly string[] = ['draft', 'submitted']

export const projectIntakes = (): SheetIntake[] => [
  intake({
    sheet: projectSheet,
    entity: 'project',
    mustHave: true,
    load: async (env, values) => {
      const years = distinct(values.map(value => value.year))
      return {
        establishments: await register.establishmentsByCode(env.tx, distinct(values.flatMap(value => codesIn(value.beneficiaries)))),
        plans: await plans.latestPlans(env.tx, years),
        lines: await plans.linesOf(env.tx, years),
      }
    },
    prepare: (line, links, env) => {
      const shape = shapeOf(line.values)
      const problems = chainProblems(line.values, shape, env.leaveOutAfter ? null : env.today)
      for (const { key, cause, reason, fix } of problems) line.fail(key, cause, reason, fix)
      checkImplementer(line)
      if (!env.mayBringHistory && line.values.submittedOn && !early.includes(stateOf(line.values)))
        line.fail('submittedOn', 'history', say('exchange.historyLeader'), say('exchange.historyLeaderFix'))
      // A class or a fair may be held for a whole district or the city.
      const levels = shape === 'event' ? (['commune', 'district', 'province'] as const) : (['commune'] as const)
      const answer = env.place(line.values.place, line.values.submittedOn ?? env.today, levels)
      if (!('unit' in answer)) line.fail('place', answer.cause, answer.reason, answer.fix)
      const beneficiaries = codesIn(line.values.beneficiaries).flatMap(
        code => linked(line, 'beneficiaries', code, links.establishments, say('exchange.inRegister')) ?? [],
      )
      if (line.bad || !('unit' in answer)) return undefined

      const values = env.leaveOutAfter ? asOfDay(line.values, env.leaveOutAfter) : line.values
      const id = env.newId('project', values.code)
      const budgetLine = links.lines.get(`${values.year} ${values.contentGroup} ${values.source}`)
      const planned = links.plans.has(values.year)
      if (planned && !budgetLine && values.plannedOn) {
        line.fail('source', 'budget', say('exchange.noLine', { year: values.year }), say('exchange.noLineFix'))
        return undefined
      }
      const names = beneficiaries.map(establishment => establishment.name)
      const search = projectSearchText(values.code, values.name, names, answer.name)
      return {
        id,
        facts: { ...factsOf(values), unitId: answer.unit.id },
        search,
        beneficiaryIds: beneficiaries.map(establishment => establishment.id).sort(),
        // A year without a plan has no line to charge: its projects are history, kept with their dates and without money rows.
        money: budgetLine ? moneyIn(values, id, budgetLine.id) : null,
      }
    },
    key: record => record.facts.code,
    keyColumn: 'code',
    keyText: values => values.code,
    existing: async (env, records) => {
      const found = await projects.projectsByCode(
        env.tx,
        records.map(record => record.facts.code),
      )
      const money = await funding.moneyOf(
        env.tx,
        [...found.values()].map(entry => entry.project.id),
      )
      return new Map(
        [...found].map(([code, { project, beneficiaryIds }]) => {
          const {
            projectId: _projectId,
            decisionIssuer: _issuer,
            ...amounts
          } = money.get(project.id) ?? { projectId: '', decisionIssuer: '' }
          return [code, { ...project, beneficiaryIds: beneficiaryIds.toSorted(), money: money.has(project.id) ? amounts : null }]
        }),
      )
    },
    compared: ({ facts: { revision: _revision, ...facts }, beneficiaryIds, money }) => ({
      ...facts,
      beneficiaryIds,
      money: moneyText(money),
    }),
    save: async (_, tx, records) => {
      await projects.takeInProjects(
        tx,
        records.map(({ id, facts, search, beneficiaryIds }) => ({ project: { id, ...facts, search }, beneficiaryIds })),
      )
      await funding.takeInMoney(
        tx,
        records.flatMap(record => record.money ?? []),
      )
    },
    recorded: ({ facts, beneficiaryIds, money }) => ({ ...facts, beneficiaryIds, money: moneyText(money) }),
    stateOf: record => record.facts.state,
  }),
]
