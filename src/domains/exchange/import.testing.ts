/** Sound workbooks that tests fill in, change and import. */

import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Context } from '../../kernel/context.ts'
import type { Answer, TestServer } from '../../server/testing.ts'
import type { ImportMode, ImportOutcome } from './import.actions.ts'
import { type Filling, writeTemplate } from './template.actions.ts'
import type { WorkbookKind } from './workbooks.schema.ts'

export type Rows = Record<string, Filling[]>

/** What somebody sends: rows for the template, or the bytes of a file. */
export interface Sent {
  mode?: ImportMode
  as?: string
  fileName?: string
  correctionOf?: string
}
/** Sends a workbook through the routes without running its job; answers the job as the server does. */
export const sendWorkbook = async (server: TestServer, kind: WorkbookKind, rows: Rows | Uint8Array, sent: Sent = {}): Promise<Answer> => {
  const { mode = 'none', as = 'lanhdao', fileName = `${kind}.xlsx`, correctionOf } = sent
  const query = new URLSearchParams({ mode, ...(correctionOf && { correctionOf }) })
  const bytes = rows instanceof Uint8Array ? rows : await writeTemplate(kind, rows)
  return (await server.as(as)).upload(`/exchange/import/${kind}?${query}`, {}, fileName, bytes)
}
/** A job as its asker sees it. */
export interface SeenJob {
  id: string
  state: string
  done: number
  total: number | null
  problem: string | null
  outcome: ImportOutcome
}
export const seeJob = async (server: TestServer, id: string, as = 'lanhdao'): Promise<SeenJob> => {
  const { body } = await (await server.as(as)).get(`/jobs/${id}`)
  return { ...(body as unknown as SeenJob), outcome: body.result as ImportOutcome }
}
/** Sends a workbook, lets its job run to the end, and answers what came of it. */
export const importRows = async (server: TestServer, kind: WorkbookKind, rows: Rows | Uint8Array, sent: Sent = {}): Promise<SeenJob> => {
  const { status, body } = await sendWorkbook(server, kind, rows, sent)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  await server.runJobs()
  return seeJob(server, String(body.id), sent.as)
}
/** Goes on with an import and answers what came of it. */
export const goOnWith = async (server: TestServer, id: string, mode: ImportMode = 'good', as = 'lanhdao'): Promise<SeenJob> => {
  const { status, body } = await (await server.as(as)).post(`/exchange/imports/${id}/continue`, { mode })
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  await server.runJobs()
  return seeJob(server, id, as)
}

export const contextOf = (db: NodePgDatabase, role = 'leader', today = '2024-11-22'): Context => ({
  db,
  today,
  actor: {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Người nhập',
    grants: [{ role, unitId: 'hn-a-sct', level: 'agency', establishmentId: null }],
  },
  reach: { everywhere: true, unitIds: [], establishmentIds: [] },
  demo: true,
  files: { keep: () => Promise.reject(new Error('no files')), read: () => Promise.reject(new Error('no files')) },
})

export const soundPlan = (): Rows => ({
  'Kế hoạch': [
    {
      year: 2024,
      title: 'Kế hoạch khuyến công minh họa',
      number: '01/KH-DEMO',
      issuedOn: '2024-01-31',
      issuer: 'Đơn vị minh họa',
      approvedOn: '2024-01-31',
    },
  ],
  'Dòng ngân sách': [
    { contentGroup: 'technology', source: 'city', amount: 1_000_000_000 },
    { contentGroup: 'management', source: 'city', amount: 500_000_000 },
  ],
  'Chỉ tiêu': [
    { code: 'export_growth', name: 'Tăng trưởng kim ngạch', unit: '%', min: 6, max: 8 },
    { code: 'machine_establishments', name: 'Cơ sở được hỗ trợ máy móc', unit: 'cơ sở', min: 10, max: 15 },
    { code: 'new_designs', name: 'Mẫu mới', unit: 'mẫu', min: 650, max: 800 },
  ],
  'Lịch thực hiện': [{ targetCode: 'new_designs', name: 'Cuộc thi thiết kế', on: '2024-10-01', expected: 400 }],
})

export const soundRegister = (): Rows => ({
  'Làng nghề': [{ code: 'LN-01', name: 'Hạ Thái', craft: 'Sơn mài', place: 'Xã Duyên Thái, Huyện Thường Tín', recognisedOn: '2020-05-01' }],
  'Cơ sở': [
    {
      code: 'CS-0001',
      name: 'Công ty minh họa Sơn Mài',
      kind: 'company',
      taxCode: '0100109106',
      craft: 'lacquer',
      sector: 'đ',
      place: 'Duyên Thái, Thường Tín',
      address: 'Thôn minh họa',
      villageCode: 'LN-01',
      workers: 60,
      localMaterials: 55,
      exporting: true,
      supportingIndustry: true,
      womenOwned: false,
      experienceYears: 10,
      representative: 'Nguyễn Văn Mẫu',
      phone: '0912345678',
    },
    {
      code: 'CS-0002',
      name: 'Hộ minh họa Gốm',
      kind: 'household',
      taxCode: '001190567890',
      craft: 'ceramics',
      sector: 'đ',
      place: '10192',
    },
  ],
})

