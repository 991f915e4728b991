/** A council and the choice that follows it: the rule before the points, an interest declared, sheets apart, a dropped connection, minutes, the ranking. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Journey, startJourney } from './browser.ts'
import { choose, fill, goTo, take } from './steps.ts'

const codes = ['MH-HD-1', 'MH-HD-2', 'MH-HD-3']
const name = 'Hội đồng chuyển giao công nghệ (minh họa)'
let journey: Journey
let council = ''
let round = ''

beforeAll(async () => {
  journey = await startJourney('ha-noi-2024', '2024-11-22')
  const { pool } = journey.database
  // Three reviewed projects on the line whose round the demonstration has sealed, in no council yet.
  for (const [at, code] of codes.entries()) {
    const id = `00000000-0000-4000-8000-00000000010${at}`
    await pool.query(
      `insert into project select (jsonb_populate_record(p, jsonb_build_object('id', $1::text, 'code', $2::text, 'search', lower($2::text),
         'name', 'Chuyển giao công nghệ minh họa ' || $2::text, 'activity', 'technology_transfer', 'total_cost', 480000000,
         'eligible_cost', 480000000, 'requested', 100000000, 'counterpart', 380000000, 'units', 1,
         'content_group', l.content_group, 'source', l.source))).*
       from project p, choice_round r join budget_line l on l.id::text = r.line_ids ->> 0 where p.code = 'MH-DA-092'`,
      [id, code],
    )
    await pool.query(
      `insert into project_beneficiary select $1::uuid, e.id from establishment e join project p on p.unit_id = e.unit_id
       where p.code = $2 order by e.code offset $3 limit 1`,
      [id, code, at],
    )
  }
})
afterAll(() => journey?.close())

const fields = (page: Page) => page.getByLabel(/^Điểm \(0–/)
const firstField = (page: Page) => fields(page).first()
const dialogOf = (page: Page) => page.getByRole('dialog')
const confirm = async (page: Page, verb: string) => {
  await dialogOf(page).getByRole('button', { name: verb, exact: true }).click()
  await dialogOf(page).waitFor({ state: 'hidden' })
}
/** Gives the same points to each criterion of a sheet, and hands it in. */
const score = async (page: Page, code: string, points: readonly number[]) => {
  await goTo(page, `${council}/cham/${code}`)
  for (const [at, each] of points.entries()) {
    const field = fields(page).nth(at)
    await field.fill(String(each).replace('.', ','))
    await field.press('Tab')
  }
  await page.getByRole('button', { name: 'Nộp phiếu' }).click()
  await confirm(page, 'Nộp phiếu')
}

it('the rule of points is proposed and confirmed by a second person before anybody has scored', async () => {
  const appraiser = await journey.as('thamdinh')
  const { rows } = await journey.database.pool.query(`select id, year from choice_round where state <> 'replaced'`)
  await goTo(appraiser, `/lua-chon?nam=${rows[0].year}&vong=${rows[0].id}`)
  await appraiser.getByRole('button', { name: 'Đổi quy tắc (mở vòng mới)' }).click()
  const dialog = dialogOf(appraiser)
  await dialog.getByText(/đề án chờ lựa chọn, 0 đề án đã có điểm/).waitFor()
  await dialog.getByLabel('Quy tắc').first().click()
  await appraiser.getByRole('option', { name: 'Xếp theo điểm, bỏ qua đề án không đủ tiền' }).click()
  await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Năm nay có hội đồng chấm điểm (minh họa)')
  await confirm(appraiser, 'Đổi quy tắc (mở vòng mới)')
  await appraiser.getByText('đang chờ người thứ hai xác nhận').first().waitFor()
  round = new URL(appraiser.url()).pathname + new URL(appraiser.url()).search
  const leader = await journey.as('lanhdao')
  await goTo(leader, round)
  await leader.getByRole('button', { name: 'Xác nhận quy tắc' }).click()
  await confirm(leader, 'Xác nhận quy tắc')
  await leader.getByText('Quy tắc đã niêm phong; chưa tính kết quả.').waitFor()
})

it('a leader forms the council, seats three people, takes three projects and starts', async () => {
  const leader = await journey.as('lanhdao')
  await goTo(leader, '/hoi-dong?nam=2024')
  await leader.getByRole('button', { name: 'Lập hội đồng' }).click()
  await fill(leader, 'Tên hội đồng', name)
  await choose(leader, 'Phiếu chấm', 'MINH-HOA')
  await dialogOf(leader).getByLabel('Số phiếu tối thiểu mỗi hồ sơ').fill('2')
  await confirm(leader, 'Lập hội đồng')
  await leader.getByRole('heading', { name }).waitFor()
  council = new URL(leader.url()).pathname
  for (const [person, seat] of [
    ['Phạm Quang Huy', 'Chủ tịch'],
    ['Lê Thu Hà', 'Thư ký'],
    ['Hoàng Bích Ngọc', 'Ủy viên'],
  ] as const) {
    await leader.getByRole('button', { name: 'Thêm thành viên' }).click()
    await choose(leader, 'Người', person)
    await choose(leader, 'Vai trò', seat)
    await fill(leader, 'Chức vụ, đơn vị', 'Chức vụ minh họa')
    await confirm(leader, 'Thêm thành viên')
  }
  await leader.getByRole('button', { name: 'Chọn hồ sơ' }).click()
  for (const code of codes)
    await dialogOf(leader)
      .getByLabel(new RegExp(`^${code}:`))
      .check()
  await confirm(leader, 'Lưu')
  await leader.getByRole('button', { name: 'Bắt đầu chấm' }).click()
  await confirm(leader, 'Bắt đầu chấm')
  await leader.getByText('Đã nộp 0/9 phiếu').first().waitFor()
})

