/** The commune era: no district; the commune surveys, the Department appraises under the law in force since 15/10/2025. On a phone. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Journey, startJourney } from './browser.ts'
import { goTo, take, whyNot } from './steps.ts'

let journey: Journey
beforeAll(async () => {
  journey = await startJourney('xa-2026', '2026-11-22', { width: 390, height: 844 })
})
afterAll(() => journey?.close())

it('a commune’s officer confirms a project of the commune and the Department appraises it', async () => {
  const { rows } = await journey.database.pool.query<{ code: string; name: string }>(
    `select code, name from project where state = 'submitted' and unit_id = 'hn25b-c-10183' order by code limit 1`,
  )
  const project = rows[0]!
  const commune = await journey.as('xathuongtin')
  await commune.getByText(project.name).first().click()
  await commune.waitForURL(new RegExp(`/ho-so/${project.code}`))
  expect(await commune.locator('main').textContent()).not.toMatch(/Huyện|Quận/)
  await take(commune, 'Khảo sát, xác nhận', { 'Kết quả khảo sát': 'Đúng địa điểm, đang sản xuất' }, 'Địa phương đã xác nhận')

  const path = `/ho-so/${project.code}`
  const centre = await journey.as('trungtam')
  await goTo(centre, path)
  await take(centre, 'Xác nhận đã rà soát', {}, 'Đã rà soát')
  const appraiser = await journey.as('thamdinh')
  await goTo(appraiser, path)
  await take(appraiser, 'Thẩm định đạt', { 'Ý kiến thẩm định': 'Đủ điều kiện theo địa bàn xã' }, 'Đã thẩm định')
  expect(await whyNot(appraiser, 'Trình UBND Thành phố')).toContain('Lãnh đạo Sở')

  const at = async (username: string) => {
    const page = await journey.as(username)
    await goTo(page, path)
    return page
  }
  await take(await at('lanhdao'), 'Trình UBND Thành phố', {}, 'Đã trình')
  await take(await at('lanhdao'), 'Ghi quyết định phê duyệt', { 'Số quyết định': 'MINH-HOA/QĐ' }, 'Trong kế hoạch')
  await take(await at('trungtam'), 'Ghi hợp đồng đã ký', { 'Số hợp đồng': 'MINH-HOA-HĐ-2026' }, 'Đã ký hợp đồng')
  await take(await at('ketoan'), 'Ghi tạm ứng', {}, 'Đã tạm ứng')
  await take(await at('xathuongtin'), 'Bắt đầu thực hiện', {}, 'Đang thực hiện')
  await take(await at('thamdinh'), 'Nghiệm thu', {}, 'Đã nghiệm thu')
  await take(await at('ketoan'), 'Quyết toán', {}, 'Đã quyết toán')
  await take(await at('lanhdao'), 'Thanh lý hợp đồng', {}, 'Đã thanh lý')
})

it('the other commune finds nothing of it', async () => {
  const { rows } = await journey.database.pool.query<{ code: string }>(`select code from project where unit_id = 'hn25b-c-10183' limit 1`)
  const other = await journey.as('xabattrang')
  await goTo(other, `/ho-so/${rows[0]!.code}`)
  await other
    .getByText(/không thuộc phạm vi của bạn/)
    .first()
    .waitFor()
})

it('says by which rule a ward outside a craft village is out, and that the rule is not yet verified', async () => {
  const { rows } = await journey.database.pool.query<{ code: string }>(
    `select p.code from project p join project_beneficiary b on b.project_id = p.id join establishment e on e.id = b.establishment_id join unit u on u.id = e.unit_id
     where u.type = 'Phường' and e.village_id is null and not e.cleaner_production and not e.cluster_infrastructure and p.submitted_on >= '2025-10-15' order by p.code limit 1`,
  )
  const appraiser = await journey.as('thamdinh')
  await goTo(appraiser, `/ho-so/${rows[0]!.code}`)
  const text = await appraiser.locator('main').textContent()
  expect(text).toMatch(/phường/i)
  expect(text).toContain('NĐ 235/2025')
  expect(text).toContain('căn cứ chưa xác minh')
})
