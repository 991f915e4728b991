/** Every screen that a role may enter, wide and on a phone: no error, no refused request, nothing cut off, readable for all. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { productFolder } from '../../src/db/connect.ts'
import { writeTemplate } from '../../src/domains/exchange/template.actions.ts'
import { type Journey, startJourney } from './browser.ts'
import { goTo } from './steps.ts'

const axe = readFileSync(join(productFolder, 'node_modules/axe-core/axe.min.js'), 'utf8')
const widths = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
/** A role of every kind, with the screens of its rail and a page below them. */
const screens: Record<string, readonly string[]> = {
  trungtam: [
    '/',
    '/ke-hoach',
    '/ho-so',
    '/ho-so/moi',
    '/ho-so/MH-DA-094',
    '/so-bo',
    '/so-bo/moi',
    '/bao-cao',
    '/nhap-excel?loai=projects',
    '/cuoc-thi',
    '/cuoc-thi/moi',
  ],
  thamdinh: [
    '/so-bo?cols=code,kind,taxCode,craft,unit,village,workers,exporting,phone,representative,supported,changed',
    '/so-bo?tab=villages',
    '/so-bo?tab=artisans',
    '/so-bo/lang-nghe/MH-LN-01',
    '/so-bo/lang-nghe/MH-LN-01/sua',
    '/so-bo/nghe-nhan/MH-NN-01',
    '/so-bo/ban-do',
    '/so-bo/trung-lap',
    '/so-bo/trung-lap?state=same',
    '/so-bo?tab=trainees',
    '/so-bo/hoc-vien/moi',
    '/so-bo/nap-lai',
    '/so-bo/nap-lai?tab=trainees',
    '/so-bo/lan-sua',
    '/so-bo/MH-0158',
    '/so-bo/MH-0158?ngay=2024-11-01',
    '/du-lieu-ca-nhan',
  ],
  lanhdao: [
    '/mau-san-pham',
    '/mau-san-pham?xem=bang',
    '/mau-san-pham/MH-M24-0009',
    '/mau-san-pham/MH-M24-0009/phieu',
    '/ke-hoach',
    '/lua-chon',
    '/lua-chon?nam=2024&dong=technology.city',
  ],
  thanhpho: ['/thi-truong/dat-hang', '/thi-truong/dat-hang/DH-2024-01', '/thi-truong/dat-hang/ket-qua', '/thi-truong/kim-ngach'],
  thuongtin: ['/', '/ho-so', '/bao-cao'],
  kiemtoan: ['/', '/so-bo/MH-0002', '/quan-tri?muc=nguoi-dung', '/quan-tri?muc=quy-dinh', '/quan-tri?muc=phan-cong'],
  coso: ['/', '/ho-so', '/so-bo', '/mau-san-pham/moi', '/mau-san-pham/doi-chieu'],
  giamkhao: ['/', '/cham-thi'],
  quantri: ['/', '/quan-tri'],
}

let journey: Journey
beforeAll(async () => {
  journey = await startJourney('ha-noi-2024', '2024-11-22')
})
afterAll(() => journey?.close())

/** What goes wrong in a window from now on: errors of the console, answers of 400 and more. */
const listen = (page: Page): string[] => {
  const wrong: string[] = []
  page.on('console', message => message.type() === 'error' && wrong.push(message.text()))
  page.on('pageerror', error => wrong.push(error.message))
  page.on('response', response => response.status() >= 400 && wrong.push(`${response.status()} ${response.url()}`))
  return wrong
}
/** What axe finds against WCAG 2.1 A and AA, with the first place of each. */
const barriers = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(where: Document, how: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
  })
}
const settled = async (page: Page) => {
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'))
  // Colours are judged when nothing fades any more.
  await page.evaluate(() => Promise.all(document.getAnimations().map(each => each.finished.catch(() => null))))
}

const open = async (page: Page, path: string) => {
  await page.goto(new URL(path, page.url()).toString())
  await settled(page)
}

