/** Craft villages and artisans in Excel: out as on screen, back in with exactly what was changed, by the mechanism of the register. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { causesOf, openGrids, wayOf } from './register-workbook.testing.ts'

const duyenThai = 'hn-c-10192'
let server: TestServer
let centre: Visitor
let officer: Visitor
let villages: ReturnType<typeof wayOf>
let artisans: ReturnType<typeof wayOf>
const everyVillage = 'sort=code'
const everyArtisan = 'sort=code'
beforeAll(async () => {
  server = await testServer()
  centre = await server.as('trungtam')
  officer = await server.as('thuongtin')
  villages = wayOf(server, 'villages.xlsx', '/villages')
  artisans = wayOf(server, 'artisans.xlsx', '/artisans')
})
const query = (text: string, values: unknown[] = []) => server.database.pool.query(text, values)
beforeEach(async () => {
  for (const table of ['bulk_change', 'artisan', 'village_recognition', 'establishment_name', 'establishment', 'village'])
    await query(`delete from ${table}`)
  await establishmentAt(server.database, 'CS-1', duyenThai, { name: 'Xưởng Sơn mài Một' })
  await establishmentAt(server.database, 'CS-2', 'hn-c-00577', { name: 'Xưởng gốm Hai' })
  await query(
    `insert into village (code, name, title, craft, unit_id, note, search) values ('LN-1', 'Đa Sỹ', 'craft', 'Rèn', $1, 'Có chợ', 'da sy'),
      ('LN-2', 'Hạ Thái', null, 'Sơn mài', $1, null, 'ha thai'), ('LN-3', 'Bát Tràng', 'traditional', 'Gốm', 'hn-c-00577', null, 'bat trang')`,
    [duyenThai],
  )
  await query(
    `insert into village_recognition (village_id, recognition_number, recognised_on) select id, 'QĐ-1', '2010-05-06' from village where code = 'LN-1'`,
  )
  await query(
    `insert into artisan (code, name, birth_year, title, craft, unit_id, village_id, phone) values
      ('NN-1', 'Trần Văn Một', 1960, 'city', 'lacquer', $1, (select id from village where code = 'LN-2'), '0912345678'),
      ('NN-2', 'Bùi Thị Hai', 1971, 'village', 'ceramics', 'hn-c-00577', null, null)`,
    [duyenThai],
  )
})
afterAll(() => server.close())
const village = async (code: string) =>
  (
    await query(
      `select name, title, craft, note, search, (select u.full_name from unit u where u.id = unit_id) as unit from village where code = $1`,
      [code],
    )
  ).rows[0]
const artisan = async (code: string) =>
  (
    await query(
      `select a.name, a.birth_year as born, a.title, a.phone, a.recognised_on::text as day, v.code as village, e.code as establishment from artisan a
        left join village v on v.id = a.village_id left join establishment e on e.id = a.establishment_id where a.code = $1`,
      [code],
    )
  ).rows[0]
/** Every stored value but the words of search, which a fixture writes shorter. */
const whole = async (table: string) => (await query(`select to_jsonb(t) - 'search' as t from ${table} t order by code`)).rows

