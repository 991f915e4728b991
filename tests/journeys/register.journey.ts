/** One register: an officer brings in a dirty workbook, corrects what is named, resolves the likely pairs, and finds a household half remembered. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { taxCheckDigit } from '../../src/domains/establishments/taxcode.rules.ts'
import { establishmentSheet, villageSheet } from '../../src/domains/exchange/register-sheets.schema.ts'
import { type Cell, writeWorkbook } from '../../src/files/workbook.ts'
import type { Sheet } from '../../src/kernel/sheet.ts'
import { type Journey, startJourney } from './browser.ts'
import { goTo } from './steps.ts'

let journey: Journey
beforeAll(async () => {
  journey = await startJourney('ha-noi-2024', '2024-11-22')
})
afterAll(() => journey?.close())

type Row = Record<string, Cell>
/** As people keep their lists: a heading row and whatever was typed. */
const sheetOf = (sheet: Sheet, rows: readonly Row[]) => ({
  name: sheet.name,
  columns: sheet.columns.map(({ header, kind }) => ({ header, ...(kind === 'int' ? { kind: 'int' as const } : {}) })),
  rows: rows.map(row => sheet.columns.map(({ key }) => row[key] ?? null)),
})
const communes = [
  'Xã Bát Tràng, Huyện Gia Lâm',
  'Duyên Thái, Thường Tín',
  'xã Phú Nghĩa, huyện Chương Mỹ',
  'Xã Sơn Đồng, Huyện Hoài Đức',
  'Xã Chuyên Mỹ, Huyện Phú Xuyên',
]
const names = ['Vĩnh Khôi', 'Đắc Lộc', 'Nhật Quế', 'Uyển Nhã', 'Hạo Thiên', 'Bội Ngân', 'Trạch Dân', 'Khuê Tú', 'Phi Yến', 'Doãn Quý']
const trades = ['Gốm sứ', 'Sơn mài', 'Mây tre']
const people = ['Đàm Vĩnh Khôi', 'Mạc Đắc Lộc', 'Kiều Nhật Quế', 'Lưu Uyển Nhã', 'Thạch Hạo Thiên', 'Nghiêm Bội Ngân', 'Cao Trạch Dân']
const crafts = ['Gốm sứ', 'Sơn mài', 'Mây tre, giang đan, guột tế']
const work = 'Hàng tiểu thủ công nghiệp'
/** Twenty-four sound households, no two alike. */
const sound: Row[] = Array.from({ length: 24 }, (_, at) => ({
  code: `XX-${101 + at}`,
  name: `HKD ${trades[at % 3]} ${names[at % 10]} ${at >= 10 ? names[(at * 3 + 1) % 10] : ''}`,
  kind: 'Hộ kinh doanh',
  craft: crafts[at % 3]!,
  sector: work,
  place: communes[at % 5]!,
  address: `Số ${11 + at * 7}, thôn ${1 + (at % 9)}`,
  // Some counted, some typed.
  workers: at % 2 ? at + 3 : `${at + 3} `,
  representative: `${people[at % 7]} ${at < 7 ? '' : names[at % 10]!.split(' ')[0]}`,
  phone: `09770${String(10_000 + at * 137)}`,
}))
/** The demonstration's MH-0158 twice again, as two officers wrote it down: abbreviated, without some marks, with what the register lacks. */
const alike: Row = {
  kind: 'Hộ kinh doanh',
  craft: 'Gốm sứ',
  sector: work,
  place: 'Xã Bát Tràng, Huyện Gia Lâm',
  representative: 'Ngô Quang Thắng',
  phone: '0900000158',
}
const twins: Row[] = [
  { ...alike, code: 'XX-201', name: 'HKD gốm sứ Mai Hoà', address: 'Số 178 làng Bát Tràng', workers: 24, experienceYears: 31 },
  { ...alike, code: 'XX-202', name: 'Hộ KD Gốm sứ Mai Hoa', address: '178 Bát Tràng', workers: 24, representative: 'Ngo Quang Thang' },
]
const taxCode = `010999888${taxCheckDigit('010999888')}`
const last = (base: number): Row => ({ ...sound[base]!, phone: `09660${10_000 + base * 211}`, representative: `Bạch Công ${names[base]}` })
/** Rows with one mistake each, and the same put right. */
const slips: { at: number; wrong: Row; right: Row; name: string }[] = [
  { at: 0, wrong: { taxCode: `010999888${(Number(taxCode.at(-1)) + 1) % 10}` }, right: { taxCode }, name: 'Hợp tác xã Gốm Thuỷ Nguyệt' },
  { at: 1, wrong: { place: 'Xã Duyên Thai, Huyện Thường Tính' }, right: {}, name: 'Tổ hợp tác Sơn son Quỳnh Lam' },
  { at: 2, wrong: { name: null }, right: {}, name: 'Hộ kinh doanh Đan lát Vọng Hải' },
  { at: 3, wrong: { workers: 'mười hai người' }, right: { workers: 12 }, name: 'Hộ kinh doanh Gốm hoa lam Tịnh Xá' },
  // Excel took the leading zero of a number.
  { at: 4, wrong: { phone: 977_123_456 }, right: { phone: '0977123456' }, name: 'Hộ kinh doanh Khảm trai Bạch Ngọc' },
]
const mistakes = slips.map(({ at, wrong, right, name }) => {
  const kind = name.startsWith('Hợp') ? 'Hợp tác xã' : name.startsWith('Tổ') ? 'Tổ hợp tác' : 'Hộ kinh doanh'
  const row = { ...last(at), code: `XX-${301 + at}`, name, kind, address: `Ngõ ${at + 2}, xóm Đình` }
  return { wrong: { ...row, ...wrong }, right: { ...row, ...right } }
})
const village: Row = { code: 'XX-LN-1', name: 'Minh họa Đông Phong', craft: 'gốm', place: communes[0]!, recognitionNumber: 'MINH-HOA-77' }
const workbook = (state: 'wrong' | 'right') =>
  writeWorkbook([
    sheetOf(villageSheet, [{ ...village, recognisedOn: state === 'wrong' ? '31/02/2020' : '28/02/2020' }]),
    sheetOf(establishmentSheet, [...sound, ...mistakes.map(each => each[state]), ...twins]),
  ])
