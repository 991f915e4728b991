/** Lists of areas of priority through their routes: none ships, officers enter what a document names, lines that name nothing are refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cell, writeWorkbook } from '../../files/workbook.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'

let server: TestServer
let officer: Visitor
beforeAll(async () => {
  server = await testServer('2024-11-22')
  officer = await server.as('thamdinh')
})
afterAll(() => server.close())

interface Shown {
  lists: { id: string; places: string[]; inForce: boolean; validUntil: string | null }[]
  missing: string[]
}
const shown = async () => (await officer.get('/areas')).body as unknown as Shown
const list = { kind: 'difficult', document: 'QĐ THỬ 01/2021', validFrom: '2021-01-01', validUntil: null, complete: false }
const places = 'Xã Duyên Thái\tHuyện Thường Tín\nHuyện Gia Lâm'

it('ships none, and says that every kind is missing', async () => {
  expect(await shown()).toMatchObject({ lists: [], missing: { length: 5 } })
})
it('takes what is pasted, and refuses a list with a line that it cannot read, naming the line', async () => {
  const bad = await officer.post('/areas', { ...list, places: `${places}\nXã Không Có Thật` })
  expect(bad).toMatchObject({ status: 422, body: { errors: [{ path: 'places', message: expect.stringContaining('Xã Không Có Thật') }] } })
  expect((await shown()).lists).toEqual([])
  expect(await officer.post('/areas', { ...list, places })).toMatchObject({ status: 200, body: { places: 2 } })
  expect(await shown()).toMatchObject({ lists: [{ inForce: true, places: ['Huyện Gia Lâm', 'Xã Duyên Thái'] }], missing: { length: 4 } })
})
it('takes a document’s list of a kind once for the same days', async () => {
  const again = { ...list, document: '  qđ thử  01/2021 ', validFrom: '2023-01-01', places: 'Huyện Gia Lâm' }
  expect(await officer.post('/areas', again)).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'document', message: expect.stringContaining('01/01/2021') }] },
  })
  expect(await officer.post('/areas', { ...again, validFrom: '2019-01-01', validUntil: '2021-01-01' })).toMatchObject({ status: 200 })
  const early = (await shown()).lists.find(({ validUntil }) => validUntil === '2021-01-01')!
  expect(await officer.post(`/areas/${early.id}/removal`, { reason: 'Chỉ để thử' })).toMatchObject({ status: 200 })
})
it('an empty list must be said to be complete', async () => {
  expect(await officer.post('/areas', { ...list, kind: 'poor', places: ' \n' })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'places' }] },
  })
  expect(await officer.post('/areas', { ...list, kind: 'poor', complete: true, places: '' })).toMatchObject({
    status: 200,
    body: { places: 0 },
  })
})
it('is ended on a day, and one entered by mistake is taken out with its reason in the log', async () => {
  const { lists } = await shown()
  const id = lists.find(each => each.places.length === 2)!.id
  expect(await officer.put(`/areas/${id}`, { validUntil: '2020-12-31' })).toMatchObject({ status: 422 })
  expect(await officer.put(`/areas/${id}`, { validUntil: '2024-01-01' })).toMatchObject({ status: 200 })
  expect((await shown()).lists.find(each => each.id === id)).toMatchObject({ inForce: false, validUntil: '2024-01-01' })
  expect(await officer.post(`/areas/${id}/removal`, { reason: 'Nhập nhầm văn bản' })).toMatchObject({ status: 200 })
  expect((await shown()).lists.some(each => each.id === id)).toBe(false)
  const { rows } = await server.database.pool.query(
    `select a.action, v.reason, v.values -> 'unitIds' as units from act a join version v on v.act_id = a.id where a.record_id = $1 order by a.seq`,
    [id],
  )
  expect(rows.map(row => [row.action, row.reason, row.units.length])).toEqual([
    ['create', null, 2],
    ['correct', null, 2],
    ['remove', 'Nhập nhầm văn bản', 2],
  ])
})
it('whoever may not keep the lists may read them', async () => {
  const viewer = await server.as('thanhpho')
  expect((await viewer.get('/areas')).status).toBe(200)
  expect((await viewer.post('/areas', { ...list, places })).status).toBe(403)
})

describe('a file', () => {
  const day = { validFrom: '2021-01-01' }
  const sheet = (headers: string[], rows: Cell[][], title = ['Kèm theo văn bản thử']) =>
    writeWorkbook([{ name: 'Danh sách', title, columns: headers.map(header => ({ header })), rows }])
  const send = async (bytes: Uint8Array, name = 'dia-ban.xlsx') => officer.upload('/areas/file', day, name, bytes)
  interface Look {
    names: string[]
    unread: { at: string; line: string; says: string }[]
    text: string
  }
  it('is read by its headings wherever they stand; what is wrong is told by its cell, and nothing is kept', async () => {
    const before = (await shown()).lists.length
    const rows: Cell[][] = [
      ['1', 'Duyên Thái', 'Thường Tín', null],
      ['2', 'Xã Không Có', 'Huyện Thường Tín', null],
      ['3', null, null, 577],
      ['4', null, 'Huyện Gia Lâm', null],
    ]
    const look = (await send(await sheet(['STT', 'Tên xã', 'Quận, huyện', 'Mã xã'], rows))).body as unknown as Look
    expect(look.names).toEqual(['Xã Duyên Thái, Huyện Thường Tín', 'Xã Đa Tốn, Huyện Gia Lâm'])
    expect(look.unread.map(({ at, line }) => [at.replace(/\d+$/, ''), line])).toEqual([
      ['ô B', 'Xã Không Có, Huyện Thường Tín'],
      // A district that heads communes is not taken for the whole of it.
      ['ô C', 'Huyện Gia Lâm'],
    ])
    expect(Number(look.unread[1]!.at.slice(3)) - Number(look.unread[0]!.at.slice(3))).toBe(2)
    expect(look.text.split('\n')).toHaveLength(4)
    expect((await shown()).lists).toHaveLength(before)
  })
  it('of districts alone names them, and CSV is read alike; what was read is kept as if it had been pasted', async () => {
    const look = (await send(new TextEncoder().encode('Huyện;Ghi chú\nHuyện Gia Lâm;x\n'), 'huyen.csv')).body as unknown as Look
    expect(look).toEqual({ names: ['Huyện Gia Lâm'], again: 0, heads: [], unread: [], text: 'Huyện Gia Lâm' })
    expect(await officer.post('/areas', { ...list, ...day, document: 'QĐ THỬ TỆP', places: look.text })).toMatchObject({
      body: { places: 1 },
    })
  })
  it('of one column warns of a district that heads the communes below it, and of what stands there twice', async () => {
    const rows = [
      ['I', 'Huyện Gia Lâm'],
      ['1', 'Xã Đa Tốn'],
      ['2', 'xã Bát Tràng'],
      ['3', 'Xã Đa Tốn'],
    ]
    const look = (await send(await sheet(['TT', 'Xã / Phường'], rows))).body
    expect(look).toMatchObject({ names: { length: 3 }, heads: ['Huyện Gia Lâm'], again: 1, unread: [] })
  })
  it('with a heading and no row says so', async () => {
    const refused = await send(await sheet(['Tên ĐVHC cấp xã', 'Ghi chú'], []))
    expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('không có dòng nào') } })
  })
  it('of all communes in force since July 2025 is read whole, by name and by code', async () => {
    const { rows } = await server.database.pool.query(
      `select full_name as name, code from unit where level = 'commune' and parent_id = 'p-01' and valid_until is null`,
    )
    const validFrom = '2025-07-01'
    for (const key of ['name', 'code'])
      expect((await officer.post('/areas/preview', { validFrom, places: rows.map(row => row[key]).join('\n') })).body).toMatchObject({
        names: { length: rows.length },
        again: 0,
        unread: [],
      })
    expect(rows).toHaveLength(126)
  })
  it('without headings or of another kind is refused in words', async () => {
    const refused = await send(await sheet(['Cột A'], [['Xã Duyên Thái']], []))
    expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('“Xã, phường”') } })
    expect((await send(new TextEncoder().encode('%PDF-1.4'), 'a.pdf')).status).toBe(422)
    expect((await (await server.as('thanhpho')).upload('/areas/file', day, 'a.csv', new TextEncoder().encode('Xã\nx'))).status).toBe(403)
  })
  it('what is pasted is looked at in the same way, by its line', async () => {
    const { body } = await officer.post('/areas/preview', { ...day, places: 'Xã Duyên Thái, Huyện Thường Tín\n\nXã Không Có' })
    expect(body).toMatchObject({ names: ['Xã Duyên Thái, Huyện Thường Tín'], unread: [{ at: 'dòng 3', line: 'Xã Không Có' }] })
  })
})
