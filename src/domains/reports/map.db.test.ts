/** The map through its route, over the demonstration of 2024: what it shows comes to what the tables and the report say. */

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable, readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer } from '../../server/testing.ts'
import { bring } from '../exchange/import.actions.ts'
import { workbookKinds, workbooks } from '../exchange/workbooks.schema.ts'
import type { RegisterMapData } from './map.actions.ts'
import { mapMeasureCodes } from './map.schema.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer('2024-11-22')
  for (const kind of workbookKinds) {
    const { fileName } = workbooks[kind]
    const bytes = new Uint8Array(await readFile(new URL(`../../../examples/ha-noi-2024/${fileName}`, import.meta.url)))
    await bring(server.ctx, kind, bytes, fileName, 'good')
  }
}, 240_000)
afterAll(() => server.close())
const mapFor = async (who: string, query = '') =>
  (await (await server.as(who)).get(`/register/map${query}`)).body as unknown as RegisterMapData
const scalar = async (query: string) => Number((await server.database.pool.query(query)).rows[0].n)

describe('the map of the city', () => {
  it('has the 126 communes, and with the unknown and the city-wide they come to the tables', async () => {
    const map = await mapFor('trungtam', '?year=2024')
    expect(map.communes).toHaveLength(126)
    for (const code of mapMeasureCodes) {
      const shown = map.communes.reduce((sum, { values }) => sum + (values?.[code] ?? 0), 0)
      const open = map.unknown.units.reduce((sum, { values }) => sum + values[code], 0)
      expect({ code, unknown: open }).toEqual({ code, unknown: map.unknown.values[code] })
      expect({ code, sum: shown + open + map.city[code] }).toEqual({ code, sum: map.total[code] })
    }
    expect(map.total).toMatchObject({
      establishments: await scalar('select count(*) as n from establishment where merged_into is null and closed_on is null'),
      artisans: await scalar('select count(*) as n from artisan'),
      villages: await scalar(
        `select count(distinct village_id) as n from village_recognition where recognised_on <= '2024-11-22' and (withdrawn_on is null or withdrawn_on > '2024-11-22')`,
      ),
      support: await scalar('select sum(a.amount) as n from allocation a join budget_line l on l.id = a.line_id where l.year = 2024'),
    })
    expect(map.unknown.values.establishments).toBeGreaterThan(0)
    expect(map.city.projects).toBeGreaterThan(0)
  })
  it('says of the year’s projects, money and designs what the report says', async () => {
    const centre = await server.as('trungtam')
    const { total } = await mapFor('trungtam', '?year=2024')
    const figure = async (code: string) => (await centre.get(`/reports/figure?period=2024&figure=${code}`)).body.value
    expect([total.projects, total.support, total.designs]).toEqual([
      await figure('group.total.projects'),
      await figure('budget.total.total.approved'),
      await figure('new_designs'),
    ])
  })
  it('counts a commune as the register’s list does that it leads to', async () => {
    const { communes } = await mapFor('trungtam', '?year=2024')
    const [most] = communes.filter(each => each.values).sort((a, b) => (b.values?.establishments ?? 0) - (a.values?.establishments ?? 0))
    const list = (await (await server.as('trungtam')).get(`/register?open=open&unitId=${most?.unitId}`)).body
    expect(list.total).toBe(most?.values?.establishments)
    const villages = (await (await server.as('trungtam')).get(`/villages?unitId=${most?.unitId}&state=recognised`)).body
    expect((villages as unknown as object[]).length).toBe(most?.values?.villages)
  })
  it('is filtered by craft, and the crafts come to the whole where a record has one craft', async () => {
    const { total } = await mapFor('trungtam', '?year=2024')
    const crafts = ['ceramics', 'lacquer', 'bamboo', 'inlay', 'textile', 'metal_stone', 'food', 'mechanics', 'garment', 'wood', 'other']
    let [establishments, designs, artisans] = [0, 0, 0]
    for (const craft of crafts) {
      const part = (await mapFor('trungtam', `?year=2024&craft=${craft}`)).total
      establishments += part.establishments
      designs += part.designs
      artisans += part.artisans
    }
    expect({ establishments, designs, artisans }).toEqual({
      establishments: total.establishments,
      designs: total.designs,
      artisans: total.artisans,
    })
    expect((await mapFor('trungtam', '?craft=lacquer')).total).toMatchObject({ villages: 1 })
  })
  it('has classes of the measure asked for that hold every commune with a value', async () => {
    const map = await mapFor('trungtam', '?year=2024&measure=support')
    const positive = map.communes.filter(each => (each.values?.support ?? 0) > 0)
    expect(map.classes.reduce((sum, each) => sum + each.count, 0)).toBe(positive.length)
    expect(map.measure).toBe('support')
  })
  it('leaves out what was closed, merged away or withdrawn by the day', async () => {
    const before = await mapFor('trungtam', '?year=2024')
    await server.database.pool.query(`update establishment set closed_on = '2024-06-01' where code = 'MH-0001'`)
    await server.database.pool.query(
      `update establishment set merged_into = (select id from establishment where code = 'MH-0003') where code = 'MH-0002'`,
    )
    await server.database.pool.query(
      `update village_recognition set withdrawn_on = '2024-11-22' where village_id = (select id from village where name = 'Hạ Thái')`,
    )
    const after = await mapFor('trungtam', '?year=2024')
    expect(before.total.establishments - after.total.establishments).toBe(2)
    expect(before.total.villages - after.total.villages).toBe(1)
    const earlier = await mapFor('trungtam', '?year=2023')
    expect(earlier).toMatchObject({ day: '2023-12-31' })
    expect(earlier.total.villages).toBe(before.total.villages)
  })
})