export const soundProjects = (): Rows => ({
  'Đề án': [
    {
      code: 'DA-2024-001',
      year: 2024,
      name: 'Ứng dụng máy CNC',
      contentGroup: 'technology',
      activity: 'machine',
      source: 'city',
      implementer: 'beneficiary',
      place: 'Xã Duyên Thái, Huyện Thường Tín',
      beneficiaries: 'CS-0001',
      totalCost: 600_000_000,
      eligibleCost: 500_000_000,
      requested: 250_000_000,
      counterpart: 350_000_000,
      commitsCapital: true,
      commitsNoDouble: true,
      submittedOn: '2024-02-05',
      surveyedOn: '2024-02-20',
      reviewedOn: '2024-03-01',
      appraisedOn: '2024-03-10',
      proposedOn: '2024-03-20',
      decisionNumber: '11/QĐ-DEMO',
      plannedOn: '2024-04-01',
      decisionIssuer: 'Đơn vị minh họa',
      approvedAmount: 250_000_000,
      contractNumber: 'HĐ-01',
      contractedOn: '2024-04-15',
      contractAmount: 250_000_000,
      advancedOn: '2024-04-20',
      advanceAmount: 100_000_000,
      startedOn: '2024-05-01',
      acceptedOn: '2024-09-30',
      acceptedEligibleCost: 480_000_000,
      settledOn: '2024-10-10',
      settledAmount: 240_000_000,
    },
    {
      code: 'DA-2024-002',
      year: 2024,
      name: 'Lớp tập huấn quản lý',
      contentGroup: 'management',
      activity: 'management_class',
      source: 'city',
      implementer: 'centre',
      place: 'Huyện Thường Tín',
      totalCost: 100_000_000,
      eligibleCost: 100_000_000,
      requested: 100_000_000,
      submittedOn: '2024-02-05',
      reviewedOn: '2024-02-20',
    },
    {
      code: 'DA-2022-009',
      year: 2022,
      name: 'Máy phun sơn',
      contentGroup: 'technology',
      activity: 'machine',
      source: 'city',
      implementer: 'beneficiary',
      place: 'Xã Duyên Thái, Huyện Thường Tín',
      beneficiaries: 'CS-0001; CS-0002',
      totalCost: 400_000_000,
      eligibleCost: 400_000_000,
      requested: 200_000_000,
      counterpart: 200_000_000,
      submittedOn: '2022-02-05',
      surveyedOn: '2022-02-20',
      reviewedOn: '2022-03-01',
      appraisedOn: '2022-03-10',
      proposedOn: '2022-03-20',
      decisionNumber: '7/QĐ-DEMO',
      plannedOn: '2022-04-01',
      decisionIssuer: 'Đơn vị minh họa',
      approvedAmount: 200_000_000,
      contractNumber: 'HĐ-22',
      contractedOn: '2022-04-15',
      contractAmount: 200_000_000,
      startedOn: '2022-05-01',
      acceptedOn: '2022-09-30',
      acceptedEligibleCost: 400_000_000,
    },
  ],
})

export const soundResults = (): Rows => ({
  'Mẫu mới': [
    {
      code: 'M-1b',
      name: 'Bình đỏ cỡ nhỏ',
      craft: 'ceramics',
      source: 'contest',
      madeOn: '2024-07-02',
      declaredOn: '2024-07-03',
      original: 'M-1',
    },
    {
      code: 'M-1',
      name: 'Bình đỏ',
      craft: 'ceramics',
      source: 'contest',
      author: 'Tác giả Mẫu',
      madeOn: '2024-07-01',
      declaredOn: '2024-07-03',
      acceptedOn: '2024-08-01',
    },
  ],
  'Hội chợ': [{ code: 'HC-1', name: 'Hội chợ minh họa', startsOn: '2024-06-01', endsOn: '2024-06-05' }],
  'Tham gia hội chợ': [{ fairCode: 'HC-1', establishmentCode: 'CS-0001', state: 'attended', booths: 2 }],
  Lớp: [{ code: 'L-1', name: 'Lớp quản lý', kind: 'management', startsOn: '2024-06-01', endsOn: '2024-06-03' }],
  'Học viên': [
    { classCode: 'L-1', name: 'Trần Thị Thử', birthYear: 1980, establishmentCode: 'CS-0001', position: 'Giám đốc', completed: true },
    { classCode: 'L-1', name: 'Lê Văn Thử', completed: false },
  ],
  'Máy móc': [{ projectCode: 'DA-2024-001', establishmentCode: 'CS-0001', name: 'Máy CNC', serial: 'SN-1' }],
  'Kim ngạch xuất khẩu': [
    { month: '05/2024', source: 'Số liệu minh họa', currency: 'USD', mapping: 'DEMO-1', amount: 15.5, status: 'final' },
    { month: '2023-05', source: 'Số liệu minh họa', currency: 'USD', mapping: 'DEMO-1', amount: 14.25, status: 'final' },
  ],
})

/** The four workbooks of a year without a mistake. */
export const soundYear = () => ({ plan: soundPlan(), establishments: soundRegister(), projects: soundProjects(), results: soundResults() })
/** One project, sound but for the change. */
export const projectWith = (change: Record<string, unknown>): Rows => ({
  'Đề án': [{ ...soundProjects()['Đề án']?.[0], code: 'DA-THU', decisionNumber: '99/QĐ-DEMO', ...change } as Rows[string][number]],
})
/** One establishment, sound but for the change. */
export const establishmentWith = (change: Record<string, unknown>): Rows => ({
  'Cơ sở': [{ ...soundRegister()['Cơ sở']?.[0], code: 'CS-THU', ...change } as Rows[string][number]],
})