describe('craft villages', () => {
  it('come back unchanged when nobody changed a cell, and their code is always in the file', async () => {
    const file = await villages.corrected(
      sheet => expect(sheet.header).toContain('Mã làng nghề'),
      'cols=note,title&on=2024-05-06',
      'trungtam',
    )
    expect(await villages.preview(file, centre)).toMatchObject({
      read: 3,
      rows: 0,
      cells: 0,
      conflicts: [],
      problems: 0,
      left: { count: 0 },
    })
  })
  it('are corrected cell by cell: previewed, written with an act each, found by the new name, taken back exactly', async () => {
    const before = await whole('village')
    const file = await villages.corrected(
      sheet => {
        sheet.set('LN-1', 'Danh hiệu', 'làng nghề truyền thống')
        sheet.set('LN-1', 'Ghi chú', null)
        sheet.set('LN-2', 'Tên làng nghề', 'Hạ Thái mới')
        sheet.set('LN-3', 'Địa bàn', 'xa duyen thai, huyen thuong tin')
      },
      everyVillage,
      'trungtam',
    )
    const seen = await villages.preview(file, centre)
    expect(seen).toMatchObject({ rows: 3, cells: 4, problems: 0, conflicts: [] })
    expect(seen.changes.find(each => each.code === 'LN-1')?.cells).toMatchObject([
      { label: 'Danh hiệu', before: 'Làng nghề', after: 'Làng nghề truyền thống' },
      { label: 'Ghi chú', before: 'Có chợ', after: null },
    ])
    expect(await whole('village')).toEqual(before)
    const { id } = (await villages.apply(file, centre)).body
    expect(await village('LN-1')).toMatchObject({ title: 'traditional', note: null })
    expect(await village('LN-3')).toMatchObject({ unit: 'Xã Duyên Thái' })
    expect(((await centre.get('/villages?q=ha thai moi')).body as unknown as unknown[]).length).toBe(1)
    const page = (await centre.get('/villages/LN-1')).body
    expect(page.acts).toMatchObject([{ action: 'correct', reason: 'Sửa theo danh sách của xã' }])
    // The log keeps the village with its recognition, as a correction by hand does.
    const { rows } = await query(
      `select v.values from version v join act a on a.id = v.act_id join village l on l.id = a.record_id where l.code = 'LN-1' and a.action = 'correct'
        order by a.seq desc limit 1`,
    )
    expect(rows[0].values).toMatchObject({ title: 'traditional', recognitions: [{ recognitionNumber: 'QĐ-1' }] })
    expect(await villages.preview(file, centre)).toMatchObject({ rows: 0, already: 4, conflicts: [] })
    expect((await centre.get('/register/changes')).body).toMatchObject([{ id, entity: 'village', noun: 'làng nghề', count: 3 }])
    expect((await centre.get(`/register/changes/${id}`)).body).toMatchObject({ mayUndo: true, rows: [{ code: 'LN-1' }, {}, {}] })
    expect((await centre.post(`/register/changes/${id}/undo`)).body).toEqual({ restored: 3, kept: [] })
    expect(await whole('village')).toEqual(before)
  })
  it('their recognition is decided on their own page: a changed decision is refused with where to go, new rows and unknown places with the reason', async () => {
    const file = await villages.corrected(
      sheet => {
        sheet.set('LN-1', 'Quyết định công nhận', 'QĐ-9')
        sheet.set('LN-2', 'Địa bàn', 'Xã Không Có')
        sheet.set('LN-3', 'Danh hiệu', 'Làng đẹp')
        sheet.rows.push(sheet.header.map(header => (header === 'Mã làng nghề' ? 'LN-9' : header === 'Tên làng nghề' ? 'Làng mới' : null)))
      },
      everyVillage,
      'trungtam',
    )
    const seen = await villages.preview(file, centre)
    expect(Object.keys(causesOf(seen)).sort()).toEqual(['added', 'choice', 'counted', 'place'])
    const [decision] = seen.groups.find(group => group.cause === 'counted')!.problems
    expect(decision).toMatchObject({ sheet: 'Làng nghề', reason: expect.stringContaining('trang của làng nghề') })
    const [added] = seen.groups.find(group => group.cause === 'added')!.problems
    expect(added).toMatchObject({ reason: expect.stringContaining('LN-9'), fix: expect.stringContaining('làng nghề mới') })
    expect((await villages.apply(file, centre)).body).toMatchObject({ id: null, rows: 0, badRows: 4 })
  })
  it('what somebody changed meanwhile is a conflict: nothing is written until it is chosen', async () => {
    const file = await villages.corrected(sheet => sheet.set('LN-2', 'Nghề', 'Sơn mài, sơn khảm'), everyVillage, 'trungtam')
    const { revision, name, unitId } = (await centre.get('/villages/LN-2')).body
    const appraiser = await server.as('thamdinh')
    expect(
      (await appraiser.put('/villages/LN-2', { name, unitId, craft: 'Sơn mài nghệ thuật', revision, reason: 'Theo quyết định' })).status,
    ).toBe(200)
    expect((await villages.preview(file, centre)).conflicts).toMatchObject([
      { key: 'LN-2.craft', base: 'Sơn mài', mine: 'Sơn mài, sơn khảm', theirs: 'Sơn mài nghệ thuật' },
    ])
    expect((await villages.apply(file, centre)).status).toBe(422)
    expect((await villages.apply(file, centre, { 'LN-2.craft': 'theirs' })).body).toMatchObject({ rows: 0 })
    expect((await villages.apply(file, centre, { 'LN-2.craft': 'mine' })).body).toMatchObject({ rows: 1, cells: 1 })
    expect(await village('LN-2')).toMatchObject({ craft: 'Sơn mài, sơn khảm' })
  })
  it('a code that stands in two rows that differ names none of them: nobody knows which row is the record’s', async () => {
    const file = await villages.corrected(
      sheet => {
        const at = sheet.rows.findIndex(row => row.includes('LN-2'))
        // Excel puts copied cells above the row that they were copied from.
        const copy = sheet.rows[at]!.map((value, column) => (sheet.header[column] === 'Tên làng nghề' ? 'Làng khác' : value))
        sheet.rows.splice(at, 0, copy)
        sheet.rows.push([...sheet.rows.find(row => row.includes('LN-3'))!])
        sheet.set('LN-1', 'Ghi chú', 'Chợ phiên')
      },
      everyVillage,
      'trungtam',
    )
    const seen = await villages.preview(file, centre)
    // A row that is only there twice, the same to the last cell, is read once.
    expect(causesOf(seen)).toEqual({ duplicate: [expect.any(String), expect.any(String), expect.any(String)] })
    expect(seen).toMatchObject({ rows: 1, cells: 1, left: { count: 0 } })
    expect((await villages.apply(file, centre)).body).toMatchObject({ rows: 1 })
    expect([await village('LN-1'), await village('LN-2')]).toMatchObject([{ note: 'Chợ phiên' }, { name: 'Hạ Thái' }])
  })
  it('say who may bring the file back only to those who may, and in what order the rows are', async () => {
    const info = async (way: typeof villages, asked: string, who: string) =>
      Object.fromEntries((await openGrids(await way.download(asked, who)))[1]!.rows.map(([item, text]) => [item, text]))
    expect(await info(villages, 'cols=name', 'trungtam')).toMatchObject({ 'Sửa rồi nạp lại': expect.stringContaining('Làng nghề') })
    expect(await info(villages, 'cols=name', 'thuongtin')).not.toHaveProperty('Sửa rồi nạp lại')
    expect(await info(villages, '', 'trungtam')).toMatchObject({ 'Sắp xếp': 'Tên làng nghề, tăng dần' })
    expect(await info(artisans, '', 'trungtam')).toMatchObject({ 'Sắp xếp': 'Mã nghệ nhân, tăng dần' })
    expect(await info(artisans, 'sort=phone', 'trungtam')).toMatchObject({ 'Sắp xếp': 'Mã nghệ nhân, tăng dần' })
  })
  it('are brought in by those who correct a village, and the file of another list is refused', async () => {
    const file = await villages.download(everyVillage, 'thuongtin')
    expect((await officer.upload('/villages/workbook/preview', {}, 'x.xlsx', file)).status).toBe(403)
    const other = await artisans.download(everyArtisan, 'trungtam')
    expect(await centre.upload('/villages/workbook/preview', {}, 'x.xlsx', other)).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Mã làng nghề') },
    })
    // Whoever corrects no establishment takes no change of establishments back.
    const ask = { selection: { codes: ['CS-1'] }, values: { workers: 7 } }
    const { fingerprint } = (await centre.post('/register/bulk/preview', ask)).body
    const { id } = (await centre.post('/register/bulk', { ...ask, fingerprint, reason: 'Rà soát năm' })).body
    const leader = await server.as('lanhdao')
    expect((await leader.get(`/register/changes/${id}`)).body).toMatchObject({ mayUndo: false })
    expect((await leader.post(`/register/changes/${id}/undo`)).status).toBe(403)
  })
})

