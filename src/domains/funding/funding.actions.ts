/** Money of projects: what stands, and what each step of the workflow does to it. */
import { type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { sayDong, sum } from '../../kernel/money.ts'
import { refuse } from '../../kernel/refusal.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { keepAppraisal, lawInForce, standing } from '../appraisal/appraisal.actions.ts'
import { judgeAdvance } from '../appraisal/rules/advance-limit.rule.ts'
import type { FeeCase } from '../appraisal/rules/management-fee.rule.ts'
import { ceilingFor, findingByNorm } from '../appraisal/rules/support-ceiling.rule.ts'
import type { Money, MoneyStep } from '../projects/projects.ports.ts'
import type { ProjectRow } from '../projects/projects.schema.ts'
import type { ProjectAction } from '../projects/projects.workflow.ts'
import { difficultAreas } from '../reference/areas.actions.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import * as store from './funding.store.ts'
import { settlementOf } from './settlement.rules.ts'

/** The money of many projects, by id. */
export const moneyOf = async (tx: Tx, projects: readonly ProjectRow[]): Promise<Map<string, Money>> => {
  const rows = new Map(
    (
      await store.listMoney(
        tx,
        projects.map(p => p.id),
      )
    ).map(row => [row.allocation.projectId, row]),
  )
  const payments = groupBy(
    await store.listPayments(
      tx,
      [...rows.values()].flatMap(r => (r.contract ? [r.contract.id] : [])),
    ),
    p => p.contractId,
  )
  const left = new Map<number, Map<string, number>>()
  for (const year of new Set(projects.map(p => p.year))) left.set(year, await store.leftOnLines(tx, year))
  return new Map(
    projects.map(project => {
      const row = rows.get(project.id)
      const paid = (row?.contract && payments.get(row.contract.id)) ?? []
      const of = (kind: string) => paid.find(p => p.kind === kind)?.amount ?? null
      const money: Money = {
        approved: row?.allocation.amount ?? null,
        contracted: row?.contract?.amount ?? null,
        advanced: of('advance'),
        settlement: row?.settlement?.amount ?? null,
        paid: sum(paid.filter(p => p.kind !== 'reclaim').map(p => p.amount)),
        reclaimed: of('reclaim') ?? 0,
        lineLeft: left.get(project.year)?.get(`${project.contentGroup}/${project.source}`) ?? null,
        decision: row ? { number: row.decision.number, issuedOn: row.decision.issuedOn, issuer: row.decision.issuer } : null,
        contract: row?.contract ? { number: row.contract.number, signedOn: row.contract.signedOn } : null,
        settlementArithmetic: row?.settlement?.arithmetic ?? null,
      }
      return [project.id, money]
    }),
  )
}
const moneyNow = async (tx: Tx, project: ProjectRow): Promise<Money> => (await moneyOf(tx, [project])).get(project.id)!

/** The decision of a number and day; the same number cannot be another body's. */
const decisionOf = async (tx: Tx, number: string, issuedOn: string, issuer: string) => {
  const decision = await store.decisionFor(tx, { number: clean(number), issuedOn, issuer: clean(issuer) })
  if (searchable(decision.issuer) !== searchable(issuer)) refuse(say('funding.otherIssuer', { number, issuer: decision.issuer }))
  return decision
}

/** A decision sets money aside on the project's line. The database refuses what the line has not left. */
const decide: MoneyStep = async (tx, ctx, project, input) => {
  const line = await store.findLine(tx, project.year, project.contentGroup, project.source)
  if (!line) return refuse(say('funding.noLine', { year: project.year }))
  const amount = Number(input.amount)
  if (amount > project.requested) refuse(say('funding.aboveRequested'))
  const decision = await decisionOf(tx, String(input.number), String(input.on), String(input.issuer))
  await store.insertAllocation(tx, {
    projectId: project.id,
    decisionId: decision.id,
    lineId: line.id,
    amount,
    approvedOn: String(input.on),
  })
  await logged(tx, ctx, {
    entity: 'allocation',
    recordId: project.id,
    action: 'allocate',
    values: { amount, number: String(input.number) },
  })
}
const contract: MoneyStep = (tx, _ctx, project, input) =>
  store
    .insertContract(tx, { projectId: project.id, number: String(input.number), signedOn: String(input.on), amount: Number(input.amount) })
    .then(() => {})

const pay = async (tx: Tx, project: ProjectRow, kind: 'advance' | 'final' | 'reclaim', amount: number, input: Parameters<MoneyStep>[3]) => {
  const signed = await store.findContract(tx, project.id)
  if (!signed) return refuse(say('projects.noContract'))
  await store.insertPayment(tx, {
    contractId: signed.id,
    kind,
    amount,
    paidOn: String(input.on),
    voucher: input.voucher ? String(input.voucher) : null,
  })
}
/** What decides the fee for management on a day; null where the beneficiary implements and none is kept. */
const feeCaseOf = async (tx: Tx, ctx: Context, project: ProjectRow, day: Day): Promise<FeeCase | null> => {
  if (project.implementer === 'beneficiary') return null
  const { year, source, unitId, implementer } = project
  return {
    agencyImplements: implementer === 'centre',
    difficult: (await difficultAreas(tx, await loadUnits(ctx.db)))(unitId, day),
    year,
    yearMoney: await store.moneyOfYear(tx, year, source),
  }
}
/** The advance as the rules of the day allow; a verified limit in scope blocks, what they said is kept. */
const advance: MoneyStep = async (tx, ctx, project, input) => {
  const amount = Number(input.amount)
  const day = String(input.on)
  const { contracted } = await moneyNow(tx, project)
  if (contracted === null) return refuse(say('projects.noContract'))
  const fee = await feeCaseOf(tx, ctx, project, day)
  const findings = judgeAdvance({ activity: project.activity, contracted, amount, day, fee }, await standing(tx))
  const over = findings.find(({ weight }) => weight === 'block')
  if (over) refuse(say('appraisal.advanceBlocked', { says: over.says, article: over.article }))
  if (findings.length) await keepAppraisal(tx, { projectId: project.id, day, occasion: 'advance', findings, suggested: null })
  await pay(tx, project, 'advance', amount, input)
}

/** Support on the accepted eligible cost, lower of that and approved; then the final payment of what is still owed. */
const settle: MoneyStep = async (tx, _ctx, project, input) => {
  const money = await moneyNow(tx, project)
  if (money.approved === null || money.contracted === null) return refuse(say('projects.noContract'))
  const acceptedEligibleCost = project.acceptedEligibleCost ?? 0
  const beneficiaries = await store.countBeneficiaries(tx, project.id)
  const { norms, law } = await lawInForce(tx)
  const norm = ceilingFor({
    activity: project.activity,
    eligibleCost: acceptedEligibleCost,
    units: project.units,
    ...(beneficiaries && { establishments: beneficiaries }),
    norms,
    day: project.plannedOn ?? String(input.on),
  })
  const settled = settlementOf({
    approved: money.approved,
    contracted: money.contracted,
    eligibleCost: project.eligibleCost,
    acceptedEligibleCost,
    norm: norm ?? null,
  })
  await store.insertSettlement(tx, {
    projectId: project.id,
    acceptedEligibleCost,
    amount: settled.amount,
    settledOn: String(input.on),
    arithmetic: settled.arithmetic,
  })
  if (norm) {
    const words = { norm: norm.norm.label, amount: sayDong(norm.amount) }
    const verdict = { ok: true, says: say('appraisal.settledBy', words), arithmetic: norm.arithmetic }
    const day = String(input.on)
    const findings = [findingByNorm(norm.norm, verdict, law)]
    await keepAppraisal(tx, { projectId: project.id, day, occasion: 'settle', findings, suggested: settled.amount })
  }
  const owed = settled.amount - (money.advanced ?? 0)
  if (owed > 0) await pay(tx, project, 'final', owed, input)
}
const reclaim: MoneyStep = async (tx, _ctx, project, input) => {
  const money = await moneyNow(tx, project)
  const most = (money.advanced ?? 0) - (money.settlement ?? 0) - money.reclaimed
  if (Number(input.amount) > most) refuse(say('projects.stopReclaim', { amount: sayDong(most) }))
  await pay(tx, project, 'reclaim', Number(input.amount), input)
  if (project.state === 'stopped') await release(tx, project, money.paid - money.reclaimed - Number(input.amount))
}
/** Less money: the allocation shrinks. More money: a decision of its own carries it. */
const adjust: MoneyStep = async (tx, ctx, project, input) => {
  if (input.amount === undefined || input.amount === null || input.amount === '') return
  const amount = Number(input.amount)
  if (amount > project.requested) refuse(say('funding.aboveRequested'))
  const before = (await moneyNow(tx, project)).approved ?? 0
  const raised = amount > before
  const decision = raised ? await decisionOf(tx, String(input.number), String(input.decidedOn), String(input.issuer)) : undefined
  await store.changeAllocation(tx, project.id, { amount, ...(decision && { decisionId: decision.id }) })
  await logged(tx, ctx, {
    entity: 'allocation',
    recordId: project.id,
    action: 'adjust',
    values: { before, amount, ...(raised && { number: String(input.number) }) },
  })
}
/** Contract and allocation shrink to what stays paid; the rest goes back to the line. */
const release = async (tx: Tx, project: ProjectRow, kept: number) => {
  await store.changeContract(tx, project.id, kept)
  await store.changeAllocation(tx, project.id, { amount: kept })
}
/** A stopped project keeps what was paid; what it was allotted and signed for stays in the record of acts. */
const stop: MoneyStep = async (tx, ctx, project) => {
  const money = await moneyNow(tx, project)
  if (money.approved === null) return
  const kept = money.paid - money.reclaimed
  await release(tx, project, kept)
  await logged(tx, ctx, {
    entity: 'allocation',
    recordId: project.id,
    action: 'release',
    values: { approved: money.approved, contracted: money.contracted, kept },
  })
}
/** What each step does to the money; wired to the projects' port. */
export const moneySteps: Partial<Record<ProjectAction, MoneyStep>> = { decide, contract, advance, settle, reclaim, adjust, stop }

/** What each line of a year has left, by `group/source`. */
export const leftOnLines = (ctx: Context, year: number) => store.leftOnLines(ctx.db, year)