const send = async (page: Page, name: string, bytes: Uint8Array) => {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const file = { name, mimeType, buffer: Buffer.from(bytes) }
  await page.locator('input[type=file]').first().setInputFiles(file)
}
/** A cause in the list of problems, opened: its cells with reason and fix. */
const cause = async (page: Page, title: string): Promise<string> => {
  const group = page.getByRole('region', { name: 'Dòng lỗi theo nguyên nhân' }).locator('details', { hasText: title }).first()
  await group.waitFor()
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click()
  return (await group.textContent()) ?? ''
}
/** Runs the search of Ctrl K. */
const search = async (page: Page, text: string): Promise<Locator> => {
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Tìm kiếm' }).fill(text)
  return dialog
}
/** A fact of an establishment's page by its label. */
const fact = (page: Page, label: string) =>
  page
    .locator('main dl > div, main dl > *', { has: page.locator('dt', { hasText: label }) })
    .first()
    .locator('dd')
    .first()

it('a dirty workbook goes in where it is right, says what is wrong by cause and cell, and takes only the rest from the corrected file', async () => {
  const page = await journey.as('trungtam')
  await goTo(page, '/nhap-excel?loai=establishments')
  await send(page, 'gom-cac-xa.xlsx', await workbook('wrong'))
  await page.getByText('32 dòng: 26 dòng đúng, 0 dòng đã có, 6 dòng lỗi.').waitFor()
  // The sheet's heading is row 1; the mistakes stand below the 24 sound rows.
  expect(await cause(page, 'Mã số thuế')).toContain('Trang “Cơ sở”, ô D26')
  expect(await cause(page, 'Không có xã, phường này')).toMatch(/ô G27.*Có phải là: .*Duyên Thái/)
  expect(await cause(page, 'Thiếu giá trị bắt buộc')).toContain('ô B28')
  expect(await cause(page, 'Không phải số nguyên')).toMatch(/ô J29.*“mười hai người” không phải là số nguyên/)
  expect(await cause(page, 'Chưa đúng dạng')).toMatch(/ô T30.*bỏ số 0 ở đầu/)
  expect(await cause(page, 'Ngày chưa đúng')).toContain('Không có ngày 31/02/2020 trong lịch')

  await page.getByRole('button', { name: 'Nhập 26 dòng đúng' }).click()
  await page.getByText('Đã nhập 26 dòng từ “gom-cac-xa.xlsx”').first().waitFor()
  // The comparison with the register follows by itself, and leads to what it found.
  await page.getByText(/Thấy \d+ cặp hồ sơ có thể là một/).waitFor({ timeout: 120_000 })
  expect(await page.getByRole('link', { name: 'Xem các cặp' }).getAttribute('href')).toBe('/so-bo/trung-lap')
  await page.getByRole('button', { name: 'Gửi tệp đã sửa' }).click()
  await page.getByText('Tệp sửa của lần trước').waitFor()
  await send(page, 'gom-cac-xa-sua.xlsx', await workbook('right'))
  await page.getByText('32 dòng: 6 dòng đúng, 26 dòng đã có, 0 dòng lỗi.').waitFor()
  await page.getByRole('button', { name: 'Nhập 6 dòng' }).click()
  await page.getByText('Đã nhập 6 dòng từ “gom-cac-xa-sua.xlsx”').first().waitFor()
  const { rows } = await journey.database.pool.query<{ count: number }>(`select count(*)::int from establishment where code like 'XX-%'`)
  expect(rows[0]?.count).toBe(31)
})

