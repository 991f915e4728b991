/** The register in Excel: out as it is on screen, back in with exactly what was changed, by whom, and what is wrong. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { Village } from './establishments.schema.ts'
import { causesOf, type Grid, openGrids, saveGrids, wayOf } from './register-workbook.testing.ts'

let server: TestServer
let officer: Visitor
let centre: Visitor
let way: ReturnType<typeof wayOf>
const duyenThai = 'hn-c-10192'
const person = '001188000123'
const reason = 'Sửa theo danh sách của xã'
const everything =
  'cols=code,kind,craft,place,village,taxCode,workers,sector,representative,phone,exporting,cleanerProduction,closedOn,projects'
beforeAll(async () => {
  server = await testServer()
  officer = await server.as('thuongtin')
  centre = await server.as('trungtam')
  way = wayOf(server, 'establishments.xlsx', '/register', reason)
  await server.database.db.insert(Village.table).values([
    { code: 'LN-1', name: 'Làng sơn mài Hạ Thái', search: 'ha thai' },
    { code: 'LN-2', name: 'Làng gốm', search: 'gom' },
  ])
})
beforeEach(async () => {
  const { pool } = server.database
  await pool.query('delete from bulk_change')
  await pool.query('delete from establishment_name')
  await pool.query('delete from establishment')
  await establishmentAt(server.database, 'TT-1', duyenThai, {
    name: 'Hộ Nguyễn Văn Đức',
    kind: 'household',
    taxCode: person,
    phone: '0912000111',
    workers: 10,
    closedOn: '2024-05-06',
  })
  await establishmentAt(server.database, 'TT-2', duyenThai, { name: '=HYPERLINK("x")', workers: 20, exporting: true })
  await establishmentAt(server.database, 'TT-3', duyenThai, { name: 'Công ty Sơn mài', taxCode: '0100109106', craft: 'lacquer' })
  await establishmentAt(server.database, 'GL-1', 'hn-c-00577', { name: 'Gốm Bát Tràng', craft: 'ceramics' })
})
afterAll(() => server.close())

const download = (query = everything, who = 'trungtam') => way.download(query, who)
const corrected = (work: (sheet: Grid, grids: Grid[]) => void, query = everything, who = 'trungtam') => way.corrected(work, query, who)
const preview = (file: Uint8Array, who = centre) => way.preview(file, who)
const apply = (file: Uint8Array, choices: Record<string, string> = {}, who = centre) => way.apply(file, who, choices)
const stored = async (code: string) =>
  (
    await server.database.pool.query(
      `select name, kind, tax_code as tax, workers, craft, phone, exporting, closed_on::text as closed,
        (select u.full_name from unit u where u.id = unit_id) as unit,
        (select v.code from village v where v.id = village_id) as village from establishment where code = $1`,
      [code],
    )
  ).rows[0]
const whole = async () => (await server.database.pool.query('select to_jsonb(e) as e from establishment e order by code')).rows

it('facts of the order of choice go out with three states and come back corrected', async () => {
  const { pool } = server.database
  await pool.query("update establishment set women_owned = true, minority_owned = false where code = 'TT-2'")
  const columns = 'unitId=hn-d-279&cols=code,supportingIndustry,womenOwned,minorityOwned&sort=code'
  const [sheet] = await openGrids(await download(columns))
  expect(sheet!.header.slice(2)).toEqual(['Sản xuất công nghiệp hỗ trợ', 'Phụ nữ làm chủ', 'Người dân tộc thiểu số làm chủ'])
  expect(sheet!.rows.find(row => row[1] === 'TT-2')?.slice(2)).toEqual([null, 'Có', 'Không'])
  const file = await corrected(grid => {
    grid.set('TT-1', 'Phụ nữ làm chủ', 'Không')
    grid.set('TT-2', 'Người dân tộc thiểu số làm chủ', null)
    grid.set('TT-2', 'Sản xuất công nghiệp hỗ trợ', 'Có')
  }, columns)
  expect(await apply(file)).toMatchObject({ status: 200 })
  const { rows } = await pool.query(
    "select supporting_industry, women_owned, minority_owned from establishment where code in ('TT-1', 'TT-2') order by code",
  )
  expect(rows.map(row => Object.values(row))).toEqual([
    [null, false, null],
    [true, true, null],
  ])
})

describe('out', () => {
  it('is exactly the view: its rows, columns and order, with types, and who took it when', async () => {
    const [sheet, info, original] = await openGrids(
      await download('unitId=hn-d-279&cols=workers,code,closedOn,exporting&sort=workers&down=true'),
    )
    expect(sheet!.name).toBe('Sổ bộ')
    expect(sheet!.header).toEqual(['Tên cơ sở', 'Số lao động', 'Mã cơ sở', 'Ngày ngừng hoạt động', 'Có xuất khẩu'])
    expect(sheet!.rows).toEqual([
      ['=HYPERLINK("x")', 20, 'TT-2', null, 'Có'],
      ['Hộ Nguyễn Văn Đức', 10, 'TT-1', '2024-05-06', null],
      ['Công ty Sơn mài', null, 'TT-3', null, null],
    ])
    const said = Object.fromEntries(info!.rows.map(([item, text]) => [item, text]))
    expect(said).toMatchObject({
      'Điều kiện lọc': 'Huyện Thường Tín',
      'Số cơ sở': '3',
      'Sắp xếp': 'Số lao động, giảm dần',
      'Ngày tải': '22/11/2024',
      'Người tải': expect.stringContaining('Cán bộ Trung tâm'),
      'Thông tin được che': expect.stringContaining('12 số'),
    })
    expect(original).toMatchObject({ name: 'Bản gốc', hidden: true })
  })
  it('always has the code, and holds no more than its reader may see', async () => {
    expect((await openGrids(await download('cols=workers')))[0]!.header).toEqual(['Mã cơ sở', 'Tên cơ sở', 'Số lao động'])
    expect((await openGrids(await download('', 'thuongtin')))[0]!.rows.map(row => row[1])).toEqual(['TT-1', 'TT-2', 'TT-3'])
    const viewer = await download('cols=phone,taxCode', 'thanhpho')
    expect((await openGrids(viewer))[0]!.header).toEqual(['Mã cơ sở', 'Tên cơ sở', 'Mã số thuế'])
    const text = JSON.stringify((await openGrids(viewer)).map(grid => grid.rows))
    expect(text).toContain('•••••••••123')
    expect(text).not.toContain(person)
    expect(text).not.toContain('0912000111')
  })
  it('of a long register goes out whole and in order, and comes back saying that nothing was changed', async () => {
    const count = 4500
    await server.database.pool.query(
      `insert into establishment (code, name, kind, craft, sector, unit_id, cleaner_production, cluster_infrastructure, workers, search)
        select 'DS-' || lpad(n::text, 5, '0'), 'Cơ sở ' || n, 'household', 'wood', 'đ', $1, false, false, n % 90, '' from generate_series(1, $2::int) n`,
      [duyenThai, count],
    )
    const file = await download('cols=code,workers&sort=code')
    const [sheet, , original] = await openGrids(file)
    const codes = sheet!.rows.map(row => row[1]).filter(code => String(code).startsWith('DS-'))
    expect(codes).toEqual(Array.from({ length: count }, (_, at) => `DS-${String(at + 1).padStart(5, '0')}`))
    expect(original!.rows.map(row => row[0])).toEqual(sheet!.rows.map(row => row[1]))
    expect(await preview(file)).toMatchObject({ read: count + 4, rows: 0, cells: 0, problems: 0, conflicts: [], left: { count: 0 } })
  })
  it('with personal columns is written into the log, without the values', async () => {
    await download('cols=phone')
    const { rows } = await server.database.pool.query(
      `select v.values from act a join version v on v.act_id = a.id where a.action = 'export_personal' order by a.seq desc limit 1`,
    )
    expect(rows[0].values).toEqual({ columns: ['phone'], rows: 4 })
  })
})

describe('back in', () => {
  it('without an edit changes nothing, however rows and columns were moved or taken out', async () => {
    const nothing = { rows: 0, cells: 0, conflicts: [], problems: 0, already: 0 }
    expect(await preview(await download())).toMatchObject({ ...nothing, read: 4 })
    const moved = await corrected(sheet => {
      const order = [...sheet.header.keys()].reverse().filter(at => !['Nghề chính', 'Điện thoại'].includes(sheet.header[at]!))
      sheet.rows.reverse()
      for (const row of sheet.rows) row.splice(0, row.length, ...order.map(at => row[at] ?? null))
      sheet.header.splice(0, sheet.header.length, ...order.map(at => sheet.header[at]!))
    })
    const before = await whole()
    expect(await preview(moved)).toMatchObject({ ...nothing, read: 4, left: { count: 0 } })
    expect((await apply(moved)).body).toMatchObject({ id: null, rows: 0 })
    expect(await whole()).toEqual(before)
  })
  it('three edits are found, shown before and after, written, and taken back exactly', async () => {
    await centre.post('/register/bulk', { ...(await bulk({ cleanerProduction: true })), reason })
    const before = await whole()
    const file = await corrected(sheet => {
      sheet.set('TT-1', 'Số lao động', 15)
      sheet.set('TT-3', 'Tên cơ sở', 'Công ty TNHH Sơn mài Hạ Thái')
      sheet.set('TT-3', 'Làng nghề', 'Làng sơn mài Hạ Thái')
    })
    const seen = await preview(file)
    expect(seen).toMatchObject({ rows: 2, cells: 3, problems: 0, conflicts: [] })
    expect(seen.changes.find(change => change.code === 'TT-1')).toMatchObject({
      cells: [{ label: 'Số lao động', before: '10', after: '15' }],
    })
    expect(await whole()).toEqual(before)
    const { id } = (await apply(file)).body
    expect(await stored('TT-1')).toMatchObject({ workers: 15, tax: person, phone: '0912000111' })
    expect(await stored('TT-3')).toMatchObject({ name: 'Công ty TNHH Sơn mài Hạ Thái', village: 'LN-1' })
    const former = await server.database.pool.query('select name, kind from establishment_name')
    expect(former.rows).toEqual([{ name: 'Công ty Sơn mài', kind: 'former' }])
    expect((await centre.get('/register/changes')).body).toMatchObject([{ id, kind: 'excel', count: 2 }, {}])
    // The same file again finds its own work done.
    expect(await preview(file)).toMatchObject({ rows: 0, cells: 0, already: 3, conflicts: [] })
    expect((await centre.post(`/register/changes/${id}/undo`)).body).toEqual({ restored: 2, kept: [] })
    expect(await whole()).toEqual(before)
    expect((await server.database.pool.query('select 1 from establishment_name')).rows).toEqual([])
  })
  it('reads what people type: codes as numbers, days and flags as text, names of places, emptied cells', async () => {
    const file = await corrected(sheet => {
      sheet.set('TT-1', 'Ngày ngừng hoạt động', null)
      sheet.set('TT-1', 'Điện thoại', '+84 912.000.999')
      sheet.set('TT-2', 'Số lao động', '1.200')
      sheet.set('TT-2', 'Có xuất khẩu', 'x')
      sheet.set('TT-2', 'Xã, phường', 'xa bat trang, huyen gia lam')
      sheet.set('TT-3', 'Mã số thuế', '0100 109 106')
      sheet.set('TT-3', 'Nghề chính', 'gốm sứ')
    })
    expect(await preview(file)).toMatchObject({ rows: 3, cells: 5, problems: 0 })
    await apply(file)
    expect(await stored('TT-1')).toMatchObject({ closed: null, phone: '0912000999', tax: person })
    expect(await stored('TT-2')).toMatchObject({ workers: 1200, exporting: true, unit: 'Xã Bát Tràng' })
    expect(await stored('TT-3')).toMatchObject({ craft: 'ceramics', tax: '0100109106' })
  })
  it('a mistake is named by sheet and cell with its fix; rows without one are written', async () => {
    const file = await corrected((sheet, grids) => {
      sheet.set('TT-1', 'Số lao động', 'mười')
      sheet.set('TT-1', 'Mã số thuế', '•••••••••999')
      sheet.set('TT-2', 'Xã, phường', 'Xã Không Có')
      sheet.set('TT-2', 'Số lần được hỗ trợ', 5)
      sheet.set('TT-3', 'Mã số thuế', '0100109107')
      sheet.set('GL-1', 'Số lao động', 8)
      sheet.rows.push(
        sheet.header.map(() => null),
        sheet.header.map(header => (header === 'Mã cơ sở' ? 'MỚI-1' : header === 'Tên cơ sở' ? 'Cơ sở mới' : null)),
      )
      sheet.rows.push([...sheet.rows[0]!])
      expect(grids[2]!.hidden).toBe(true)
    })
    const seen = await preview(file)
    const found = causesOf(seen)
    expect(Object.keys(found).sort()).toEqual(['added', 'counted', 'duplicate', 'int', 'masked', 'place', 'tax_code'])
    const [wrong] = seen.groups.find(group => group.cause === 'tax_code')!.problems
    expect(wrong).toMatchObject({ sheet: 'Sổ bộ', column: 'Mã số thuế', fix: expect.stringContaining('6') })
    for (const { problems } of seen.groups)
      for (const problem of problems)
        expect(problem).toMatchObject({ cell: expect.stringMatching(/^[A-Z]+\d+$/), fix: expect.stringMatching(/\S/) })
    expect((await apply(file)).body).toMatchObject({ rows: 1, cells: 1 })
    expect(await stored('GL-1')).toMatchObject({ workers: 8 })
    expect(await stored('TT-1')).toMatchObject({ workers: 10, tax: person })
    expect((await server.database.pool.query(`select 1 from establishment where code = 'MỚI-1'`)).rows).toEqual([])
  })
  it('a record is not sent out of one’s own units: told at the place that was written', async () => {
    const file = await corrected(sheet => {
      sheet.set('TT-1', 'Số lao động', 11)
      sheet.set('TT-1', 'Xã, phường', 'Xã Bát Tràng, Huyện Gia Lâm')
    }, 'cols=code,workers,place')
    expect((await preview(file, officer)).groups).toMatchObject([
      {
        cause: 'rule',
        problems: [{ cell: expect.stringMatching(/^D\d+$/), column: 'Xã, phường', fix: expect.stringContaining('địa bàn của bạn') }],
      },
    ])
  })
  it('an error is at the very cell that holds it', async () => {
    const file = await corrected(sheet => sheet.set('TT-2', 'Số lao động', 'hai mươi'), 'cols=code,workers')
    const [problem] = (await preview(file)).groups[0]!.problems
    const grid = (await openGrids(file))[0]!
    const row = grid.rows.findIndex(each => each.includes('TT-2')) + 2
    expect(problem).toMatchObject({ cell: `C${row}`, column: 'Số lao động', reason: expect.stringContaining('hai mươi') })
  })
  it('a row taken out deletes nothing, and is said', async () => {
    const file = await corrected(sheet => void sheet.rows.splice(0, 1))
    expect(await preview(file)).toMatchObject({ rows: 0, left: { count: 1, codes: ['GL-1'] } })
    await apply(file)
    expect(await stored('GL-1')).toBeDefined()
  })
  it('what somebody else changed meanwhile is a conflict: both are shown, and nothing is written until each is chosen', async () => {
    const file = await corrected(sheet => {
      sheet.set('TT-1', 'Số lao động', 15)
      sheet.set('TT-2', 'Số lao động', 25)
      sheet.set('TT-2', 'Nghề chính', 'Gốm sứ')
      sheet.set('TT-3', 'Số lao động', 30)
    })
    await centre.post('/register/bulk', { ...(await bulk({ workers: 18 }, ['TT-1', 'TT-2'])), reason })
    const seen = await preview(file)
    expect(seen).toMatchObject({ rows: 2, cells: 2 })
    expect(seen.conflicts).toMatchObject([
      { key: 'TT-1.workers', base: '10', mine: '15', theirs: '18' },
      { key: 'TT-2.workers', base: '20', mine: '25', theirs: '18' },
    ])
    const before = await whole()
    expect(await apply(file, { 'TT-1.workers': 'mine' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'choices.TT-2.workers' }] },
    })
    expect(await whole()).toEqual(before)
    expect((await apply(file, { 'TT-1.workers': 'mine', 'TT-2.workers': 'theirs' })).body).toMatchObject({ rows: 3, cells: 3 })
    expect(await stored('TT-1')).toMatchObject({ workers: 15 })
    expect(await stored('TT-2')).toMatchObject({ workers: 18, craft: 'ceramics' })
    expect(await stored('TT-3')).toMatchObject({ workers: 30 })
  })
  it('what changed in the system alone is left as it is', async () => {
    const file = await corrected(sheet => sheet.set('TT-1', 'Nghề chính', 'Gốm sứ'))
    await centre.post('/register/bulk', { ...(await bulk({ workers: 18 })), reason })
    expect(await preview(file)).toMatchObject({ rows: 1, cells: 1, conflicts: [] })
    await apply(file)
    expect(await stored('TT-1')).toMatchObject({ workers: 18, craft: 'ceramics' })
  })
  it('reaches no further than a correction does, and is written only as it was previewed', async () => {
    const file = await corrected(sheet => {
      sheet.set('TT-1', 'Số lao động', 15)
      sheet.set('GL-1', 'Số lao động', 15)
    })
    expect(causesOf(await preview(file, officer))).toEqual({ gone: [expect.stringMatching(/^[A-Z]+\d+$/)] })
    const { fingerprint } = await preview(file, officer)
    await centre.post('/register/bulk', { ...(await bulk({ craft: 'wood' })), reason })
    const other = await corrected(sheet => sheet.set('TT-2', 'Số lao động', 1))
    expect(await officer.upload('/register/workbook', { fingerprint, reason, choices: '{}' }, 'khac.xlsx', other)).toMatchObject({
      status: 409,
    })
    expect((await apply(file, {}, officer)).body).toMatchObject({ rows: 1 })
    expect(await stored('GL-1')).toMatchObject({ workers: null })
    expect(await (await server.as('lanhdao')).upload('/register/workbook/preview', {}, 'x.xlsx', file)).toMatchObject({ status: 403 })
  })
  it('a file without its original, or another file, is refused with what to do', async () => {
    const grids = await openGrids(await download())
    const bare = await saveGrids(grids.filter(grid => !grid.hidden))
    expect(await centre.upload('/register/workbook/preview', {}, 'x.xlsx', bare)).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Bản gốc') },
    })
    expect(await centre.upload('/register/workbook/preview', {}, 'x.xlsx', new TextEncoder().encode('không phải Excel'))).toMatchObject({
      status: 422,
    })
    const touched = await corrected((sheet, all) => {
      sheet.set('TT-1', 'Số lao động', 15)
      const line = all[2]!.rows.find(row => row[0] === 'TT-1')!
      line[3] = String(line[3]).replace('"workers":10', '"workers":11')
    })
    expect(causesOf(await preview(touched))).toEqual({ original: [expect.any(String)] })
  })
})

/** A bulk edit with its preview's fingerprint, as somebody else does it meanwhile. */
const bulk = async (values: object, codes = ['TT-1', 'TT-2', 'TT-3', 'GL-1']) => {
  const ask = { selection: { codes }, values }
  const { fingerprint } = (await centre.post('/register/bulk/preview', ask)).body
  return { ...ask, fingerprint }
}
