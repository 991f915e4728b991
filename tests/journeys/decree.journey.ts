/** A decree changes: drafted on screen, its effect seen on three open projects, adopted by a second person, the three judged again. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Journey, startJourney } from './browser.ts'
import { fill, goTo, take } from './steps.ts'

const codes = ['MH-CG-1', 'MH-CG-2', 'MH-CG-3']
const number = 'MINH HỌA 07/2024/NQ-HĐND'
const screen = '/quan-tri?muc=van-ban'
let journey: Journey

beforeAll(async () => {
  journey = await startJourney('ha-noi-2024', '2024-11-22')
  // Three reviewed projects of a kind that the demo year has none of, so that just these can change.
  for (const [at, code] of codes.entries()) {
    const id = `00000000-0000-4000-8000-00000000000${at}`
    await journey.database.pool.query(
      `insert into project select (jsonb_populate_record(p, jsonb_build_object('id', $1::text, 'code', $2::text, 'search', lower($2::text),
         'name', 'Chuyển giao công nghệ minh họa ' || $2::text, 'activity', 'technology_transfer', 'total_cost', 480000000,
         'eligible_cost', 480000000, 'requested', 240000000, 'counterpart', 240000000, 'units', 1))).*
       from project p where p.code = 'MH-DA-092'`,
      [id, code],
    )
    await journey.database.pool.query(
      `insert into project_beneficiary select $1::uuid, e.id from establishment e join project p on p.unit_id = e.unit_id
       where p.code = $2 order by e.code offset $3 limit 1`,
      [id, code, at],
    )
  }
})
afterAll(() => journey?.close())

it('the three are appraised under the law in force', async () => {
  const appraiser = await journey.as('thamdinh')
  for (const code of codes) {
    await goTo(appraiser, `/ho-so/${code}`)
    await take(appraiser, 'Thẩm định đạt', { 'Ý kiến thẩm định': 'Đủ điều kiện' }, 'Đã thẩm định')
  }
})

it('a leader drafts a decree and sees which open projects it would change, before anybody adopts it', async () => {
  const leader = await journey.as('lanhdao')
  await goTo(leader, screen)
  await leader.getByRole('button', { name: 'Soạn văn bản' }).click()
  const dialog = leader.getByRole('dialog')
  await fill(leader, 'Số, ký hiệu', number)
  await fill(leader, 'Trích yếu', 'Mức hỗ trợ chuyển giao công nghệ (văn bản minh họa)')
  await fill(leader, 'Cơ quan ban hành', 'HĐND Thành phố (minh họa)')
  await fill(leader, 'Ngày ban hành', '20/11/2024')
  await fill(leader, 'Có hiệu lực từ', '21/11/2024')
  await dialog.getByRole('button', { name: 'Mở dự thảo' }).click()
  await dialog.waitFor({ state: 'hidden' })

  await leader.getByRole('button', { name: 'Thêm quy định' }).click()
  await dialog.getByLabel('Quy định hoặc định mức').first().click()
  await leader.getByRole('option', { name: 'Định mức: Chuyển giao công nghệ, tiến bộ khoa học kỹ thuật' }).click()
  await dialog.getByLabel('Điều khoản').fill('Điều 3')
  await dialog.getByLabel('Mức trần (₫)').fill('150000000')
  await dialog.getByRole('button', { name: 'Lưu quy định' }).click()
  await dialog.waitFor({ state: 'hidden' })

  await leader.getByText(/^3 trong \d+ đề án đang mở thay đổi, chênh lệch mức hỗ trợ −270\.000\.000/).waitFor()
  const table = leader.getByRole('region', { name: 'Đề án thay đổi nếu áp dụng' })
  for (const code of codes) await table.getByText(code, { exact: true }).waitFor()
  await table.getByRole('button', { name: 'Chuyển giao công nghệ minh họa MH-CG-1' }).click()
  await leader.getByRole('dialog').getByText('min(50% × 480.000.000, 150.000.000) = 150.000.000').first().waitFor()
  await leader.keyboard.press('Escape')
  expect(await leader.locator('main').textContent()).toContain('Bạn đã soạn hoặc sửa văn bản này')
  // Nothing was written: the project page still knows the national norm only.
  await goTo(leader, '/ho-so/MH-CG-1')
  expect(await leader.locator('main').textContent()).not.toContain(number)
})

it('a second person compares it with the paper and adopts it', async () => {
  const second = await journey.as('quantri')
  await goTo(second, screen)
  await second.getByRole('button', { name: number }).click()
  await second.getByRole('button', { name: 'Áp dụng văn bản' }).click()
  const dialog = second.getByRole('dialog')
  await dialog.getByLabel('Văn bản đã đối chiếu').fill('Bản có dấu, văn thư Sở (minh họa)')
  await dialog.getByRole('button', { name: 'Áp dụng văn bản' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await second
    .locator('main [data-tone]', { hasText: /^Đã áp dụng$/ })
    .first()
    .waitFor()
})

it('the leader asks for the three to be judged again and the appraiser finds them in today’s work with the reason', async () => {
  const leader = await journey.as('lanhdao')
  await goTo(leader, screen)
  const outdated = leader.getByRole('region', { name: 'Thẩm định theo quy định cũ' }).last()
  for (const code of codes) await outdated.getByText(code, { exact: true }).first().waitFor()
  await outdated.getByLabel('Chọn các dòng của trang này').check()
  await leader.getByRole('button', { name: 'Thẩm định lại 3 đề án' }).click()
  const dialog = leader.getByRole('dialog')
  await dialog.getByLabel('Lý do').fill('Mức trần mới có hiệu lực từ 21/11/2024.')
  await dialog.getByRole('button', { name: 'Thẩm định lại' }).click()
  await dialog.waitFor({ state: 'hidden' })

  const appraiser = await journey.as('thamdinh')
  await goTo(appraiser, '/')
  const work = appraiser.getByRole('region', { name: 'Thẩm định lại' })
  expect(await work.getByText(number).count()).toBe(3)
  for (const code of codes) {
    await goTo(appraiser, `/ho-so/${code}`)
    await take(appraiser, 'Thẩm định lại', { 'Ý kiến thẩm định lại': 'Xét theo mức trần mới' }, 'Đã thẩm định')
  }
  await goTo(appraiser, '/')
  expect(await work.count()).toBe(0)
})

it('the project keeps both appraisals as they stood, each with the version that judged', async () => {
  const appraiser = await journey.as('thamdinh')
  await goTo(appraiser, '/ho-so/MH-CG-2')
  const kept = appraiser.getByRole('region', { name: 'Các lần thẩm định, xét chi' })
  await kept.getByRole('button', { name: /^Thẩm định lại ngày 22\/11\/2024/ }).click()
  await kept
    .getByText(/bản áp dụng từ 21\/11\/2024, đã xác minh/)
    .first()
    .waitFor()
  await kept.getByRole('button', { name: /^Thẩm định ngày 22\/11\/2024/ }).click()
  await kept
    .getByText(/bản áp dụng từ 11\/05\/2018, chưa xác minh \(technology_transfer@2018-05-11\/national\)/)
    .first()
    .waitFor()
  const text = (await kept.textContent()) ?? ''
  expect(text).toContain('mức gợi ý 240.000.000')
  expect(text).toContain('mức gợi ý 150.000.000')
  expect(text).toContain('Lúc đó chưa xét điểm này.')
})