it('the pairs that the import brought are merged, taken apart, merged again and told apart', async () => {
  // Some days later, so that the page has an earlier day to show.
  journey.day = '2024-11-26'
  const page = await journey.as('trungtam')
  await goTo(page, '/so-bo/trung-lap')
  await page.getByRole('button', { name: 'Rà soát ngay' }).click()
  await page.getByText('Đã so xong').first().waitFor({ timeout: 120_000 })
  const line = (one: string, other: string) => page.locator('tbody tr', { hasText: one }).filter({ hasText: other })
  await line('MH-0158', 'XX-201').waitFor()
  expect(await line('MH-0158', 'XX-202').count()).toBe(1)
  expect(await line('XX-201', 'XX-202').count()).toBe(1)

  await line('MH-0158', 'XX-201').getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Hai cơ sở này có là một?' }).waitFor()
  const pair = page.url()
  expect(await page.locator('main li', { hasText: 'Người đại diện' }).first().textContent()).toMatch(/trùng khớp.*căn cứ/)
  const merge = async () => {
    await page.getByRole('radio', { name: 'Giữ bản ghi MH-0158' }).check()
    await page.getByRole('radio', { name: /^Số năm hoạt động, bên (trái|phải): 31/ }).check()
    await page.keyboard.press('1')
    await page.getByText('Đã gộp XX-201 vào MH-0158').waitFor()
  }
  await merge()
  // Both stand again, on the same page.
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click()
  await page.waitForURL(pair)
  await page.getByRole('radio', { name: 'Giữ bản ghi XX-201' }).waitFor()
  await goTo(page, '/so-bo/XX-201')
  expect(await page.locator('main').textContent()).not.toContain('đã được gộp')
  await goTo(page, pair)
  await merge()

  await goTo(page, '/so-bo/trung-lap')
  await line('MH-0158', 'XX-202').getByRole('link').first().click()
  await page.getByRole('combobox', { name: 'Lý do' }).fill('Con trai mở lò riêng, cùng số nhà và số điện thoại')
  await page.getByRole('button', { name: 'Khác nhau' }).click()
  await page.getByText('Đã ghi là khác nhau').waitFor()
  await goTo(page, '/so-bo/trung-lap?state=different')
  await page.getByText('Con trai mở lò riêng').first().waitFor()
  await goTo(page, '/so-bo/trung-lap?state=same')
  await page.getByText('1 lần gộp đang có hiệu lực, 1 lần đã hoàn tác.').waitFor()
  // An old code in somebody's papers still leads on.
  await goTo(page, '/so-bo/XX-201')
  await page.getByText('XX-201 đã được gộp vào bản ghi khác ngày 26/11/2024').waitFor()
})

it('a household is found by half its name, without marks and mistyped, and seen as it was on an earlier day', async () => {
  const page = await journey.as('thamdinh')
  await goTo(page, '/')
  const dialog = await search(page, 'gom su mai hao')
  const hit = dialog.getByRole('option', { name: 'Gốm sứ Mai Hòa' }).filter({ hasText: 'MH-0158' })
  await hit.waitFor()
  // What was merged away is found as the one that was kept.
  expect(await dialog.getByRole('option', { name: 'XX-201' }).filter({ hasNotText: 'MH-0158' }).count()).toBe(0)
  await hit.click()
  await page.waitForURL(/\/so-bo\/MH-0158$/)
  await page.getByRole('heading', { name: 'Hộ kinh doanh Gốm sứ Mai Hòa' }).waitFor()
  await page.getByText('Đã gộp XX-201').first().waitFor()
  expect(await fact(page, 'Số năm hoạt động').textContent()).toContain('31')
  expect(await fact(page, 'Số lao động').textContent()).toContain('24')

  await page.getByRole('button', { name: 'Xem theo ngày' }).click()
  const day = page.getByRole('textbox', { name: 'Xem như ngày' })
  await day.fill('23/11/2024')
  await day.press('Tab')
  await page.getByRole('button', { name: 'Xem', exact: true }).click()
  await page.getByText('Đang xem như ngày 23/11/2024.').waitFor()
  expect(await fact(page, 'Số năm hoạt động').textContent()).toContain('30')
  expect(await fact(page, 'Số lao động').textContent()).not.toContain('24')
  await page.getByRole('button', { name: 'Về hôm nay, 26/11/2024' }).click()
  await page.getByText('Đã gộp XX-201').first().waitFor()
})

