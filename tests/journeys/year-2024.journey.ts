/** One machine project through every acting role, from draft to liquidated, and the report figure that it changed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Journey, startJourney } from './browser.ts'
import { choose, fill, goTo, take, whyNot } from './steps.ts'

let journey: Journey
beforeAll(async () => {
  journey = await startJourney('ha-noi-2024', '2024-11-22')
})
afterAll(() => journey?.close())

it('an establishment files it, six offices carry it, the report counts it', async () => {
  const { rows } = await journey.database.pool.query<{ code: string; name: string; unit: string }>(
    `select e.code, e.name, u.full_name as unit from account a join role_grant g on g.account_id = a.id join establishment e on e.id = g.establishment_id join unit u on u.id = e.unit_id where a.username = 'coso'`,
  )
  const own = rows[0]!
  const leader = await journey.as('lanhdao')
  await goTo(leader, '/bao-cao?ky=2024')
  const machines = () => leader.locator('tr', { hasText: 'máy móc, thiết bị tiên tiến' }).first()
  await machines().waitFor()
  expect(await machines().textContent()).toContain('9')

  // The owner fills in the form and files it.
  const owner = await journey.as('coso')
  await goTo(owner, '/ho-so/moi')
  await fill(owner, 'Tên đề án', 'Ứng dụng máy khắc CNC trong sản xuất sơn mài')
  await choose(owner, 'Hoạt động', 'Ứng dụng máy móc, thiết bị tiên tiến')
  await fill(owner, 'Dự kiến hoàn thành', '10/12/2024')
  await owner.getByRole('combobox', { name: 'Địa điểm (xã, phường)' }).fill(own.unit)
  await owner
    .getByRole('option', { name: new RegExp(`${own.unit}.*Thường Tín`) })
    .first()
    .click()
  await owner.getByLabel('Cơ sở thụ hưởng').first().fill(own.code)
  await owner.getByRole('option', { name: own.name }).first().click()
  await fill(owner, 'Tổng kinh phí', '400000000')
  await fill(owner, 'Chi phí được tính hỗ trợ', '400000000')
  await fill(owner, 'Kinh phí đề nghị hỗ trợ', '200000000')
  await fill(owner, 'Vốn đối ứng', '200000000')
  await owner.getByLabel('Cam kết vốn đối ứng').check()
  await owner.getByLabel('Cam kết không nhận hỗ trợ trùng').check()
  await owner.getByRole('button', { name: 'Lưu nháp' }).click()
  await owner.waitForURL(/\/ho-so\/DA-2024-/)
  const path = new URL(owner.url()).pathname
  await take(owner, 'Nộp hồ sơ', {}, 'Đã nộp')
  expect(await whyNot(owner, 'Khảo sát, xác nhận')).toContain('Cán bộ địa phương')

  const at = async (username: string) => {
    const page = await journey.as(username)
    await goTo(page, path)
    return page
  }
  await take(
    await at('thuongtin'),
    'Khảo sát, xác nhận',
    { 'Kết quả khảo sát': 'Nhà xưởng sẵn sàng, có hợp đồng mua máy' },
    'Địa phương đã xác nhận',
  )
  await take(await at('trungtam'), 'Xác nhận đã rà soát', {}, 'Đã rà soát')
  await take(await at('thamdinh'), 'Thẩm định đạt', { 'Ý kiến thẩm định': 'Đủ điều kiện, đúng định mức' }, 'Đã thẩm định')
  await take(await at('lanhdao'), 'Trình UBND Thành phố', {}, 'Đã trình')
  await take(leader, 'Ghi quyết định phê duyệt', { 'Số quyết định': 'MINH-HOA/QĐ-UBND' }, 'Trong kế hoạch')
  await take(await at('trungtam'), 'Ghi hợp đồng đã ký', { 'Số hợp đồng': 'MINH-HOA-HĐ-99' }, 'Đã ký hợp đồng')
  await take(await at('ketoan'), 'Ghi tạm ứng', { 'Số tiền tạm ứng': '100000000' }, 'Đã tạm ứng')
  await take(await at('trungtam'), 'Bắt đầu thực hiện', {}, 'Đang thực hiện')
  await take(await at('thamdinh'), 'Nghiệm thu', { 'Chi phí được nghiệm thu': '360000000' }, 'Đã nghiệm thu')
  await take(await at('ketoan'), 'Quyết toán', {}, 'Đã quyết toán')
  const last = await at('lanhdao')
  await take(last, 'Thanh lý hợp đồng', {}, 'Đã thanh lý')
  expect(await last.locator('main').textContent()).toContain('180.000.000')

  // The figure went from 9 to 10 and opens to this project's row.
  await goTo(leader, '/bao-cao?ky=2024')
  await machines().waitFor()
  await machines().getByRole('button', { name: /10/ }).first().click()
  const drawer = leader.getByRole('dialog')
  await drawer.getByText(own.name).first().waitFor()
  expect(await drawer.textContent()).toContain(own.name)
})

it('a viewer may look and press nothing, and is told why', async () => {
  const viewer = await journey.as('thanhpho')
  await goTo(viewer, '/ho-so?trang-thai=reviewed')
  await viewer.getByRole('table').first().waitFor()
  const { rows } = await journey.database.pool.query<{ code: string }>(
    `select code from project where state = 'reviewed' order by code limit 1`,
  )
  await goTo(viewer, `/ho-so/${rows[0]!.code}`)
  expect(await whyNot(viewer, 'Thẩm định đạt')).toContain('Cán bộ thẩm định Sở')
})