/** One screen at both widths: a sentence under its title, no refused request, nothing cut off, no barrier. */
const holds = async (page: Page, path: string, wrong: readonly string[]) => {
  expect(await page.locator('main header h1 + p').first().textContent(), path).toMatch(/\S/)
  expect(await page.locator('main').textContent(), path).not.toMatch(/undefined|NaN|\[object|Không có trang này/)
  for (const [name, size] of Object.entries(widths)) {
    await page.setViewportSize(size)
    await settled(page)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect({ path, name, over, barriers: await barriers(page), wrong }).toEqual({ path, name, over: 0, barriers: [], wrong: [] })
  }
  await page.setViewportSize(widths.desktop)
}

describe.each(Object.entries(screens))('the screens of %s', (username, paths) => {
  it('hold at both widths, and each says its state in one sentence', async () => {
    const page = await journey.as(username)
    const wrong = listen(page)
    for (const path of paths) {
      await open(page, path)
      await holds(page, path, wrong)
    }
  })
})

it('two records put side by side hold at both widths', async () => {
  const page = await journey.as('thamdinh')
  const wrong = listen(page)
  await open(page, '/so-bo/trung-lap')
  await page.getByRole('button', { name: 'Chỉ ra hai bản ghi' }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, code] of [
    ['Bản ghi thứ nhất', 'MH-0158'],
    ['Bản ghi thứ hai', 'MH-0159'],
  ] as const) {
    await dialog.getByRole('combobox', { name: label }).fill(code)
    await page
      .getByRole('option', { name: new RegExp(code) })
      .first()
      .click()
  }
  await dialog.getByRole('button', { name: 'Đặt cạnh nhau' }).click()
  await page.getByRole('heading', { name: 'Hai cơ sở này có là một?' }).waitFor()
  await dialog.waitFor({ state: 'hidden' })
  await holds(page, '/so-bo/trung-lap/…', wrong)
})

it.each(['coso', 'quantri', 'kiemtoan'])('the rail of %s leads nowhere that is closed', async username => {
  const page = await journey.as(username)
  const wrong = listen(page)
  await open(page, '/')
  const places = page.getByRole('navigation', { name: 'Các mục chính', exact: true }).locator('li a')
  const addresses = await places.evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
  expect(addresses.length).toBeGreaterThan(1)
  for (const address of addresses) {
    await open(page, address)
    expect(await page.locator('main header h1 + p').first().textContent(), address).toMatch(/\S/)
  }
  expect(wrong).toEqual([])
})