describe('who sees it', () => {
  it('a local officer sees their own communes only, the others as outside', async () => {
    const map = await mapFor('thuongtin', '?year=2024')
    const own = map.communes.filter(each => each.values !== null)
    expect(own.length).toBeGreaterThan(0)
    expect(own.length).toBeLessThan(20)
    expect(map.everywhere).toBe(false)
    const { rows } = await server.database.pool.query(
      `select count(*) as n from establishment e join unit u on u.id = e.unit_id where u.parent_id = 'hn-d-279' and merged_into is null and (closed_on is null or closed_on > '2024-11-22')`,
    )
    expect(map.total.establishments).toBe(Number(rows[0].n))
    expect(map.city.projects).toBe(0)
  })
  it('an applicant and an administrator do not', async () => {
    expect((await (await server.as('quantri')).get('/register/map')).status).toBe(403)
    expect((await server.visitor.get('/register/map')).status).toBe(401)
  })
})

it('goes out to Excel with the same figures', async () => {
  const map = await mapFor('thanhpho', '?year=2024&craft=lacquer')
  const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: 'thanhpho' } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const file = await server.app.inject({ method: 'GET', url: '/api/register/map.xlsx?year=2024&craft=lacquer', headers: { cookie } })
  const [sheet] = await readWorkbook(new Uint8Array(file.rawPayload))
  const { rows } = readTable(sheet!, [
    { key: 'name', header: 'Xã, phường' },
    { key: 'n', header: 'Cơ sở' },
  ])
  const total = rows.find(row => row.values.name?.raw === 'Cộng')
  const parts = rows.filter(row => row.values.name?.raw && row.values.name.raw !== 'Cộng').map(row => Number(row.values.n?.raw ?? 0))
  expect(total?.values.n?.raw).toBe(map.total.establishments)
  expect(parts.reduce((sum, value) => sum + value, 0)).toBe(map.total.establishments)
})

it('a village’s page tells each project that gave its establishments money, once, by the year of the budget', async () => {
  const { rows } = await server.database.pool.query<{
    village: string
    code: string
    year: number
    amount: number
    here: string
    all: string
  }>(
    `select v.code as village, p.code, l.year, a.amount::float8 as amount,
       count(*) filter (where e.village_id = v.id) as here, count(*) as all
     from village v join allocation a on true join budget_line l on l.id = a.line_id join project p on p.id = a.project_id
     join project_beneficiary b on b.project_id = p.id join establishment e on e.id = b.establishment_id
     group by v.id, p.id, l.year, a.amount having count(*) filter (where e.village_id = v.id) > 0`,
  )
  expect(rows.length).toBeGreaterThan(3)
  const viewer = await server.as('thanhpho')
  for (const village of new Set(rows.map(row => row.village))) {
    const { support } = (await viewer.get(`/villages/${village}`)).body as { support?: { code: string }[] }
    const expected = rows.filter(row => row.village === village)
    expect(support?.map(each => each.code).sort(), village).toEqual(expected.map(row => row.code).sort())
    for (const { code, year, amount, here, all } of expected)
      expect(support?.find(each => each.code === code)).toMatchObject({ year, amount, here: Number(here), beneficiaries: Number(all) })
  }
  // Of a project elsewhere a local officer learns nothing through the village.
  const [row] = rows
  const other = await server.as('gialam')
  const seen = ((await other.get(`/villages/${row!.village}`)).body as { support?: { code: string }[] }).support ?? []
  for (const { code } of seen) expect((await other.get(`/projects/${code}`)).status).toBe(200)
})
