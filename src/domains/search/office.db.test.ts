/** The search of an administrator: the office's people, units, rules, norms, documents and lists; no record of anybody it serves, and nobody else's to use. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import type { OfficeAnswer } from './office.actions.ts'

let server: TestServer
let admin: Visitor
beforeAll(async () => {
  server = await testServer('2024-11-22')
  admin = await server.as('quantri')
  await establishmentAt(server.database, 'CS-Q1', 'hn-c-10192', { name: 'Cơ sở Kế toán Bát Tràng' })
  const list = { kind: 'difficult', document: 'QĐ THỬ 05/2021', validFrom: '2021-01-01', validUntil: null, complete: false }
  await admin.post('/areas', { ...list, places: 'Xã Duyên Thái, Huyện Thường Tín' })
})
afterAll(() => server.close())

const found = async (q: string) => {
  const { status, body } = await admin.get(`/search/office?q=${encodeURIComponent(q)}`)
  expect(status).toBe(200)
  return (body as unknown as OfficeAnswer).groups
}
const titles = async (q: string, kind: string) => (await found(q)).find(group => group.kind === kind)?.hits.map(hit => hit.title) ?? []

describe('an administrator finds', () => {
  it.each([
    ['ke toan', 'account', 'Kế toán'],
    ['huyện thường tín', 'account', 'Cán bộ huyện Thường Tín'],
    ['ketoan', 'account', 'Kế toán'],
    ['bat trang', 'unit', 'Xã Bát Tràng'],
    ['địa bàn hỗ trợ', 'rule', 'Địa bàn được hỗ trợ'],
    ['may moc tien', 'norm', 'Ứng dụng máy móc, thiết bị tiên tiến'],
    ['05/2021', 'area', 'QĐ THỬ 05/2021'],
  ])('%s: of %s, %s', async (q, kind, title) => expect(await titles(q, kind)).toContain(title))
  it('each with an address that leads to its line, and what matched', async () => {
    const [group] = (await found('ketoan')).filter(({ kind }) => kind === 'account')
    expect(group?.hits).toMatchObject([{ code: 'ketoan', to: '/quan-tri?muc=nguoi-dung&tim=ketoan', bold: { code: [[0, 6]] } }])
  })
  it('no establishment, though its name has the words', async () => {
    expect(JSON.stringify(await found('ke toan'))).not.toContain('Bát Tràng')
    expect((await admin.get('/search?q=ke%20toan')).status).toBe(403)
  })
  it('nothing for a personal number, and says so', async () => {
    expect((await admin.get('/search/office?q=001090001234')).body).toMatchObject({
      groups: [],
      note: expect.stringContaining('12 chữ số'),
    })
  })
})
it('an officer has the records’ search, not the office’s', async () => {
  expect((await (await server.as('thamdinh')).get('/search/office?q=ke%20toan')).status).toBe(403)
})
