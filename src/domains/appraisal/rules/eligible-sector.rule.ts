/** Which industries the programme supports (NĐ 45/2012 Điều 5), by the day of submission. */
import type { Rule, Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import { sectors } from '../../reference/catalog.schema.ts'
import type { Case, CaseBeneficiary } from '../appraisal.schema.ts'
import { broken, eachBeneficiary, fulfilled, national, undetermined } from '../beneficiaries.rules.ts'

const labels: Readonly<Record<string, string>> = sectors
const original = ['a', 'b', 'c', 'd', 'đ', 'e', 'g']
const amended = [...original, 'h']

const within =
  (list: readonly string[]) =>
  ({ name, sector }: CaseBeneficiary): Verdict => {
    const label = labels[sector]
    if (label === undefined) return undetermined(say('appraisal.sectorUnknown', { name }))
    if (list.includes(sector)) return fulfilled(say('appraisal.sectorIn', { name, sector: label }))
    return broken(say(amended.includes(sector) ? 'appraisal.sectorLater' : 'appraisal.sectorOut', { name }))
  }

export const eligibleSector: Rule<Case> = {
  code: 'eligible-sector',
  title: say('appraisal.sectorTitle'),
  nature: 'law',
  day: given => given.submittedOn,
  versions: [
    {
      from: '2012-07-05',
      until: '2025-10-15',
      article: 'NĐ 45/2012/NĐ-CP Điều 5',
      confidence: 'S',
      scope: national,
      judge: given => eachBeneficiary(given, within(original)),
    },
    {
      from: '2025-10-15',
      until: null,
      article: 'NĐ 45/2012/NĐ-CP Điều 5, sửa đổi bởi NĐ 235/2025/NĐ-CP',
      confidence: 'S-press',
      scope: national,
      judge: given => eachBeneficiary(given, within(amended)),
    },
  ],
}
