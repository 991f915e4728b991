/** Where an establishment must be to be supported: the list of the decree, by the day of submission. */
import { sayDay } from '../../../kernel/dates.ts'
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { Case, CaseBeneficiary } from '../appraisal.schema.ts'
import { broken, eachBeneficiary, fulfilled, national, undetermined } from '../beneficiaries.rules.ts'

const kindOf = (unit: { type: string } | null | undefined) => unit?.type.toLocaleLowerCase('vi') ?? ''
/** 'phường Hà Đông', whether the name is kept with its kind or without. */
const called = (kind: string, name: string) =>
  name.toLocaleLowerCase('vi').startsWith(`${kind} `) ? `${kind} ${name.slice(kind.length + 1)}` : `${kind} ${name}`
const placeOf = ({ unit }: CaseBeneficiary): string =>
  [unit, unit?.district].flatMap(x => (x ? [called(kindOf(x), x.name)] : [])).join(', ')

/** Establishments that the decree takes in wherever they are. */
const anywhere = (one: CaseBeneficiary): Verdict | undefined =>
  one.cleanerProduction ? fulfilled(say('appraisal.areaCleaner', { name: one.name })) : undefined

/** Until 30/6/2025: xã, thị trấn, and all of a huyện or thị xã; a phường of a quận is outside, craft village or not. */
const withDistricts = (one: CaseBeneficiary): Verdict => {
  const free = anywhere(one)
  if (free) return free
  const { name, unit } = one
  if (!unit) return undetermined(say('appraisal.areaNoUnit', { name }))
  const place = placeOf(one)
  if (['xã', 'thị trấn'].includes(kindOf(unit)) || ['huyện', 'thị xã'].includes(kindOf(unit.district)))
    return fulfilled(say('appraisal.areaIn', { name, place }))
  if (kindOf(unit.district) === 'quận') return broken(say('appraisal.areaUrban', { name, place }))
  // A phường of a provincial city counts by the city's class, which is not recorded.
  return undetermined(say('appraisal.areaUnclear', { name, place }))
}

/** Districts had ended and the amended list had not begun: nothing found says which list holds. */
const between = (one: CaseBeneficiary): Verdict =>
  anywhere(one) ??
  undetermined(
    one.unit ? say('appraisal.areaGap', { name: one.name, place: placeOf(one) }) : say('appraisal.areaNoUnit', { name: one.name }),
  )

const inVillage = (one: CaseBeneficiary, day: string): Verdict => {
  const { name, village } = one
  const place = placeOf(one)
  if (!village) return broken(say('appraisal.areaWard', { name, place }))
  const words = { name, place, village: called('làng nghề', village.name) }
  if (village.withdrawnOn !== null && village.withdrawnOn <= day)
    return broken(say('appraisal.areaVillageWithdrawn', { ...words, day: sayDay(village.withdrawnOn) }))
  if (village.recognisedOn === null) return undetermined(say('appraisal.areaVillageUnknown', words))
  if (village.recognisedOn > day) return broken(say('appraisal.areaVillageLater', { ...words, day: sayDay(village.recognisedOn) }))
  return fulfilled(say('appraisal.areaVillage', { ...words, day: sayDay(village.recognisedOn) }))
}
/** From 15/10/2025 in a centrally-run city: xã, đặc khu, recognised craft villages, cleaner production, cluster infrastructure. */
const withoutDistricts = (one: CaseBeneficiary, day: string): Verdict => {
  const free = anywhere(one)
  if (free) return free
  const { name, unit } = one
  if (one.clusterInfrastructure) return fulfilled(say('appraisal.areaCluster', { name }))
  if (!unit) return undetermined(say('appraisal.areaNoUnit', { name }))
  if (['xã', 'đặc khu'].includes(kindOf(unit))) return fulfilled(say('appraisal.areaIn', { name, place: placeOf(one) }))
  if (kindOf(unit) === 'phường') return inVillage(one, day)
  return undetermined(say('appraisal.areaUnclear', { name, place: placeOf(one) }))
}

export const eligibleArea: Rule<Case> = {
  code: 'eligible-area',
  title: say('appraisal.areaTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [
    {
      from: '2012-07-05',
      until: '2025-07-01',
      article: 'NĐ 45/2012/NĐ-CP Điều 1 khoản 2; Quy chế của Hà Nội (không gồm quận)',
      confidence: 'S',
      scope: national,
      judge: given => eachBeneficiary(given, withDistricts),
    },
    {
      from: '2025-07-01',
      until: '2025-10-15',
      article: 'NĐ 45/2012/NĐ-CP Điều 1 khoản 2 khi không còn cấp huyện: chưa tìm thấy hướng dẫn',
      confidence: 'X',
      scope: national,
      judge: given => eachBeneficiary(given, between),
    },
    {
      from: '2025-10-15',
      until: null,
      article: 'NĐ 45/2012/NĐ-CP Điều 1 khoản 2, sửa đổi bởi NĐ 235/2025/NĐ-CP',
      confidence: 'S',
      scope: national,
      judge: given => eachBeneficiary(given, one => withoutDistricts(one, given.submittedOn)),
    },
  ],
}
