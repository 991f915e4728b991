/** Where an establishment must be to be supported: the list of the decree, by the day of submission. */
import { sayDay } from '../../../kernel/dates.ts'
import { p, parameterSet } from '../../../kernel/parameters.ts'
import type { Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import { periodOn } from '../../establishments/villages.rules.ts'
import type { ActivityCode } from '../../reference/catalog.schema.ts'
import type { Case, CaseBeneficiary } from '../appraisal.schema.ts'
import { broken, eachBeneficiary, fulfilled, national, undetermined } from '../beneficiaries.rules.ts'
import { type DatedValues, parametric } from '../law.rules.ts'

const kindOf = (unit: { type: string } | null | undefined) => unit?.type.toLocaleLowerCase('vi') ?? ''
/** 'phường Hà Đông', whether the name is kept with its kind or without. */
const called = (kind: string, name: string) =>
  name.toLocaleLowerCase('vi').startsWith(`${kind} `) ? `${kind} ${name.slice(kind.length + 1)}` : `${kind} ${name}`
const placeOf = ({ unit }: CaseBeneficiary): string =>
  [unit, unit?.district].flatMap(x => (x ? [called(kindOf(x), x.name)] : [])).join(', ')

const communes = { xã: 'xã', 'thị trấn': 'thị trấn', phường: 'phường', 'đặc khu': 'đặc khu' } as const
const districts = { huyện: 'huyện', 'thị xã': 'thị xã', quận: 'quận', 'thành phố': 'thành phố thuộc tỉnh' } as const

const parameters = parameterSet({
  inside: p.choices(say('appraisal.areaInside'), communes),
  outside: p.choices(say('appraisal.areaOutside'), communes),
  districtsInside: p.choices(say('appraisal.areaDistrictsInside'), districts),
  districtsOutside: p.choices(say('appraisal.areaDistrictsOutside'), districts),
  villages: p.flag(say('appraisal.areaVillages')),
  cleaner: p.flag(say('appraisal.areaCleanerFree')),
  clusters: p.flag(say('appraisal.areaClusterFree')),
  unsettled: p.flag(say('appraisal.areaUnsettled'), { help: say('appraisal.areaUnsettledHelp') }),
})
type Area = ReturnType<(typeof parameters)['check']['parse']>
const lists = (list: readonly string[], kind: string) => list.includes(kind)

const inVillage = (one: CaseBeneficiary, day: string): Verdict => {
  const { name, village } = one
  const place = placeOf(one)
  if (!village) return broken(say('appraisal.areaWard', { name, place }))
  const words = { name, place, village: called('làng nghề', village.name) }
  const { state, period } = periodOn(village.recognitions, day)
  const dated = (on: string | null | undefined) => ({ ...words, day: on ? sayDay(on) : '' })
  if (state === 'withdrawn') return broken(say('appraisal.areaVillageWithdrawn', dated(period?.withdrawnOn)))
  if (state === 'unknown') return undetermined(say('appraisal.areaVillageUnknown', words))
  if (state === 'not_yet') return broken(say('appraisal.areaVillageLater', dated(period?.recognisedOn)))
  return fulfilled(say('appraisal.areaVillage', dated(period?.recognisedOn)))
}
/**
 * The ground of points b of the list frees the activities that serve it, wherever the establishment is: "basis in {SXSH, CCN infrastructure}"
 * (our reading). A machine of an establishment that also applies cleaner production is judged by the area like any other.
 */
const cleanerActivities = new Set<string>(['cleaner_pilot', 'cleaner_assessment'] satisfies ActivityCode[])
const clusterActivities = new Set<string>(['cluster_infrastructure', 'cluster_plan', 'pollution_cluster'] satisfies ActivityCode[])

const judgeOne = (one: CaseBeneficiary, { submittedOn: day, activity }: Case, area: Area): Verdict => {
  const { name, unit } = one
  if (area.cleaner && one.cleanerProduction && cleanerActivities.has(activity)) return fulfilled(say('appraisal.areaCleaner', { name }))
  if (area.clusters && one.clusterInfrastructure && clusterActivities.has(activity))
    return fulfilled(say('appraisal.areaCluster', { name }))
  if (!unit) return undetermined(say('appraisal.areaNoUnit', { name }))
  const place = placeOf(one)
  if (area.unsettled) return undetermined(say('appraisal.areaGap', { name, place }))
  if (lists(area.inside, kindOf(unit)) || lists(area.districtsInside, kindOf(unit.district)))
    return fulfilled(say('appraisal.areaIn', { name, place }))
  const out = lists(area.districtsOutside, kindOf(unit.district)) || lists(area.outside, kindOf(unit))
  // A unit that the list does not name, such as a phường of a provincial city, counts by what is not recorded.
  if (!out) return undetermined(say('appraisal.areaUnclear', { name, place }))
  return area.villages ? inVillage(one, day) : broken(say('appraisal.areaOut', { name, place }))
}

const dated: DatedValues<Area> = {
  code: 'eligible-area',
  title: say('appraisal.areaTitle'),
  decidedBy: 'submission',
  parameters,
  shipped: [
    {
      // xã, thị trấn, and all of a huyện or thị xã; a phường of a quận is outside, craft village or not.
      from: '2012-07-05',
      until: '2025-07-01',
      article: 'NĐ 45/2012/NĐ-CP Điều 1 khoản 2; Quy chế của Hà Nội (không gồm quận)',
      confidence: 'S',
      scope: national,
      values: {
        inside: ['xã', 'thị trấn'],
        outside: [],
        districtsInside: ['huyện', 'thị xã'],
        districtsOutside: ['quận'],
        villages: false,
        cleaner: true,
        clusters: false,
        unsettled: false,
      },
    },
    {
      // Districts had ended and the amended list had not begun: nothing found says which list holds.
      from: '2025-07-01',
      until: '2025-10-15',
      article: 'NĐ 45/2012/NĐ-CP Điều 1 khoản 2 khi không còn cấp huyện: chưa tìm thấy hướng dẫn',
      confidence: 'X',
      scope: national,
      values: {
        inside: [],
        outside: [],
        districtsInside: [],
        districtsOutside: [],
        villages: false,
        cleaner: true,
        clusters: false,
        unsettled: true,
      },
    },
    {
      // In a centrally-run city: xã, đặc khu, recognised craft villages, cleaner production, cluster infrastructure.
      from: '2025-10-15',
      until: null,
      article: 'NĐ 45/2012/NĐ-CP Điều 1 khoản 2, sửa đổi bởi NĐ 235/2025/NĐ-CP',
      confidence: 'S',
      scope: national,
      values: {
        inside: ['xã', 'đặc khu'],
        outside: ['phường'],
        districtsInside: [],
        districtsOutside: [],
        villages: true,
        cleaner: true,
        clusters: true,
        unsettled: false,
      },
    },
  ],
}
export const eligibleArea = parametric<Case, Area>(dated, {
  day: given => given.submittedOn,
  judge: (given, area) => eachBeneficiary(given, one => judgeOne(one, given, area)),
})
