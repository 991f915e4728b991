/** The sheet of designs with all its columns, and the register's list read back by the importer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer } from '../../server/testing.ts'
import { ports } from '../jobs/jobs.ports.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { Brief } from '../trade/briefs.schema.ts'
import { importRows } from './import.testing.ts'
import { matchJobKind } from './import-job.schema.ts'
import type { Filling } from './template.actions.ts'

let server: TestServer
beforeAll(async () => {
  delete ports.handlers[matchJobKind]
  server = await testServer('2024-11-22')
  await establishmentAt(server.database, 'CS-1', 'hn-d-279', { name: 'Hợp tác xã Mây tre Phú Vinh' })
  await server.database.db.insert(Brief.table).values({
    code: 'DH-2024-01',
    year: 2024,
    title: 'Đèn mây cho khách sạn ven biển',
    craft: 'bamboo',
    product: 'Đèn treo',
    markets: ['US'],
    hs: ['9405'],
    need: [],
    materials: [],
    technique: [],
    constraints: [],
    certificates: [],
    evidence: [],
    audience: 'Khách sạn',
    contact: 'Trung tâm',
    revision: 1,
    state: 'published',
    publishedOn: '2024-01-01',
    currency: 'USD',
  })
})
afterAll(() => server.close())

const lantern: Filling = {
  code: 'MAU-TAY-1',
  name: 'Đèn lồng mây hình nơm',
  craft: 'bamboo',
  source: 'order',
  establishmentCode: 'CS-1',
  author: 'Nguyễn Văn Thợ',
  madeOn: '2024-05-02',
  declaredOn: '2024-05-10',
  productKind: 'Đèn treo',
  locarno: '26',
  motifs: 'nơm cá; Sóng nước ;nơm cá',
  materials: 'mây; giấy dó',
  techniques: 'đan lóng đôi',
  size: 'cao 40 cm',
  ownerKind: 'orderer',
  ownerName: 'Công ty minh họa Biển Xanh',
  briefCode: 'DH-2024-01',
  hs: '940599',
  priceMin: 450_000,
  priceMax: 600_000,
  disclosedOn: '2024-06-01',
}
const plain: Filling = {
  code: 'MAU-TAY-2',
  name: 'Giỏ mây',
  craft: 'bamboo',
  source: 'establishment',
  madeOn: '2024-03-01',
  declaredOn: '2024-03-02',
}
const send = async (rows: readonly Filling[], mode: 'good' | 'preview' = 'preview') =>
  (await importRows(server, 'results', { 'Mẫu mới': [...rows] }, { mode })).outcome
const problems = async (more: Filling) =>
  (await send([{ ...lantern, code: 'MAU-TAY-9', ...more }])).groups.flatMap(group =>
    group.problems.map(({ cell, reason }) => ({ cell, reason })),
  )
const listed = async (query = '', as = 'lanhdao') => {
  const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: as } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const answer = await server.app.inject({ method: 'GET', url: `/api/designs/workbook${query}`, headers: { cookie } })
  return new Uint8Array(answer.rawPayload)
}

describe('the sheet of designs', () => {
  it('takes everything that the register keeps of a design; lists are words between semicolons', async () => {
    expect(await send([lantern, plain], 'good')).toMatchObject({ accepted: 2, rejected: 0, groups: [] })
    const leader = await server.as('lanhdao')
    expect((await leader.get('/designs/MAU-TAY-1')).body).toMatchObject({
      productKind: 'Đèn treo',
      locarnoLabel: '26 Thiết bị chiếu sáng',
      motifs: ['nơm cá', 'Sóng nước'],
      materials: ['mây', 'giấy dó'],
      techniques: ['đan lóng đôi'],
      ownerLabel: 'Bên đặt hàng',
      ownerName: 'Công ty minh họa Biển Xanh',
      brief: { code: 'DH-2024-01' },
      hs: '940599',
      priceMin: 450_000,
      priceMax: 600_000,
      disclosedOn: '2024-06-01',
    })
  })
  it.each<[string, Filling, string, RegExp]>([
    ['a brief that is not there', { briefCode: 'DH-0' }, 'U2', /DH-0/],
    ['a class that is none', { locarno: '99' }, 'N2', /99/],
    ['a price band upside down', { priceMin: 700_000 }, 'X2', /thấp hơn/],
    ['an owner’s name without who they are', { ownerKind: null }, 'T2', /Chỉ ghi tên/],
    ['a disclosure that has not happened', { disclosedOn: '2024-12-01' }, 'Y2', /sau ngày nhập/],
    ['a code of goods that is none', { hs: '94.05' }, 'V2', /HS/],
    ['a day of making that has not come', { madeOn: '2025-01-02', declaredOn: '2025-01-03' }, 'G2', /sau ngày nhập/],
    ['a disclosure before it was made', { disclosedOn: '2024-05-01' }, 'Y2', /trước “Ngày tạo mẫu”/],
    ['a design declared before it was made', { declaredOn: '2024-05-01' }, 'H2', /trước “Ngày tạo mẫu”/],
    ['an acceptance before it was declared', { acceptedOn: '2024-05-09' }, 'I2', /trước “Ngày khai báo”/],
    ['an acceptance that has not happened', { acceptedOn: '2024-12-01' }, 'I2', /sau ngày nhập/],
    ['a word that is a sentence', { motifs: 'x'.repeat(81) }, 'O2', /./],
  ])('names %s by its cell', async (_, more, cell, reason) => {
    const found = await problems(more)
    expect(found.find(each => each.cell === cell)?.reason, JSON.stringify(found)).toMatch(reason)
    expect(found.every(each => each.cell === cell || 'madeOn' in more)).toBe(true)
  })
  it.each(['26', '26 Thiết bị chiếu sáng', '26 Lighting apparatus'])(
    'reads a class by its number, in Vietnamese and as workbooks wrote it before: %s',
    async locarno => {
      expect(await problems({ locarno })).toEqual([])
      expect((await problems({ locarno: '26 Thiết bị' })).map(({ cell }) => cell)).toEqual(['N2'])
    },
  )
  it('counts a family once, wherever its variants stand on the sheet and whatever they point to', async () => {
    const rows: Filling[] = [
      { ...plain, code: 'HO-3', original: 'HO-2' },
      { ...plain, code: 'HO-2', original: 'HO-1' },
      { ...plain, code: 'HO-1' },
    ]
    expect(await send(rows, 'good')).toMatchObject({ accepted: 3, rejected: 0 })
    const leader = await server.as('lanhdao')
    for (const code of ['HO-2', 'HO-3']) expect((await leader.get(`/designs/${code}`)).body).toMatchObject({ original: { code: 'HO-1' } })
    expect(await send([...rows, { ...plain, code: 'HO-4', original: 'HO-3' }])).toMatchObject({ accepted: 1 })
  })
  it('codes that differ by capital and small letters alone are one code: in the register, and on one sheet', async () => {
    const [found] = await problems({ code: 'mau-tay-1' })
    expect(found).toMatchObject({ cell: 'A2' })
    expect(found?.reason).toContain('MAU-TAY-1')
    const outcome = await send([
      { ...plain, code: 'HOA-1' },
      { ...plain, code: 'hoa-1' },
    ])
    expect(outcome).toMatchObject({ accepted: 1, rejected: 1 })
  })
  it('refuses variants that go round in a circle, for then none of them would count', async () => {
    const outcome = await send(
      [
        { ...plain, code: 'VONG-1', original: 'VONG-2' },
        { ...plain, code: 'VONG-2', original: 'VONG-1' },
      ],
      'good',
    )
    expect(outcome).toMatchObject({ accepted: 0, rejected: 2 })
    expect(outcome.groups.flatMap(group => group.problems.map(({ cell }) => cell))).toEqual(['L2', 'L3'])
  })
  it('lets nobody but a leader bring in what was decided: accepting needs a check and a second person', async () => {
    const rows = [{ ...plain, code: 'QUA-MAT-1', acceptedOn: '2024-03-05' }]
    const { outcome } = await importRows(server, 'results', { 'Mẫu mới': rows }, { mode: 'good', as: 'trungtam' })
    expect(outcome).toMatchObject({ accepted: 0, rejected: 1, groups: [{ cause: 'history', problems: [{ cell: 'I2' }] }] })
    expect(await send(rows, 'good')).toMatchObject({ accepted: 1 })
    const again = await importRows(server, 'results', { 'Mẫu mới': rows }, { mode: 'good', as: 'trungtam' })
    expect(again.outcome).toMatchObject({ unchanged: 1, rejected: 0 })
  })
})

describe('the list that was given out', () => {
  it('is read back as unchanged, though authors and what is only computed are not for the importer', async () => {
    const bytes = await listed('?q=MAU-TAY')
    const text = JSON.stringify(await readWorkbook(bytes))
    expect(text).toContain('nơm cá; Sóng nước')
    expect(text).not.toContain('Nguyễn Văn Thợ')
    const { outcome } = await importRows(server, 'results', bytes, { mode: 'good' })
    expect(outcome).toMatchObject({ saved: false, accepted: 0, rejected: 0, unchanged: 2, groups: [] })
  })
  it('of a design that somebody changed, points at the cells that differ, and changes nothing', async () => {
    const bytes = await listed('?q=MAU-TAY')
    const leader = await server.as('thamdinh')
    const { body } = await leader.get('/designs/MAU-TAY-2')
    const corrected = await leader.put('/designs/MAU-TAY-2', {
      name: 'Giỏ mây quai gỗ',
      craft: 'bamboo',
      source: 'establishment',
      madeOn: '2024-03-01',
      materials: ['mây', 'gỗ'],
      revision: body.revision,
    })
    expect(corrected.status, JSON.stringify(corrected.body)).toBe(200)
    const { outcome } = await importRows(server, 'results', bytes, { mode: 'good' })
    expect(outcome).toMatchObject({ saved: false, accepted: 0, unchanged: 1, rejected: 1 })
    expect(outcome.groups[0]).toMatchObject({
      cause: 'exists',
      problems: [{ column: 'Tên mẫu', reason: '“MAU-TAY-2” đã đăng ký; ô này khác sổ bộ' }],
    })
    expect((await leader.get('/designs/MAU-TAY-2')).body).toMatchObject({ name: 'Giỏ mây quai gỗ', materials: ['mây', 'gỗ'] })
  })
  it('takes in the rows that were added to it, and only those', async () => {
    const outcome = await send(
      [
        { ...lantern, name: 'Đèn lồng' },
        { ...plain, code: 'MAU-TAY-3' },
      ],
      'good',
    )
    expect(outcome).toMatchObject({ accepted: 1, rejected: 1 })
  })
})
