/** "Tôi được hỗ trợ gì?": the answer to five questions, by the law and norms of the business day; and the lists that the questions search. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import { invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { lawInForce } from '../appraisal/appraisal.actions.ts'
import type { CaseBeneficiary } from '../appraisal/appraisal.schema.ts'
import type { PastSupport } from '../appraisal/past.rules.ts'
import { placeOn } from '../appraisal/places.rules.ts'
import { openEstablishment, searchRegister } from '../establishments/establishments.actions.ts'
import type { EstablishmentRow } from '../establishments/establishments.schema.ts'
import { establishmentsByCode, villagesByCode } from '../establishments/intake.actions.ts'
import { recognitionsOf } from '../establishments/recognitions.actions.ts'
import { listVillages } from '../establishments/villages.actions.ts'
import { difficultAreas } from '../reference/areas.actions.ts'
import { type ActivityCode, activities, contentGroups } from '../reference/catalog.schema.ts'
import { province } from '../reference/city.schema.ts'
import { findUnits, loadUnits, placeName } from '../reference/reference.actions.ts'
import { validOn } from '../reference/units.rules.ts'
import { openCalls } from './calls.actions.ts'
import { ports } from './calls.ports.ts'
import { daysLeft } from './calls.rules.ts'
import { type Asker, judgeWish } from './support.rules.ts'
import { registerKind, type SupportAnswers, wishes } from './support.schema.ts'

/** Communes of the day by what is typed; the names only. */
export const communesToday = async (ctx: Context, q: string) =>
  (await findUnits(ctx, { level: 'commune', q, limit: 20 })).map(({ id, fullName, parentId, parentName }) => ({
    id,
    name: parentName && parentId !== province.unitId ? `${fullName}, ${parentName}` : fullName,
  }))
/** Craft villages by what is typed, those of the commune first. */
export const villagesFor = async (ctx: Context, { q, unitId }: { q: string; unitId?: string | undefined }) => {
  const all = await listVillages(ctx, q ? { q } : {})
  const near = unitId ? new Set((await listVillages(ctx, { unitId })).map(({ code }) => code)) : new Set<string>()
  const ordered = [...all.filter(({ code }) => near.has(code)), ...all.filter(({ code }) => !near.has(code))]
  return ordered.slice(0, q || !unitId ? 20 : near.size || 20).map(({ code, name, unitName, craft, stateLabel, demo }) => ({
    code,
    name,
    place: unitName,
    craft,
    stateLabel,
    near: near.has(code),
    demo,
  }))
}

/** The village as the rules read it: with its periods, with none known, or not at all. */
const villageOf = async (ctx: Context, code: string): Promise<CaseBeneficiary['village']> => {
  if (code === 'none') return null
  if (code === 'unsure') return { name: say('support.villageUnsure'), recognitions: [] }
  const village = (await villagesByCode(ctx.db, [code])).get(code)
  if (!village) return invalid(say('support.villageNone', { code }), [{ path: 'lang', message: say('support.villageNone', { code }) }])
  return { name: village.name, recognitions: (await recognitionsOf(ctx.db, [village.id])).get(village.id) ?? [] }
}
/** The establishment of the register that asks, or that somebody asks for. */
type Known = Pick<EstablishmentRow, 'id' | 'name'>
/** The establishment of an owner who has one; who has several says which. */
const ownOf = async (ctx: Context): Promise<string | undefined> => {
  if (!ctx.actor?.grants.some(({ role }) => role === 'applicant')) return undefined
  const { rows } = await searchRegister(ctx, { size: 2 })
  return rows.length === 1 ? rows[0]?.code : undefined
}
/** Refuses what is outside the reach of who is signed in; a code from somebody who is not is no ground to tell anything. */
const askingFor = async (ctx: Context, named: string | undefined): Promise<Known | null> => {
  const code = named ?? (await ownOf(ctx))
  if (!code || !ctx.actor) return null
  await openEstablishment(ctx, code)
  return (await establishmentsByCode(ctx.db, [code])).get(code) ?? null
}
/** The answer to whoever asks, with the earlier support of an establishment that they may see. */
export const answerAsker = async (ctx: Context, answers: SupportAnswers) =>
  answerSupport(ctx, answers, await askingFor(ctx, answers.establishment))

/**
 * Every activity that one may wish for, judged for the answers on the business day: the wished ones first, then the others without a cost.
 * With each: whether it is given, the most, the arithmetic, reasons with articles, and the calls that take it now.
 * @param known whose earlier support counts; without one it is not looked at, and the answer says so
 */
