/** Trainees in Excel: out with masked numbers, back in with the changes alone; a masked number never replaces the one behind it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { causesOf, type Grid, wayOf } from '../establishments/register-workbook.testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'

const number = '001180001234'
const phone = '0912345678'
let server: TestServer
let centre: Visitor
let officer: Visitor
let way: ReturnType<typeof wayOf>
let ba = ''
let tu = ''
const query = (text: string, values: unknown[] = []) => server.database.pool.query(text, values)
beforeAll(async () => {
  server = await testServer()
  centre = await server.as('trungtam')
  officer = await server.as('thuongtin')
  way = wayOf(server, 'trainees.xlsx', '/trainees')
  await establishmentAt(server.database, 'CS-1', 'hn-c-10192', { name: 'Xưởng Sơn mài Một' })
  await establishmentAt(server.database, 'CS-2', 'hn-c-00577', { name: 'Xưởng gốm Hai' })
})
beforeEach(async () => {
  await query('delete from bulk_change')
  await query('delete from person')
  const { rows } = await query(
    `insert into person (name, birth_year, establishment_id, phone, personal_number, key)
      select v.name, v.born, e.id, v.phone, v.number, v.name from (values ('Lê Văn Ba', 1980, 'CS-1', $1, $2), ('Đỗ Thị Tư', 1985, 'CS-2', null, null))
        v(name, born, code, phone, number) join establishment e on e.code = v.code order by v.born returning id`,
    [phone, number],
  )
  ba = rows[0].id
  tu = rows[1].id
})
afterAll(() => server.close())
const corrected = (work: (sheet: Grid) => void, who = 'trungtam') => way.corrected(work, '', who)
const person = async (id: string) =>
  (
    await query(
      `select p.name, birth_year as born, p.phone, personal_number as number, e.code as establishment from person p
        left join establishment e on e.id = p.establishment_id where p.id = $1`,
      [id],
    )
  ).rows[0]
const reveal = async (id: string) =>
  (await centre.post(`/people/${id}/reveal`, { field: 'personalNumber', purpose: 'Đối chiếu danh sách' })).body

describe('a trainee', () => {
  it('is corrected from the file; numbers that come back masked stay as they are', async () => {
    const file = await corrected(sheet => {
      expect(sheet.get(ba, 'Số định danh')).toBe('•••••••••234')
      sheet.set(ba, 'Họ và tên', 'Lê Văn Bá')
      sheet.set(ba, 'Cơ sở', 'CS-2')
      sheet.set(tu, 'Điện thoại', '912345670')
    })
    const seen = await way.preview(file, centre)
    expect(causesOf(seen)).toEqual({ check: [expect.any(String)] })
    expect(seen).toMatchObject({ rows: 1, cells: 2, conflicts: [] })
    // A trainee has no code that anybody knows; the row says the name.
    expect(seen.changes).toMatchObject([{ id: ba, code: null, name: 'Lê Văn Ba' }])
    const { id } = (await way.apply(file, centre)).body
    expect(await person(ba)).toEqual({ name: 'Lê Văn Bá', born: 1980, phone, number, establishment: 'CS-2' })
    expect(await reveal(ba)).toEqual({ value: number })
    expect((await centre.get(`/trainees/${ba}`)).body).toMatchObject({
      acts: [{ action: 'correct', reason: 'Sửa theo danh sách của xã' }, {}],
    })
    expect((await centre.get('/register/changes')).body).toMatchObject([{ id, entity: 'person', noun: 'học viên', count: 1 }])
    expect((await centre.post(`/register/changes/${id}/undo`)).body).toEqual({ restored: 1, kept: [] })
    expect(await person(ba)).toEqual({ name: 'Lê Văn Ba', born: 1980, phone, number, establishment: 'CS-1' })
  })
  it('a masked number that was changed in part, or copied from another row, is refused and never written', async () => {
    const file = await corrected(sheet => {
      sheet.set(ba, 'Số định danh', '•••••••••235')
      sheet.set(tu, 'Số định danh', '•••••••••234')
      sheet.set(tu, 'Điện thoại', '•••••••678')
    })
    expect(causesOf(await way.preview(file, centre))).toMatchObject({
      masked: [expect.any(String), expect.any(String), expect.any(String)],
    })
    expect((await way.apply(file, centre)).body).toMatchObject({ id: null, rows: 0 })
    expect([await person(ba), await person(tu)]).toMatchObject([
      { phone, number },
      { phone: null, number: null },
    ])
  })
  it('a whole new number is written, checked as one that is typed, and neither preview nor history shows it', async () => {
    const next = '001185009876'
    const wrong = await corrected(sheet => sheet.set(ba, 'Số định danh', '999999999999'))
    expect(causesOf(await way.preview(wrong, centre))).toEqual({ rule: [expect.any(String)] })
    const file = await corrected(sheet => sheet.set(ba, 'Số định danh', '001.185.009876'))
    const seen = await way.preview(file, centre)
    expect(seen.changes[0]?.cells).toMatchObject([{ before: '•••••••••234', after: '•••••••••876' }])
    const { id } = (await way.apply(file, centre)).body
    expect(await person(ba)).toMatchObject({ number: next })
    expect(JSON.stringify([seen, (await centre.get(`/register/changes/${id}`)).body])).not.toMatch(/001185009876|001180001234/)
  })
  it('behind the same mask may stand another number: of a record that was changed meanwhile it is chosen, not overwritten', async () => {
    const file = await corrected(sheet => sheet.set(ba, 'Số định danh', '001185009876'))
    const { revision } = (await centre.get(`/trainees/${ba}`)).body
    const change = { name: 'Lê Văn Ba', birthYear: 1980, establishmentCode: 'CS-1', phone, personalNumber: '001181005234', revision }
    expect((await centre.put(`/trainees/${ba}`, { ...change, reason: 'Theo thẻ căn cước' })).status).toBe(200)
    const { conflicts } = await way.preview(file, centre)
    expect(conflicts).toMatchObject([{ key: `${ba}.personalNumber`, base: '•••••••••234', mine: '•••••••••876', theirs: '•••••••••234' }])
    expect((await way.apply(file, centre)).status).toBe(422)
    expect(await person(ba)).toMatchObject({ number: '001181005234' })
  })
  it('stays within one’s own units: others’ rows are not theirs, nobody is sent out of reach, nobody new is made', async () => {
    const file = await corrected(sheet => {
      sheet.set(ba, 'Năm sinh', 1981)
      sheet.set(tu, 'Năm sinh', 1986)
      sheet.rows.push(sheet.header.map(header => (header === 'Họ và tên' ? 'Người Mới' : null)))
    })
    const seen = await way.preview(file, officer)
    expect(Object.keys(causesOf(seen)).sort()).toEqual(['added', 'gone'])
    expect((await way.apply(file, officer)).body).toMatchObject({ rows: 1 })
    expect([await person(ba), await person(tu)]).toMatchObject([{ born: 1981 }, { born: 1985 }])
    const out = await corrected(sheet => sheet.set(ba, 'Cơ sở', 'Xưởng gốm Hai'), 'thuongtin')
    expect(causesOf(await way.preview(out, officer))).toEqual({ establishment: [expect.any(String)] })
    const none = await corrected(sheet => sheet.set(ba, 'Cơ sở', null), 'thuongtin')
    expect(causesOf(await way.preview(none, officer))).toEqual({ rule: [expect.any(String)] })
    expect((await (await server.as('kiemtoan')).upload('/trainees/workbook/preview', {}, 'x.xlsx', file)).status).toBe(403)
    expect((await query('select 1 from person')).rowCount).toBe(2)
  })
  it('what is erased of a trainee goes from the kept change too', async () => {
    const file = await corrected(sheet => sheet.set(ba, 'Họ và tên', 'Lê Văn Bá'))
    const { id } = (await way.apply(file, centre)).body
    const { eraseTrainee } = await import('./erasure.actions.ts')
    await server.ctx.db.transaction(tx => eraseTrainee(tx, server.ctx, ba, 'Theo đơn'))
    expect((await query('select rows::text as said from bulk_change where id = $1', [id])).rows[0].said).not.toMatch(/Lê Văn/)
    const change = (await centre.post(`/register/changes/${id}/undo`)).body
    expect(change).toMatchObject({ restored: 0 })
    expect(JSON.stringify(await person(ba))).not.toMatch(/Lê Văn/)
  })
})
