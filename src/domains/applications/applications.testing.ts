/** A call that takes applications, a filled form and a picture of a paper, for tests. */
import sharp from 'sharp'
import { expect } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { callForm } from '../calls/calls.testing.ts'
import type { FieldValue } from './applications.schema.ts'

/** A published call. Answers its code. */
export const openCallFor = async (server: TestServer, more: object = {}): Promise<string> => {
  const appraiser = await server.as('thamdinh')
  const code = String((await appraiser.post('/calls', callForm(more))).body.code)
  await appraiser.post(`/calls/${code}/steps/publish`, { revision: (await appraiser.get(`/calls/${code}`)).body.revision })
  return code
}
let serial = 0
export const newToken = (): string => `${'t'.repeat(24)}${Date.now()}x${serial++}`
/** A complete form for a machine of 480 million đồng in a commune. */
export const machineValues = (unitId: string, more: Record<string, FieldValue> = {}): Record<string, FieldValue> => ({
  name: 'Hộ kinh doanh Thử Nghiệm',
  kind: 'household',
  craft: 'lacquer',
  sector: 'đ',
  unitId,
  address: 'Xóm Thử',
  representative: 'Người Nộp Thử',
  phone: '0900000123',
  projectName: 'Ứng dụng máy CNC trong sản xuất sơn mài',
  need: 'Đang làm tay, chậm.',
  aims: 'Tăng gấp đôi sản lượng.',
  place: 'Xưởng tại nhà',
  machineName: 'Máy CNC 4 trục',
  machineState: 'new',
  content: 'Mua và lắp một máy.',
  totalCost: 480_000_000,
  eligibleCost: 480_000_000,
  requested: 240_000_000,
  counterpart: 240_000_000,
  units: 1,
  estimate: 'Máy CNC: 1 × 480.000.000',
  plannedEndOn: '2027-09-30',
  effects: 'Giảm công một nửa.',
  commitsCapital: true,
  commitsNoDouble: true,
  ...more,
})
/** What a device sends of typed values, each typing with an id of its own. */
export const typing = (values: Record<string, FieldValue>, base = 1, device = 'may-thu-1') => ({
  device,
  now: Date.now(),
  patches: Object.entries(values).map(([key, value]) => ({ id: crypto.randomUUID(), key, value, at: Date.now(), base })),
})
/** A small picture, different for each shade. */
export const picture = async (shade = 120): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: 60, height: 80, channels: 3, background: { r: shade, g: 90, b: 40 } } })
      .jpeg()
      .toBuffer(),
  )
/** Opens a draft, types everything and adds what papers are required. Answers its secret. */
export const filledDraft = async (
  visitor: Visitor,
  call: string,
  values: Record<string, FieldValue>,
  more: object = {},
): Promise<string> => {
  const token = newToken()
  await visitor.post('/public/applications', { token, call, activity: 'machine', phone: '0900000123', ...more })
  await visitor.post(`/public/drafts/${token}/patches`, typing(values))
  await addRequired(visitor, token)
  return token
}
export const addRequired = async (visitor: Visitor, token: string): Promise<void> => {
  const draft = (await visitor.get(`/public/drafts/${token}`)).body as unknown as { required: { kind: string; required: boolean }[] }
  for (const [at, paper] of draft.required.filter(each => each.required).entries())
    await visitor.upload(
      `/public/drafts/${token}/papers`,
      { id: crypto.randomUUID(), kind: paper.kind },
      `anh-${at}.jpg`,
      await picture(at * 20),
    )
}

/** The commune of the officer `xathuongtin`, and the phone of `machineValues`. */
export const commune = 'hn25b-c-10183'
export const phone = '0900000123'
/** A server on 20/11/2026 with an open call, somebody without an account, the officer of their commune; how a draft is read and sent. */
export const takingServer = async (callMore: object = {}) => {
  const server = await testServer('2026-11-20')
  const anyone = server.visitor
  const call = await openCallFor(server, callMore)
  const submit = (token: string, key = crypto.randomUUID()) => anyone.post(`/public/drafts/${token}/submission`, { key })
  return {
    server,
    anyone,
    officer: await server.as('xathuongtin'),
    call,
    draft: async (token: string) => (await anyone.get(`/public/drafts/${token}`)).body as Record<string, never>,
    submit,
    /** A filled draft that was sent. */
    submitted: async (values = machineValues(commune)) => {
      const token = await filledDraft(anyone, call, values)
      const answer = await submit(token)
      expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
      return { token, receipt: String(answer.body.receipt) }
    },
  }
}
