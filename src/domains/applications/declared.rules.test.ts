/** What an applicant declares otherwise than the register has it. */
import { expect, it } from 'vitest'
import { declaredOtherwise } from './declared.rules.ts'
import { newestForm } from './forms/forms.schema.ts'

const register = {
  workers: 12,
  experienceYears: 5,
  exporting: null,
  cleanerProduction: false,
  clusterInfrastructure: false,
  localMaterials: 60,
  supportingIndustry: null,
  womenOwned: false,
  minorityOwned: null,
}
const of = (values: Record<string, string | number | boolean | null>) =>
  declaredOtherwise(values, register, { formVersion: newestForm, activity: 'machine' })

it('names each fact that differs, in words, with what the register holds', () => {
  expect(of({ workers: 12, localMaterials: 40, womenOwned: true, exporting: false, clusterInfrastructure: true })).toEqual([
    { key: 'exporting', label: 'Có xuất khẩu', said: 'Không', held: 'chưa xác định' },
    { key: 'clusterInfrastructure', label: 'Đầu tư hạ tầng cụm công nghiệp', said: 'Có', held: 'Không' },
    { key: 'localMaterials', label: 'Nguyên liệu địa phương (%)', said: '40', held: '60' },
    { key: 'womenOwned', label: 'Phụ nữ làm chủ', said: 'Có', held: 'Không' },
  ])
})
it('what was left open takes nothing back', () => {
  expect(of({ womenOwned: null, localMaterials: null, workers: null })).toEqual([])
})
