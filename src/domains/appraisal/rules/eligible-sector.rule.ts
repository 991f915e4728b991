/** Which industries the programme supports (NĐ 45/2012 Điều 5), by the day of submission. */
import { p, parameterSet } from '../../../kernel/parameters.ts'
import type { Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import type { AreaStanding } from '../../reference/areas.rules.ts'
import { sectors } from '../../reference/catalog.schema.ts'
import type { Case, CaseBeneficiary } from '../appraisal.schema.ts'
import { broken, eachBeneficiary, fulfilled, national, undetermined } from '../beneficiaries.rules.ts'
import { type DatedValues, parametric } from '../law.rules.ts'

const { none, ...supported } = sectors
const labels: Readonly<Record<string, string>> = sectors
const parameters = parameterSet({
  sectors: p.choices(say('appraisal.sectorList'), supported),
  difficult: p.choices(say('appraisal.sectorDifficult'), supported, { later: true }),
})
type Sectors = ReturnType<(typeof parameters)['check']['parse']>

const atPlace = (name: string, sector: string, { holds, says }: AreaStanding): Verdict => {
  const words = { name, sector, place: says ?? '' }
  if (holds === null) return undetermined(say('appraisal.sectorPlaceUnknown', words))
  return holds ? fulfilled(say('appraisal.sectorThere', words)) : broken(say('appraisal.sectorElsewhere', words))
}
const within =
  (list: readonly string[], onlyDifficult: readonly string[]) =>
  ({ name, sector, difficult }: CaseBeneficiary): Verdict => {
    const label = labels[sector]
    if (label === undefined) return undetermined(say('appraisal.sectorUnknown', { name }))
    if (list.includes(sector) && onlyDifficult.includes(sector)) return atPlace(name, label, difficult.onSubmission)
    if (list.includes(sector)) return fulfilled(say('appraisal.sectorIn', { name, sector: label }))
    return broken(sector === 'none' ? say('appraisal.sectorOut', { name }) : say('appraisal.sectorNotYet', { name, sector: label }))
  }

const dated: DatedValues<Sectors> = {
  code: 'eligible-sector',
  title: say('appraisal.sectorTitle'),
  decidedBy: 'submission',
  parameters,
  shipped: [
    {
      from: '2012-07-05',
      until: '2025-10-15',
      article: 'NĐ 45/2012/NĐ-CP Điều 5',
      confidence: 'S',
      scope: national,
      values: { sectors: ['a', 'b', 'c', 'd', 'đ', 'e', 'g'], difficult: ['e'] },
    },
    {
      from: '2025-10-15',
      until: null,
      article: 'NĐ 45/2012/NĐ-CP Điều 5, sửa đổi bởi NĐ 235/2025/NĐ-CP',
      confidence: 'S-press',
      scope: national,
      values: { sectors: ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h'], difficult: ['e'] },
    },
  ],
}
export const eligibleSector = parametric<Case, Sectors>(dated, {
  day: given => given.submittedOn,
  judge: (given, values) => eachBeneficiary(given, within(values.sectors, values.difficult)),
})