it('two declare no interest; the third has one in the first project and may not score it', async () => {
  for (const username of ['lanhdao', 'thamdinh']) {
    const page = await journey.as(username)
    await goTo(page, council)
    await page.getByRole('button', { name: 'Tôi không có xung đột với hồ sơ nào' }).click()
    await page.getByRole('button', { name: 'Tôi không có xung đột với hồ sơ nào' }).waitFor({ state: 'hidden' })
  }
  const member = await journey.as('ketoan')
  await goTo(member, council)
  await member.getByLabel(new RegExp(`^${codes[0]}:`)).check()
  await member.getByLabel('Có lợi ích gì').fill('Người nhà có cổ phần (minh họa)')
  await member.getByRole('button', { name: 'Gửi khai báo' }).click()
  await member.getByText('Xung đột lợi ích').first().waitFor()
  await member.getByRole('link', { name: 'Chấm điểm' }).nth(1).waitFor()
  expect(await member.getByRole('link', { name: 'Chấm điểm' }).count()).toBe(2)
  await goTo(member, `${council}/cham/${codes[0]}`)
  await member.getByText('Bạn có xung đột lợi ích với hồ sơ này').waitFor()
})

it('a sheet keeps what is typed while the connection is away, and sends it when it is back', async () => {
  const appraiser = await journey.as('thamdinh')
  await goTo(appraiser, `${council}/cham/${codes[0]}`)
  await firstField(appraiser).waitFor()
  await appraiser.context().setOffline(true)
  await firstField(appraiser).fill('17,5')
  await appraiser.getByText('Chưa lưu được; giữ trang này mở, phần mềm đang thử lại').waitFor()
  await appraiser.context().setOffline(false)
  await appraiser.getByText(/^Đã lưu \d\d:\d\d$/).waitFor()
  await goTo(appraiser, `${council}/cham/${codes[0]}`)
  await firstField(appraiser).waitFor()
  expect(await firstField(appraiser).inputValue()).toBe('17,5')
})

it('each scores apart: nobody reads another’s points before the council is closed', async () => {
  const [leader, appraiser, member] = [await journey.as('lanhdao'), await journey.as('thamdinh'), await journey.as('ketoan')]
  // 83 and 89 for the first; the others as the three see them.
  await score(appraiser, codes[0]!, [17.5, 25, 18, 15, 7.5])
  await score(leader, codes[0]!, [18, 27, 18, 17, 9])
  await goTo(leader, council)
  await leader.getByText('Đã nộp 2/2 phiếu').first().waitFor()
  const seen = (await leader.locator('main').textContent()) ?? ''
  expect(seen).not.toContain('83')
  for (const [at, points] of [
    [1, [15, 20, 15, 15, 5]],
    [2, [10, 15, 10, 10, 5]],
  ] as const)
    for (const page of [leader, appraiser, member]) await score(page, codes[at]!, points)
  const auditor = await journey.as('kiemtoan')
  await goTo(auditor, council)
  await auditor.getByText('Đã nộp 3/3 phiếu').first().waitFor()
  expect(await auditor.locator('main').textContent()).not.toMatch(/70 \/ 100|50 \/ 100|89/)
})

it('closed, it shows the means and each sheet, and drafts the minutes', async () => {
  const leader = await journey.as('lanhdao')
  await goTo(leader, council)
  await leader.getByRole('button', { name: 'Chốt điểm' }).click()
  await confirm(leader, 'Chốt điểm')
  for (const mean of ['86 / 100', '70 / 100', '50 / 100']) await leader.getByText(mean, { exact: true }).waitFor()
  const minutes = await leader.request.get(new URL(`/api/councils/${council.split('/').at(-1)}/minutes`, leader.url()).toString())
  expect([minutes.status(), minutes.headers()['content-type']]).toEqual([200, expect.stringContaining('wordprocessingml')])
  expect((await minutes.body()).length).toBeGreaterThan(4000)
})

it('appraised, the three are ranked by exactly these points, computed as a job', async () => {
  const appraiser = await journey.as('thamdinh')
  for (const code of codes) {
    await goTo(appraiser, `/ho-so/${code}`)
    await take(appraiser, 'Thẩm định đạt', { 'Ý kiến thẩm định': 'Đủ điều kiện' }, 'Đã thẩm định')
  }
  await goTo(appraiser, round)
  await appraiser.getByRole('button', { name: 'Tính kết quả' }).click()
  await appraiser.getByText(/^Xếp thứ 1 với 86 điểm\./).waitFor()
  const text = (await appraiser.locator('main').textContent()) ?? ''
  for (const says of ['Xếp thứ 2 với 70 điểm', 'Xếp thứ 3 với 50 điểm', 'Không xếp: chưa có điểm của hội đồng'])
    expect(text).toContain(says)
})