export const answerSupport = async (ctx: Context, answers: SupportAnswers, known: Known | null) => {
  const units = await loadUnits(ctx.db)
  const unit = units.unit(answers.unitId)
  if (unit?.level !== 'commune' || !validOn(unit, ctx.today))
    return invalid(say('support.unitNotToday'), [{ path: 'xa', message: say('support.unitNotToday') }])
  const village = await villageOf(ctx, answers.village)
  const place = (await difficultAreas(ctx.db, units))(answers.unitId, ctx.today)
  const beneficiary: Asker['beneficiary'] = {
    code: '',
    name: say('support.you'),
    kind: registerKind(answers.form),
    sector: answers.sector,
    taxCode: null,
    unit: placeOn(units, answers.unitId, ctx.today),
    village,
    cleanerProduction: answers.cleaner,
    clusterInfrastructure: answers.cluster,
    difficult: { onSubmission: place, onApproval: place },
  }
  // Whoever asks has handed nothing in by a draft.
  const past = known && ports.past ? (await ports.past(ctx.db, known.id)).filter(({ stage }) => stage !== 'draft') : null
  const { law, norms } = await lawInForce(ctx.db)
  const open = await openCalls(ctx)
  const callsOf = groupBy(
    open.flatMap(call => call.activities.map(activity => ({ activity, call }))),
    pair => pair.activity,
  )
  const wanted = new Set(answers.wants.map(({ activity }) => activity))
  const all = [...answers.wants, ...wishes.filter(activity => !wanted.has(activity)).map(activity => ({ activity, cost: null }))]
  return {
    day: ctx.today,
    unitName: await placeName(ctx.db, answers.unitId),
    villageName: village?.name ?? null,
    earlier: { looked: past !== null, says: sayPast(known?.name ?? '', past), running: running(past ?? [], ctx.today) },
    supports: all.map(wish => ({
      ...judgeWish({ form: answers.form, beneficiary, past }, wish, { law, norms, day: ctx.today }),
      label: activities[wish.activity].label,
      group: contentGroups[activities[wish.activity].group],
      event: activities[wish.activity].shape === 'event',
      wanted: wanted.has(wish.activity),
      calls: (callsOf.get(wish.activity) ?? []).map(({ call }) => ({
        code: call.code,
        title: call.title,
        closesOn: call.closesOn,
        daysLeft: daysLeft(call, ctx.today),
      })),
    })),
  }
}
/** Whether support received before was looked at, and how much of it there is. */
const sayPast = (name: string, past: readonly PastSupport[] | null): string => {
  if (!past) return say('support.pastNotLooked')
  const count = past.filter(({ acceptedOn }) => acceptedOn !== null).length
  return count ? say('support.pastLooked', { name, count }) : say('support.pastNone', { name })
}
/** This year's projects that have not ended, each with what it means for another wish: the appraisal calls the same activity of the year a duplicate. */
const running = (past: readonly PastSupport[], day: Day) => {
  const year = Number(day.slice(0, 4))
  return past
    .filter(one => one.year === year && one.stage === 'standing' && one.acceptedOn === null)
    .map(({ code, name, activity, stateLabel }) => {
      const label = activities[activity as ActivityCode].label
      return {
        code,
        says: say('support.running', { code, name, state: stateLabel }),
        effect: say('support.runningEffect', { activity: label, year }),
      }
    })
}
/** The facts that the register has of an establishment, as answers to begin with; a commune that has ended gives its one certain successor. */
export const supportFactsOf = async (ctx: Context, code: string) => {
  const known = await openEstablishment(ctx, code)
  const { name, kind, craft, sector, unitId, villageCode, cleanerProduction, clusterInfrastructure } = known
  const units = await loadUnits(ctx.db)
  const next = units.successorsOf(unitId, ctx.today)
  const now = next.certain ? next.units[0] : undefined
  return {
    name,
    answers: {
      form: kind,
      ...(now && { unitId: now }),
      village: villageCode ?? 'none',
      craft,
      sector,
      cleaner: cleanerProduction,
      cluster: clusterInfrastructure,
      establishment: known.code,
    } satisfies Partial<SupportAnswers>,
  }
}
/** Those of the establishments that the signed-in applicant speaks for. */
export const mySupportFacts = async (ctx: Context) => {
  const { rows } = await searchRegister(ctx, { size: 20 })
  return Promise.all(rows.map(({ code }) => supportFactsOf(ctx, code)))
}
