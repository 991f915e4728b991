/** A sound case of an invented establishment, for tests to bend. */
import type { Standing } from '../../kernel/rules.ts'
import { areaUnknown } from '../reference/areas.rules.ts'
import type { Case, CaseBeneficiary } from './appraisal.schema.ts'
import type { NormRow } from './norms.schema.ts'

export const nobodyVerified: Standing = { verified: new Set(), province: '01' }
export const verified = (...keys: string[]): Standing => ({ verified: new Set(keys), province: '01' })

export const xaOfHuyen = { name: 'Xã Duyên Thái', type: 'Xã', district: { name: 'Huyện Thường Tín', type: 'Huyện' } }
export const beneficiary = (change: Partial<CaseBeneficiary> = {}): CaseBeneficiary => ({
  code: 'CS-0001',
  name: 'Cơ sở mẫu A',
  kind: 'household',
  sector: 'đ',
  taxCode: '0100109106',
  unit: xaOfHuyen,
  village: null,
  cleanerProduction: false,
  clusterInfrastructure: false,
  difficult: { onSubmission: areaUnknown, onApproval: areaUnknown },
  earlier: [],
  ...change,
})
/** The national norm of machines as shipped: 50%, at most 300 million. */
export const machineNorm: NormRow = {
  key: 'machine@2018-05-11/national',
  code: 'machine',
  activity: 'machine',
  label: 'Ứng dụng máy móc, thiết bị tiên tiến',
  percent: 50,
  ceiling: 300_000_000,
  per: 'cơ sở',
  difficultOnly: false,
  article: 'TT 28/2018/TT-BTC Điều 8 khoản 4',
  confidence: 'S',
  scope: 'national',
  province: null,
  validFrom: '2018-05-11',
  validUntil: null,
}
/** An invented norm of the city, for tests only. */
export const localNorm = (change: Partial<NormRow> = {}): NormRow => ({
  ...machineNorm,
  key: 'machine@2024-01-01/01',
  label: 'Máy móc (định mức thử)',
  ceiling: 200_000_000,
  article: 'Nghị quyết thử',
  scope: 'local',
  province: '01',
  validFrom: '2024-01-01',
  ...change,
})
export const soundCase = (change: Partial<Case> = {}): Case => ({
  activity: 'machine',
  shape: 'establishment',
  contentGroup: 'technology',
  submittedOn: '2024-03-15',
  approvedOn: '2024-05-20',
  totalCost: 480_000_000,
  eligibleCost: 480_000_000,
  requested: 240_000_000,
  counterpart: 240_000_000,
  units: 1,
  commitsCapital: true,
  commitsNoDouble: true,
  inPlan: true,
  implementerExperienced: true,
  beneficiaries: [beneficiary()],
  norms: [machineNorm],
  twins: [],
  survey: { on: '2024-03-20', fits: true, says: 'Đúng như hồ sơ.' },
  ...change,
})