describe('artisans', () => {
  it('are corrected with their links by name or code, within one’s own units only, and taken back', async () => {
    const before = await whole('artisan')
    const file = await artisans.corrected(
      sheet => {
        sheet.set('NN-1', 'Điện thoại', '+84 912 345 679')
        sheet.set('NN-1', 'Làng nghề', 'LN-1')
        sheet.set('NN-1', 'Cơ sở', 'xuong son mai mot')
        sheet.set('NN-1', 'Ngày phong tặng', '2020-10-11')
        sheet.set('NN-2', 'Danh hiệu', 'Nghệ nhân Ưu tú')
      },
      everyArtisan,
      'trungtam',
    )
    // Of another unit's artisan the officer is told no more than that the row is not theirs.
    expect(causesOf(await artisans.preview(file, officer))).toEqual({ gone: [expect.any(String)] })
    const { id } = (await artisans.apply(file, officer)).body
    expect(await artisan('NN-1')).toEqual({
      name: 'Trần Văn Một',
      born: 1960,
      title: 'city',
      phone: '0912345679',
      day: '2020-10-11',
      village: 'LN-1',
      establishment: 'CS-1',
    })
    expect(await artisan('NN-2')).toMatchObject({ title: 'village' })
    expect((await officer.get(`/register/changes/${id}`)).body).toMatchObject({
      rows: [
        {
          code: 'NN-1',
          changes: expect.arrayContaining([expect.objectContaining({ label: 'Cơ sở', before: null, after: 'Xưởng Sơn mài Một' })]),
        },
      ],
    })
    expect((await officer.post(`/register/changes/${id}/undo`)).body).toEqual({ restored: 1, kept: [] })
    expect(await whole('artisan')).toEqual(before)
  })
  it('a cell that cannot be is named: a phone, a day ahead, an establishment out of reach, a unit that is not one’s own', async () => {
    const file = await artisans.corrected(
      sheet => {
        sheet.set('NN-1', 'Điện thoại', '0123456789')
        sheet.set('NN-1', 'Năm sinh', 'năm sáu mươi')
      },
      everyArtisan,
      'thuongtin',
    )
    expect(Object.keys(causesOf(await artisans.preview(file, officer)))).toEqual(['int'])
    const problems = async (header: string, value: string) => {
      const changed = await artisans.corrected(sheet => sheet.set('NN-1', header, value), everyArtisan, 'thuongtin')
      return (await artisans.preview(changed, officer)).groups.map(group => [group.cause, group.problems[0]!.column])
    }
    expect(await problems('Điện thoại', '0123456789')).toEqual([['rule', 'Điện thoại']])
    expect(await problems('Ngày phong tặng', '2024-11-23')).toEqual([['rule', 'Ngày phong tặng']])
    expect(await problems('Cơ sở', 'CS-2')).toEqual([['establishment', 'Cơ sở']])
    expect(await problems('Địa bàn', 'Xã Bát Tràng, Huyện Gia Lâm')).toEqual([['rule', 'Địa bàn']])
  })
  it('taken back, links lead to where their records went since; to one that is gone nothing is written', async () => {
    const file = await artisans.corrected(
      sheet => {
        sheet.set('NN-1', 'Làng nghề', 'LN-1')
        sheet.set('NN-2', 'Năm sinh', 1972)
      },
      everyArtisan,
      'trungtam',
    )
    const { id } = (await artisans.apply(file, centre)).body
    const into = (gone: string, kept: string) =>
      query(`update village set merged_into = (select id from village where code = $2) where code = $1`, [gone, kept])
    // What the change wrote was merged into another village, and what was before into a third one.
    await query(`insert into village (code, name, search) values ('LN-4', 'Làng Bốn', ''), ('LN-5', 'Làng Năm', '')`)
    await query(`update artisan set village_id = (select id from village where code = 'LN-4') where code = 'NN-1'`)
    await into('LN-1', 'LN-4')
    await into('LN-2', 'LN-5')
    await into('LN-5', 'LN-3')
    expect((await centre.get(`/register/changes/${id}`)).body.rows).toMatchObject([
      { changes: [{ before: 'Hạ Thái', after: 'Đa Sỹ' }] },
      { code: 'NN-2' },
    ])
    expect((await centre.post(`/register/changes/${id}/undo`)).body).toEqual({ restored: 2, kept: [] })
    expect(await artisan('NN-1')).toMatchObject({ village: 'LN-3' })

    const again = await artisans.corrected(
      sheet => {
        sheet.set('NN-1', 'Làng nghề', 'LN-4')
        sheet.set('NN-2', 'Năm sinh', 1973)
      },
      everyArtisan,
      'trungtam',
    )
    const second = (await artisans.apply(again, centre)).body.id
    await query(`update village set merged_into = null`)
    await query(`delete from village where code = 'LN-3'`)
    expect((await centre.post(`/register/changes/${second}/undo`)).body).toMatchObject({
      restored: 1,
      kept: [{ code: 'NN-1', why: expect.stringContaining('Làng nghề') }],
    })
    expect([await artisan('NN-1'), await artisan('NN-2')]).toMatchObject([{ village: 'LN-4' }, { born: 1971 }])
  })
  it('a masked value that was copied from a file of somebody else is no value', async () => {
    const file = await artisans.corrected(
      sheet => {
        sheet.set('NN-1', 'Điện thoại', '•••••••999')
        sheet.set('NN-2', 'Họ và tên', '•••')
        sheet.set('NN-2', 'Ghi chú', '• Có chứng chỉ')
      },
      everyArtisan,
      'trungtam',
    )
    expect(causesOf(await artisans.preview(file, centre))).toEqual({ masked: [expect.any(String), expect.any(String)] })
  })
  it('a file of somebody who sees no persons writes no initials and no masked phone over the real ones', async () => {
    const file = await artisans.corrected(
      sheet => {
        expect(sheet.get('NN-1', 'Họ và tên')).toBe('T. V. M.')
        sheet.set('NN-1', 'Danh hiệu', 'Nghệ nhân Ưu tú')
      },
      everyArtisan,
      'thanhpho',
    )
    expect(await artisans.preview(file, centre)).toMatchObject({ rows: 1, cells: 1, conflicts: [], problems: 0 })
    await artisans.apply(file, centre)
    expect(await artisan('NN-1')).toMatchObject({ name: 'Trần Văn Một', born: 1960, phone: '0912345678', title: 'merited' })
  })
  it('what is erased of an artisan goes from the kept change too', async () => {
    const file = await artisans.corrected(sheet => sheet.set('NN-1', 'Họ và tên', 'Trần Văn Mốt'), everyArtisan, 'trungtam')
    const { id } = (await artisans.apply(file, centre)).body
    const { eraseArtisan } = await import('./erasure.actions.ts')
    const { rows } = await query(`select id from artisan where code = 'NN-1'`)
    await server.ctx.db.transaction(tx => eraseArtisan(tx, server.ctx, rows[0].id, 'Theo đơn'))
    const kept = await query('select rows::text as said from bulk_change where id = $1', [id])
    expect(kept.rows[0].said).not.toMatch(/Trần Văn/)
  })
  it('has an original that holds no more than the reader saw', async () => {
    const grids = await openGrids(await artisans.download(everyArtisan, 'thanhpho'))
    expect(JSON.stringify(grids.map(grid => grid.rows))).not.toMatch(/0912345678|Trần Văn Một|1960/)
  })
})