it('a figure of the report opens to as many rows as it says, each leading on', async () => {
  const page = await journey.as('lanhdao')
  await goTo(page, '/bao-cao')
  const row = page.locator('tr', { hasText: 'Mẫu sản phẩm thủ công mỹ nghệ mới' }).first()
  const figure = row.locator('strong button')
  const value = Number((await figure.textContent())?.replace(/\D/g, ''))
  await figure.click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('tbody tr').first().waitFor()
  expect(value).toBeGreaterThan(0)
  expect(await drawer.textContent()).toContain(`1–50 trong ${value} dòng`)
  // On paper there is no next page to turn to.
  const rowsAt = (event: string) =>
    page.evaluate(name => {
      window.dispatchEvent(new Event(name))
      return document.querySelectorAll('[role=dialog] tbody tr').length
    }, event)
  expect(await rowsAt('beforeprint')).toBe(value)
  expect(await rowsAt('afterprint')).toBe(50)
  await drawer.locator('tbody a').first().click()
  await page.waitForURL(/\/mau-san-pham\//)

  await goTo(page, '/bao-cao')
  await page.locator('tr', { hasText: 'máy móc, thiết bị tiên tiến' }).first().locator('strong button').click()
  await drawer.locator('tbody tr').first().waitFor()
  expect(await drawer.locator('tbody tr').count()).toBe(9)
  await drawer.locator('tbody a').first().click()
  await page.waitForURL(/\/ho-so\//)
})

it('the search finds names with marks and without', async () => {
  const page = await journey.as('lanhdao')
  for (const typed of ['Sơn mài Phú Phúc', 'son mai phu phuc']) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Tìm kiếm' }).fill(typed)
    await page.getByRole('option', { name: 'Công ty TNHH Sơn mài Phú Phúc' }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
})

it('the import screen refuses a wrong file in words, and brings in a good one', async () => {
  const page = await journey.as('trungtam')
  await goTo(page, '/nhap-excel?loai=establishments')
  const drop = page.locator('input[type=file]').first()
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await drop.setInputFiles({ name: 'khong-phai-excel.xlsx', mimeType: type, buffer: Buffer.from('đây là chữ') })
  const refusal = page.getByRole('alert').first()
  await refusal.waitFor()
  expect(await refusal.textContent()).toMatch(/Excel|xlsx/)
  await page.getByRole('button', { name: 'Không nhập, chọn tệp khác' }).click()

  const good = await writeTemplate('establishments', {
    'Cơ sở': [
      {
        code: 'MH-9001',
        name: 'Hợp tác xã Sơn mài Thử Màn Hình',
        kind: 'cooperative',
        craft: 'lacquer',
        sector: 'đ',
        place: 'Xã Duyên Thái, Huyện Thường Tín',
        address: 'Thôn minh họa',
        workers: 12,
      },
    ],
  })
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'co-so-moi.xlsx', mimeType: type, buffer: Buffer.from(good) })
  await page.getByRole('button', { name: 'Nhập 1 dòng' }).click()
  await page.getByText('Đã nhập 1 dòng từ “co-so-moi.xlsx”').first().waitFor()
  await goTo(page, '/so-bo/MH-9001')
  await page.getByRole('heading', { name: 'Hợp tác xã Sơn mài Thử Màn Hình' }).waitFor()
})

it('what an import refuses can be corrected and sent again, and the whole can be taken back until something depends on it', async () => {
  const page = await journey.as('lanhdao')
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const row = { kind: 'cooperative', craft: 'bamboo', sector: 'đ', place: 'Xã Duyên Thái, Huyện Thường Tín' }
  const book = (place: string) =>
    writeTemplate('establishments', {
      'Cơ sở': [
        { ...row, code: 'MH-9101', name: 'Hợp tác xã Mây tre Thử Một' },
        { ...row, code: 'MH-9102', name: 'Hợp tác xã Mây tre Thử Hai', place },
      ],
    })
  const send = async (name: string, bytes: Uint8Array) =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name, mimeType: type, buffer: Buffer.from(bytes) })
  await goTo(page, '/nhap-excel?loai=establishments')
  await send('hai-co-so.xlsx', await book('Xã Duyên Thai'))
  await page.getByText('Trang “Cơ sở”, ô G3').first().waitFor()
  await page.getByRole('button', { name: 'Nhập 1 dòng đúng' }).click()
  await page.getByText('Đã nhập 1 dòng từ “hai-co-so.xlsx”').first().waitFor()
  // The work stands in the address: a reload loses nothing.
  await page.reload()
  await page.getByRole('button', { name: 'Gửi tệp đã sửa' }).click()
  await send('hai-co-so-sua.xlsx', await book('Xã Duyên Thái, Huyện Thường Tín'))
  await page.getByText('2 dòng: 1 dòng đúng, 1 dòng đã có, 0 dòng lỗi.').waitFor()
  await page.getByRole('button', { name: 'Nhập 1 dòng' }).click()
  await page.getByText('Đã nhập 1 dòng từ “hai-co-so-sua.xlsx”').first().waitFor()

  await page.getByRole('button', { name: 'Rút lại lần nhập này' }).click()
  await page.getByLabel('Lý do rút lại').fill('Thử rút lại')
  await page.getByRole('button', { name: 'Rút lại 1 bản ghi' }).click()
  await page.getByText('Lần nhập “hai-co-so-sua.xlsx” đã được rút lại').waitFor()
  const { rows } = await journey.database.pool.query(`select code from establishment where code like 'MH-91%'`)
  expect(rows).toEqual([{ code: 'MH-9101' }])
  // The year's establishments carry designs, fairs and projects: they stay, and what holds them is named.
  await page.getByRole('button', { name: 'Rút lại lần nhập “co-so.xlsx”' }).first().click()
  const held = page.getByRole('dialog')
  await held.getByText('Chưa rút lại được “co-so.xlsx”').waitFor()
  expect(await held.getByRole('link').count()).toBeGreaterThan(3)
})
