/** "Tôi được hỗ trợ gì?": the answer to five questions, by the law and norms of the business day; and the lists that the questions search. */
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import { invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { lawInForce } from '../appraisal/appraisal.actions.ts'
import type { CaseBeneficiary } from '../appraisal/appraisal.schema.ts'
import { placeOn } from '../appraisal/places.rules.ts'
import { openEstablishment, searchRegister } from '../establishments/establishments.actions.ts'
import { villagesByCode } from '../establishments/intake.actions.ts'
import { recognitionsOf } from '../establishments/recognitions.actions.ts'
import { listVillages } from '../establishments/villages.actions.ts'
import { activities, contentGroups } from '../reference/catalog.schema.ts'
import { province } from '../reference/city.schema.ts'
import { findUnits, loadUnits, placeName } from '../reference/reference.actions.ts'
import { validOn } from '../reference/units.rules.ts'
import { openCalls } from './calls.actions.ts'
import { daysLeft } from './calls.rules.ts'
import { judgeWish } from './support.rules.ts'
import { type SupportAnswers, wishes } from './support.schema.ts'

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
/**
 * Every activity that one may wish for, judged for the answers on the business day: the wished ones first, then the others without a cost.
 * With each: whether it is given, the most, the arithmetic, reasons with articles, and the calls that take it now.
 */
export const answerSupport = async (ctx: Context, answers: SupportAnswers) => {
  const units = await loadUnits(ctx.db)
  const unit = units.unit(answers.unitId)
  if (unit?.level !== 'commune' || !validOn(unit, ctx.today))
    return invalid(say('support.unitNotToday'), [{ path: 'xa', message: say('support.unitNotToday') }])
  const village = await villageOf(ctx, answers.village)
  const beneficiary: CaseBeneficiary = {
    code: '',
    name: say('support.you'),
    sector: answers.sector,
    taxCode: null,
    unit: placeOn(units, answers.unitId, ctx.today),
    village,
    cleanerProduction: answers.cleaner,
    clusterInfrastructure: answers.cluster,
    earlier: [],
  }
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
    supports: all.map(wish => ({
      ...judgeWish({ form: answers.form, beneficiary }, wish, { law, norms, day: ctx.today }),
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
/** The facts of the establishments that the signed-in applicant speaks for, as answers to begin with. */
export const mySupportFacts = async (ctx: Context) => {
  const { rows } = await searchRegister(ctx, { size: 20 })
  const opened = await Promise.all(rows.map(({ code }) => openEstablishment(ctx, code)))
  const units = await loadUnits(ctx.db)
  return opened.map(({ name, kind, craft, sector, unitId, villageCode, cleanerProduction, clusterInfrastructure }) => {
    const unit = units.unit(unitId)
    const lineage = unit && validOn(unit, ctx.today) ? undefined : units.successorsOf(unitId, ctx.today)
    const now = unit && validOn(unit, ctx.today) ? unitId : lineage?.certain ? lineage.units[0] : undefined
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
      } satisfies Partial<SupportAnswers>,
    }
  })
}
