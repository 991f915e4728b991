/** The night of 30/6/2025: a district's open work is found next morning by its successors; what was split waits for the Department. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { handOver } from '../../src/domains/projects/handover.actions.ts'
import { type Journey, startJourney } from './browser.ts'
import { goTo, take } from './steps.ts'

let journey: Journey
const one = async (sql: string): Promise<{ code: string; name: string }> => (await journey.database.pool.query(sql)).rows[0]
beforeAll(async () => {
  journey = await startJourney('ha-noi-2024', '2025-06-30')
})
afterAll(() => journey?.close())

it('passes a district’s open project to the commune, where it goes on', async () => {
  const project = await one(
    `select p.code, p.name from project p join unit u on u.id = p.unit_id join unit_succession s on s.from_id = u.id
     where u.parent_id = 'hn-d-279' and s.to_id = 'hn25b-c-10183' and s.kind <> 'split' and p.state = 'submitted' order by p.code limit 1`,
  )
  const district = await journey.as('thuongtin')
  await goTo(district, `/ho-so/${project.code}`)
  await district.getByRole('button', { name: 'Khảo sát, xác nhận', exact: true }).waitFor()
  expect(await district.getByRole('button', { name: 'Khảo sát, xác nhận', exact: true }).getAttribute('aria-disabled')).toBeNull()

  journey.day = '2025-07-01'
  await handOver(journey.database.db, '2025-07-01')
  await goTo(district, '/ho-so')
  await district
    .getByText(/Việc này dành cho/)
    .first()
    .waitFor()

  const commune = await journey.as('xathuongtin')
  await commune.getByText(project.name).first().click()
  await commune.waitForURL(new RegExp(`/ho-so/${project.code}`))
  await commune
    .getByText(/theo sắp xếp đơn vị hành chính/)
    .first()
    .waitFor()
  await take(commune, 'Khảo sát, xác nhận', { 'Kết quả khảo sát': 'Xã khảo sát sau khi nhận bàn giao' }, 'Địa phương đã xác nhận')
  const acts = await journey.database.pool.query(
    `select a.action, u.full_name as unit from act a left join unit u on u.id = a.unit_id where a.record_id = (select id from project where code = $1) order by a.seq`,
    [project.code],
  )
  expect(acts.rows.slice(-2)).toEqual([
    { action: 'hand_over', unit: null },
    { action: 'survey', unit: 'Xã Thường Tín' },
  ])
})

it('leaves what was split to the Department, which names the commune', async () => {
  const project = await one(
    `select p.code, p.name from project p join unit u on u.id = p.unit_id where u.valid_until = '2025-07-01' and p.state not in ('liquidated', 'rejected', 'stopped') order by p.code limit 1`,
  )
  const leader = await journey.as('lanhdao')
  await goTo(leader, `/ho-so/${project.code}`)
  await leader.getByRole('button', { name: 'Phân công đơn vị tiếp nhận' }).click()
  const dialog = leader.getByRole('dialog')
  await dialog.getByRole('combobox').first().click()
  const option = leader.getByRole('option').first()
  const name = (await option.textContent())?.trim() ?? ''
  await option.click()
  await dialog.getByLabel('Lý do').fill('Theo địa điểm nhà xưởng')
  await dialog.getByRole('button', { name: 'Phân công đơn vị tiếp nhận' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await leader.getByText(name, { exact: false }).first().waitFor()
  const { rows } = await journey.database.pool.query<{ unit: string }>(
    `select u.full_name as unit from project p join unit u on u.id = p.unit_id where p.code = $1`,
    [project.code],
  )
  expect(name).toContain(rows[0]!.unit)
})
