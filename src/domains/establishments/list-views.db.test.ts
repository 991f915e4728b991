/** Lists of villages, artisans and trainees: views kept under names, columns of one's own, Excel of exactly what is on screen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'

const duyenThai = 'hn-c-10192'
let server: TestServer
let appraiser: Visitor
let centre: Visitor
beforeAll(async () => {
  server = await testServer()
  appraiser = await server.as('thamdinh')
  centre = await server.as('trungtam')
  const home = await establishmentAt(server.database, 'CS-T1', duyenThai)
  const statements = [
    `insert into village (code, name, craft, unit_id, note, search) values ('LN-1', 'Đa Sỹ', 'Rèn', '${duyenThai}', 'a', 'da sy'),
       ('LN-2', 'Hạ Thái', 'Sơn mài', '${duyenThai}', null, 'ha thai'), ('LN-3', 'Dương Ổ', null, null, 'b', 'duong o')`,
    `insert into artisan (code, name, title, craft, unit_id, phone) values ('NN-1', 'Trần Văn Một', 'city', 'lacquer', '${duyenThai}', '0912345678'),
       ('NN-2', 'Bùi Thị Hai', 'village', 'wood', '${duyenThai}', null)`,
    `insert into training_class (code, name, kind, starts_on, ends_on) values ('L1', 'Lớp một', 'management', '2024-03-01', '2024-03-03')`,
    `insert into person (name, birth_year, establishment_id, phone, key) values ('Lê Văn Ba', 1980, '${home.id}', '0912345679', 'k1')`,
    `insert into attendance (class_id, person_id, completed) select c.id, p.id, true from training_class c, person p`,
  ]
  for (const statement of statements) await server.database.pool.query(statement)
})
afterAll(() => server.close())

const workbook = async (who: string, path: string) => {
  const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: who } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const file = await server.app.inject({ method: 'GET', url: `/api/${path}`, headers: { cookie } })
  expect(file.statusCode, file.payload.slice(0, 200)).toBe(200)
  return (await readWorkbook(new Uint8Array(file.rawPayload))).map(sheet => JSON.stringify(sheet))
}
const names = async (path: string) => ((await centre.get(path)).body as unknown as { name: string }[]).map(row => row.name)
/** Where words stand in a text, one after another. */
const inOrder = (text: string, words: readonly string[]) => {
  const at = words.map(word => text.indexOf(word))
  expect(at, words.join()).toEqual(at.toSorted((a, b) => a - b))
  expect(at).not.toContain(-1)
}

describe('order', () => {
  it('is the server’s, in Vietnamese order, what is unknown last either way', async () => {
    expect(await names('/villages?sort=name')).toEqual(['Dương Ổ', 'Đa Sỹ', 'Hạ Thái'])
    expect(await names('/villages?sort=craft&down=true')).toEqual(['Hạ Thái', 'Đa Sỹ', 'Dương Ổ'])
    expect(await names('/artisans?sort=name')).toEqual(['Bùi Thị Hai', 'Trần Văn Một'])
    // Masked for some: it orders nothing for anybody.
    expect(await names('/artisans?sort=phone&down=true')).toEqual(['Trần Văn Một', 'Bùi Thị Hai'])
  })
})

describe('Excel', () => {
  it('holds exactly the columns, conditions and order on screen, and says what was asked for', async () => {
    const [data, info] = await workbook('trungtam', 'villages.xlsx?cols=note,craft&sort=craft&down=true&unitId=hn-c-10192&on=2024-05-06')
    // The code comes along: by it a row is found when the file is brought back.
    inOrder(data!, ['Tên làng nghề', 'Ghi chú', 'Nghề', 'Mã làng nghề', 'Hạ Thái', 'Đa Sỹ'])
    expect(data).not.toMatch(/Địa bàn|Dương Ổ/)
    for (const said of ['Duyên Thái', '06/05/2024', 'Nghề, giảm dần', '22/11/2024', 'Tên làng nghề; Ghi chú; Nghề'])
      expect(info).toContain(said)
  })
  it('of persons is logged, masked for whoever has no task with them', async () => {
    const acts = async () => (await server.database.pool.query(`select 1 from act where action = 'export_personal'`)).rowCount ?? 0
    const before = await acts()
    const [shown] = await workbook('trungtam', 'artisans.xlsx?cols=title,phone')
    expect(shown).toContain('0912345678')
    expect(await acts()).toBe(before + 1)
    const [masked] = await workbook('thanhpho', 'artisans.xlsx?cols=title,phone')
    expect(masked).not.toMatch(/0912345678|Trần Văn Một/)
    const [trainees, info] = await workbook('trungtam', 'trainees.xlsx?cols=turns&classCode=L1')
    expect(trainees).toContain('Lê Văn Ba')
    expect(trainees).not.toContain('Năm sinh')
    expect(info).toContain('lớp Lớp một')
  })
})

describe('views', () => {
  const view = { name: 'Thiếu nghề', query: { state: 'unknown', sort: 'name' }, columns: ['note', 'craft', 'nonsense'], shared: true }
  const views = async (list: string, who: Visitor) =>
    (await who.get(`/${list}/views`)).body as unknown as {
      columns: { key: string; label: string; shown: boolean }[]
      views: { id: string; name: string; columns: string[]; mine: boolean }[]
      own: { columns: string[] | null; default: string | null }
    }
  it('are kept for each list apart, shared, renamed by their owner alone', async () => {
    const { id } = (await appraiser.post('/villages/views', view)).body
    expect((await views('villages', centre)).views).toMatchObject([{ id, name: view.name, columns: ['note', 'craft'], mine: false }])
    for (const list of ['artisans', 'trainees', 'register']) expect((await views(list, appraiser)).views, list).toEqual([])
    // The address of another list does not reach it.
    expect((await appraiser.put(`/artisans/views/${id}`, { name: 'Khác' })).status).toBe(404)
    expect((await centre.post(`/villages/views/${id}/removal`)).status).toBe(404)
    expect((await appraiser.put(`/villages/views/${id}`, { name: 'Chưa rõ công nhận' })).status).toBe(200)
    expect((await appraiser.post('/artisans/views', { ...view, query: { title: 'city' } })).status).toBe(200)
    expect((await appraiser.post('/artisans/views', { ...view, name: 'Sai', query: { state: 'unknown' } })).status).toBe(422)
  })
  it('of trainees are for those who work with trainees', async () => {
    expect((await (await server.as('thanhpho')).get('/trainees/views')).status).toBe(403)
    await centre.put('/trainees/views/own', { columns: ['phone', 'turns'] })
    expect((await views('trainees', centre)).own).toEqual({ columns: ['phone', 'turns'], default: null })
    expect((await views('trainees', appraiser)).own.columns).toBeNull()
    expect((await views('trainees', centre)).columns.map(column => column.key)).toContain('personalNumber')
  })
})
