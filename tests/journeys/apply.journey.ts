/** From "what can I get" to a project, on a telephone: no account, a photograph, a dropped network, receipt, status, taking in. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { picture } from '../../src/domains/applications/applications.testing.ts'
import { type Journey, startJourney } from './browser.ts'
import { goTo } from './steps.ts'

const phone = { width: 390, height: 844 }
let journey: Journey
let page: Page
beforeAll(async () => {
  journey = await startJourney('xa-2026', '2026-11-22', phone)
  const officer = await journey.as('xathuongtin')
  const visitor = await officer.context().browser()!.newContext({ viewport: phone, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  page = await visitor.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(new URL('/tra-cuu-ho-tro', officer.url()).toString())
})
afterAll(() => journey?.close())

const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
const next = () => page.getByRole('button', { name: 'Tiếp tục', exact: true }).click()
const write = async (label: string, value: string) => {
  await page.getByLabel(label, { exact: false }).first().fill(value)
}
const pick = async (label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).or(page.getByLabel(label)).first().click()
  await page.getByRole('option', { name: option }).first().click()
}
const photo = async (paper: string, shade: number) => {
  const input = page.getByLabel(`Chụp ảnh: ${paper}`)
  await input.setInputFiles({ name: `anh-${shade}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(await picture(shade)) })
}

it('answers five questions and opens a draft with its telephone only', async () => {
  await press('Hộ kinh doanh')
  await page.getByRole('textbox').first().fill('thuong tin')
  await press(/^Xã Thường Tín/)
  await press(/Không/)
  await press('Sơn mài')
  await next()
  await page.getByRole('checkbox', { name: 'Ứng dụng máy móc, thiết bị tiên tiến' }).check()
  await page
    .getByLabel(/Chi phí|kinh phí/i)
    .first()
    .fill('480000000')
  await press(/Xem/)
  await page
    .getByRole('link', { name: /Nộp hồ sơ/ })
    .first()
    .click()
  await page.waitForURL(/\/nop\//)
  await write('Điện thoại', '0912 000 111')
  await press('Bắt đầu')
  await page.waitForURL(/\/ho-so-cua-toi\//)
  expect(await page.getByLabel('Loại hình').first().inputValue()).toBe('Hộ kinh doanh')
})
it('fills the form, goes on typing without a network, and nothing is lost', async () => {
  await write('Tên cơ sở', 'Hộ kinh doanh Sơn mài Hạ Thái Xanh')
  await write('Địa chỉ', 'Xóm Đình')
  await next()
  await write('Nguyên liệu địa phương', '80')
  await pick('Phụ nữ làm chủ', 'Có')
  await next()
  await write('Họ và tên người đại diện', 'Vũ Thử Nghiệm')
  expect(await page.getByLabel('Điện thoại').first().inputValue()).toBe('0912000111')
  await next()
  await write('Tên đề án', 'Ứng dụng máy CNC trong sản xuất sơn mài')
  await page.context().setOffline(true)
  await write('Sự cần thiết', 'Đang làm tay, mỗi tháng 40 sản phẩm.')
  await write('Mục tiêu', 'Tăng gấp đôi sản lượng.')
  await write('Địa điểm thực hiện', 'Xưởng tại nhà')
  await page.getByText('Chưa có mạng, đã giữ trên máy').waitFor()
  // The page opens again without a network.
  await page.reload()
  expect(await page.getByLabel('Sự cần thiết').first().inputValue()).toBe('Đang làm tay, mỗi tháng 40 sản phẩm.')
  await write('Tên máy, thiết bị', 'Máy CNC 4 trục')
  await page.context().setOffline(false)
  await page.getByText(/Đã lưu \d\d:\d\d/).waitFor()
  await pick('Tình trạng', 'Mới 100%')
  await write('Nội dung, quy mô', 'Mua và lắp một máy.')
  await next()
  await write('Kinh phí khuyến công đề nghị hỗ trợ', '240000000')
  await write('Vốn đối ứng của cơ sở', '200000000')
  await write('Số lượng', '1')
  await write('Giải trình dự toán', 'Máy CNC: 1 × 480.000.000')
  await next()
  await write('Dự kiến hoàn thành', '30/09/2027')
  await page.keyboard.press('Tab')
  await write('Hiệu quả kinh tế', 'Giảm công một nửa.')
  await next()
  await page.getByRole('checkbox', { name: /vốn đối ứng/ }).check()
  await page.getByRole('checkbox', { name: /nguồn ngân sách/ }).check()
  await next()
})
it('photographs the papers, is told what is missing, submits and has a receipt', async () => {
  const titles = await page.locator('section:has(h3 span) h3').allTextContents()
  for (const [at, title] of titles.entries()) await photo(title.replace('*', '').trim(), 20 + at * 30)
  await page.waitForFunction(count => document.querySelectorAll('img[src*="/papers/"]').length === count, titles.length)
  await next()
  await press(/Các nguồn vốn cộng lại/)
  await write('Vốn đối ứng của cơ sở', '240000000')
  await page.getByRole('button', { name: 'Kiểm tra và nộp' }).click()
  await page.getByText('Hồ sơ đã đủ').waitFor()
  await press('Nộp hồ sơ')
  await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor()
  await press('Xem, in biên nhận')
  await page.getByText(/Mã kiểm tra: [0-9a-f]{64}/).waitFor()
  expect(await page.locator('article').textContent()).toContain('Hộ kinh doanh Sơn mài Hạ Thái Xanh')
})
it('follows it with receipt and telephone; the officer takes it in and a project is there', async () => {
  const receipt = /BN-2026-\d{4}/.exec((await page.locator('article').textContent()) ?? '')![0]
  await goTo(page, `/theo-doi?so=${receipt}`)
  await write('Điện thoại', '0912000111')
  await press('Xem tình trạng')
  await page.getByText('đang chờ cán bộ tiếp nhận').waitFor()
  const officer = await journey.as('xathuongtin')
  await goTo(officer, '/')
  await officer.getByRole('link', { name: /Hạ Thái Xanh/ }).click()
  await officer.getByRole('button', { name: 'Tiếp nhận, thêm cơ sở mới' }).click()
  await officer.waitForURL(/\/ho-so\/DA-/)
  await officer.getByText('Ứng dụng máy CNC trong sản xuất sơn mài').first().waitFor()
  await officer.getByRole('button', { name: 'Khảo sát, xác nhận' }).first().waitFor()
  await press('Xem tình trạng')
  await page.getByText('chờ cán bộ đến khảo sát').waitFor()
})
it('is asked for a better estimate, answers only that, and the officer sees what changed within the words', async () => {
  const receipt = new URL(page.url()).searchParams.get('so')!
  const officer = await journey.as('xathuongtin')
  await goTo(officer, `/ho-so-nop/${receipt}`)
  await officer.getByRole('button', { name: 'Yêu cầu bổ sung' }).click()
  await officer.getByText('Dự toán và nguồn vốn', { exact: true }).last().click()
  await officer.getByRole('checkbox', { name: 'Giải trình dự toán' }).check()
  await officer.getByLabel('Cần bổ sung gì: Giải trình dự toán').fill('Ghi thêm công lắp đặt.')
  await officer.getByRole('button', { name: 'Gửi yêu cầu (1 mục)' }).click()
  await officer.getByText('Chờ bổ sung').first().waitFor()
  await page.goBack()
  await page.getByRole('link', { name: /Về hồ sơ/ }).click()
  await press('Ghi thêm công lắp đặt.')
  await write('Giải trình dự toán', 'Máy CNC: 1 × 480.000.000, gồm công lắp đặt')
  expect(await page.getByLabel('Tổng dự toán').first().isDisabled()).toBe(true)
  await page.getByText(/Đã lưu \d\d:\d\d/).waitFor()
  await page.getByRole('button', { name: 'Kiểm tra và nộp' }).click()
  await press('Nộp bản bổ sung')
  await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor()
  await goTo(officer, `/ho-so-nop/${receipt}`)
  expect(await officer.locator('ins').first().textContent()).toContain('gồm công lắp đặt')
})