it('of two merged villages, and of two merged artisans, one leads to the other, and the other offers the way back', async () => {
  const page = await journey.as('trungtam')
  const { pool } = journey.database
  const { rows: units } = await pool.query<{ id: string }>(`select unit_id as id from village where code = 'MH-LN-01'`)
  const unit = units[0]!.id
  await pool.query(
    `insert into village (code, name, craft, unit_id, search) values ('XX-LN-8', 'Hạ Thái cũ', 'Sơn mài', $1, 'ha thai cu')`,
    [unit],
  )
  await pool.query(
    `insert into artisan (code, name, title, craft, unit_id) values ('XX-NN-1', 'Nghiêm Thị Thử', 'city', 'lacquer', $1),
      ('XX-NN-2', 'Nghiêm Thị Thử', 'city', 'lacquer', $1)`,
    [unit],
  )
  for (const [kind, kept, gone, at] of [
    ['village', 'MH-LN-01', 'XX-LN-8', '/so-bo/lang-nghe'],
    ['artisan', 'XX-NN-1', 'XX-NN-2', '/so-bo/nghe-nhan'],
  ] as const) {
    await goTo(page, `/so-bo/trung-lap?chi-ra=${kind}:${gone}`)
    const dialog = page.getByRole('dialog')
    const other = dialog.getByRole('combobox', { name: 'Bản ghi thứ hai' })
    await other.fill(kept)
    await page.getByRole('option', { name: kept }).first().click()
    await dialog.getByRole('button').last().click()
    await page.getByRole('radio', { name: `Giữ bản ghi ${kept}` }).check()
    await page.keyboard.press('1')
    await page.getByText(`Đã gộp ${gone} vào ${kept}`).waitFor()
    await goTo(page, `${at}/${gone}`)
    await page.getByText(`${gone} đã được gộp vào bản ghi khác ngày`).waitFor()
    await page.locator('main').getByRole('link', { name: kept }).first().click()
    await page.waitForURL(new RegExp(`${at}/${kept}$`))
    await page.getByText(`Đã gộp ${gone}`).first().waitFor()
    await page.locator('main').getByRole('button', { name: 'Hoàn tác' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác lần gộp' }).click()
    await page.getByText('Đã hoàn tác lần gộp').first().waitFor()
    await goTo(page, `${at}/${gone}`)
    expect(await page.locator('main').textContent()).not.toContain('đã được gộp')
  }
})

it('what was said not to be the same outlives a reload of the form and is told when the record is saved', async () => {
  const page = await journey.as('trungtam')
  const { pool } = journey.database
  const { rows } = await pool.query<{ id: string; name: string; born: number }>(
    `select id, name, birth_year as born from person p where merged_into is null and birth_year is not null
      and (select count(*) from person o where o.name = p.name) = 1 order by name limit 1`,
  )
  const known = rows[0]!
  await goTo(page, '/so-bo/hoc-vien/moi')
  await page.getByRole('textbox', { name: 'Họ và tên' }).fill(known.name)
  await page.getByLabel('Năm sinh').fill(String(known.born))
  // The bar says so, wherever the box is; what it leads to stands clear of the bar.
  await page.getByRole('button', { name: 'Có thể đã có: 1' }).click()
  const no = page.getByRole('button', { name: `Không phải ${known.name}` })
  const [button, bar] = [await no.boundingBox(), await page.getByRole('button', { name: 'Lưu vào sổ bộ' }).boundingBox()]
  expect(button!.y + button!.height).toBeLessThan(bar!.y)
  await no.click()
  const told = page.getByText('1 gợi ý đã xem là khác')
  await told.waitFor()
  await page.getByText(/^Đã giữ trong thẻ trình duyệt này/).waitFor()
  // The draft is written shortly after the last change.
  await page.waitForFunction(id => Object.values(sessionStorage).some(text => String(text).includes(id)), known.id)
  await page.reload()
  await told.waitFor()
  expect(await no.count()).toBe(0)
  await page.getByRole('combobox', { name: 'Lớp' }).click()
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: 'Lưu vào sổ bộ' }).click()
  await page.getByRole('heading', { name: known.name }).waitFor()
  const pairs = await pool.query(`select state from duplicate_pair where entity = 'person' and $1::uuid in (left_id, right_id)`, [known.id])
  expect(pairs.rows).toEqual([{ state: 'different' }])
})
