/** Numbers of papers of many projects from one sheet: looked at, refused cell by cell, kept as if typed, told to the officers. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cell, writeWorkbook } from '../../files/workbook.ts'
import { readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt, machineForm, planWithLine } from '../projects/projects.testing.ts'
import { itemTemplate } from './items-import.actions.ts'

const duyenThai = 'hn-c-10192'
let server: TestServer
let district: Visitor
let appraiser: Visitor
const codes: string[] = []
beforeAll(async () => {
  server = await testServer()
  district = await server.as('thuongtin')
  appraiser = await server.as('thamdinh')
  await planWithLine(server.database, 2024, 5_000_000_000)
  for (const at of [1, 2]) {
    await establishmentAt(server.database, `N-${at}`, duyenThai, { name: `Cơ sở nhập ${at}` })
    const code = String((await district.post('/projects', machineForm(`N-${at}`, duyenThai, { name: `Máy thứ ${at} khác hẳn` }))).body.code)
    await district.post(`/projects/${code}/steps/submit`, { revision: (await district.get(`/projects/${code}`)).body.revision })
    codes.push(code)
  }
  await server.runJobs()
})
afterAll(() => server.close())

const headers = ['Mã đề án', 'Loại chứng từ', 'Số', 'Mã số thuế người bán', 'Ngày hóa đơn']
const sheetOf = (rows: Cell[][]) =>
  writeWorkbook([{ name: 'Bảng của tôi', title: ['Chứng từ năm 2024'], columns: headers.map(header => ({ header })), rows }])
const send = async (rows: Cell[][], save: boolean, who = district) =>
  who.upload('/overlaps/evidence/import', { save: String(save) }, 'chung-tu.xlsx', await sheetOf(rows))
const kept = async () => (await server.database.pool.query('select count(*)::int as n from support_evidence')).rows[0].n

const rows = (): Cell[][] => [
  [codes[0]!, 'Số máy', 'KH-2024-O0I23', null, null],
  [codes[1]!, 'số máy', 'kh 2024 00123', null, null],
  [codes[0]!, 'Hóa đơn', '0000451', '0100109106', '02/10/2024'],
  [codes[0]!, 'Hóa đơn', '0000452', null, null],
  [codes[0]!, 'Số máy', 'KH 2024 00I23', null, null],
  ['DA-2024-999', 'Số máy', 'XY-99001', null, null],
  [codes[1]!, 'Biển số', '29A-12345', null, null],
  [codes[1]!, 'Hóa đơn', '77', '0100109106', '31/02/2024'],
  [codes[1]!, 'Hóa đơn', '78', '0100109107', '02/10/2024'],
]
it('says first what would be kept and what is wrong with which cell, and keeps nothing', async () => {
  const looked = await send(rows(), false)
  expect(looked, JSON.stringify(looked.body)).toMatchObject({ status: 200, body: { sheet: 'Bảng của tôi', rows: 9, good: 3, kept: 0 } })
  const problems = looked.body.problems as { cell: string; says: string }[]
  const first = Number(problems[0]!.cell.slice(1)) - 3
  expect(problems.map(({ cell }) => cell)).toEqual(['D', 'C', 'A', 'B', 'E', 'D'].map((column, at) => `${column}${first + 3 + at}`))
  expect(problems[2]!.says).toContain('DA-2024-999')
  expect(problems[3]!.says).toContain('Số máy, Hóa đơn, Tài khoản nhận tiền')
  expect(await kept()).toBe(0)
})
it('keeps the good rows as if they had been typed, compares anew and tells the officer of each project, once', async () => {
  expect(await send(rows(), true)).toMatchObject({ status: 200, body: { good: 3, kept: 3 } })
  expect(await kept()).toBe(3)
  const acts = await server.database.pool.query(`select role from act where entity = 'support_evidence' and action = 'create'`)
  expect(acts.rows).toEqual([{ role: 'local_officer' }, { role: 'local_officer' }, { role: 'local_officer' }])
  await server.runJobs()
  const { body } = await appraiser.get(`/projects/${codes[1]}/overlaps`)
  expect(body.rows).toMatchObject([{ other: { code: codes[0] }, likelihood: expect.stringMatching(/likely|certain/) }])
  // The district surveys both next: it is told of each; by code, not by whom it is of.
  const told = ((await district.get('/notices')).body.rows as { title: string; link: string }[]).filter(({ title }) =>
    title.includes('có thể trùng'),
  )
  expect(told.map(({ link }) => link).sort()).toEqual(codes.map(code => `/ho-so/${code}`).sort())
  expect(JSON.stringify(told)).not.toContain('Cơ sở nhập')
  await appraiser.post(`/projects/${codes[1]}/overlaps/check`)
  await server.runJobs()
  const again = ((await district.get('/notices')).body.rows as { title: string }[]).filter(({ title }) => title.includes('có thể trùng'))
  expect(again).toHaveLength(2)
})
it('is for officers within their reach, and refuses what is no such sheet', async () => {
  const other = await send(rows(), false, await server.as('gialam'))
  expect(other).toMatchObject({ status: 200, body: { good: 0 } })
  expect((await send(rows(), false, await server.as('kiemtoan'))).status).toBe(403)
  const plain = await writeWorkbook([{ name: 'A', columns: [{ header: 'Tên' }], rows: [['x']] }])
  const refused = await district.upload('/overlaps/evidence/import', { save: 'false' }, 'a.xlsx', plain)
  expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('Mã đề án') } })
})
it('gives out a sheet that it reads itself', async () => {
  const [sheet] = await readWorkbook(await itemTemplate())
  expect(JSON.stringify(sheet!.rows)).toContain('Loại chứng từ')
  expect((await district.get('/overlaps/evidence/template')).status).toBe(200)
})
