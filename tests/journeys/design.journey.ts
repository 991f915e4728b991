/** Market page → brief → contest entry → copy caught (a mirrored crop of a registered design) → honest entry wins → counts in the report → opens to its picture. */
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { contestForm, seat, take } from '../../src/domains/contests/contests.testing.ts'
import { drawing } from '../../src/domains/designs/designs.testing.ts'
import { crafts } from '../../src/domains/reference/catalog.schema.ts'
import type { Visitor } from '../../src/server/testing.ts'
import { type Journey, startJourney } from './browser.ts'
import { fill, goTo } from './steps.ts'

const series = 'india-exports-hs8'
const title = 'Cuộc thi mẫu theo đặt hàng (minh họa)'
const names = { original: 'Mẫu gốc minh họa', copy: 'Mẫu chép minh họa', honest: 'Ấm mới minh họa' }
const craft: { code: keyof typeof crafts } = { code: 'ceramics' }
const numbers: Record<'copy' | 'honest', number> = { copy: 0, honest: 0 }
let journey: Journey
let brief = ''
let contest = ''
let before: Record<string, number> = {}
let honest = ''

beforeAll(async () => {
  journey = await startJourney('ha-noi-2024', '2024-11-22')
})
afterAll(() => journey?.close())

const addressOf = (page: Page, path: string) => new URL(path, page.url()).toString()
/** The routes as a persona calls them from the browser's own session. */
const routesOf = async (username: string): Promise<Visitor> => {
  const page = await journey.as(username)
  const { csrf } = (await (await page.request.get(addressOf(page, '/api/session'))).json()) as { csrf: string }
  const call = async (method: string, path: string, sent: object = {}) => {
    const answer = await page.request.fetch(addressOf(page, `/api${path}`), { method, headers: { 'x-csrf-token': csrf }, ...sent })
    const body = (await answer.json().catch(() => ({}))) as Awaited<ReturnType<Visitor['get']>>['body']
    expect(answer.status(), `${method} ${path} ${JSON.stringify(body)}`).toBeLessThan(400)
    return { status: answer.status(), body }
  }
  return {
    get: path => call('GET', path),
    post: (path, data) => call('POST', path, { data: data ?? {} }),
    put: (path, data) => call('PUT', path, { data: data ?? {} }),
    upload: (path, fields, name, bytes) =>
      call('POST', path, { multipart: { ...fields, file: { name, mimeType: 'image/png', buffer: Buffer.from(bytes) } } }),
  }
}
/** A button whose dialog of the same verb is filled in and confirmed. */
const confirm = async (page: Page, verb: string, fields: Record<string, string> = {}) => {
  await page.getByRole('button', { name: verb, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value)
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}
const phone = async (): Promise<Page> => {
  const officer = await journey.as('trungtam')
  const visitor = await (officer.context().browser() as Browser).newContext({
    viewport: { width: 390, height: 844 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  })
  const page = await visitor.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(addressOf(officer, `/dat-hang-mau/${brief}`))
  return page
}
/** The plan's figures of new designs, cumulative, in the report of month 12: it runs from 15/11 to 14/12. */
const figures = async (): Promise<Record<string, number>> => {
  const { body } = await (await routesOf('thamdinh')).get('/reports?period=2024-12')
  const targets = body.targets as { code: string; actual: number; beside: { figure: string; value: number }[] }[]
  const target = targets.find(each => each.code === 'new_designs')!
  return { reported: target.actual, ...Object.fromEntries(target.beside.map(({ figure, value }) => [figure.split('.')[1]!, value])) }
}
const registered = drawing(7, 900)

it('an officer goes from a gap of the market to a published brief', async () => {
  const centre = await routesOf('trungtam')
  await expect
    .poll(async () => JSON.stringify((await centre.get('/trade/series')).body), { timeout: 120_000, interval: 1000 })
    .toContain(series)
  const page = await journey.as('trungtam')
  await goTo(page, `/thi-truong/khoang-trong?series=${series}&by=craft`)
  await page.getByRole('button', { name: 'Lập đặt hàng mẫu' }).first().click()
  await page.waitForURL(/dat-hang\/moi/)
  craft.code = new URL(page.url()).searchParams.get('product') as typeof craft.code
  const started = page.getByRole('textbox', { name: 'Tên đặt hàng mẫu' })
  await started.waitFor()
  expect(await started.inputValue()).toMatch(/^Mẫu .+ cho thị trường /)
  expect(await page.getByLabel('Mã HS').first().inputValue()).toMatch(/^\d{4}/)
  await fill(page, 'Thị trường cần gì', 'Cỡ nhỏ, dùng hằng ngày (minh họa).')
  await fill(page, 'Dành cho ai', 'Nhà thiết kế dự cuộc thi (minh họa)')
  await fill(page, 'Liên hệ', 'Trung tâm Khuyến công (minh họa)')
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await page.waitForURL(/dat-hang\/(?!moi)[^/?]+$/)
  brief = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1)!)
  await confirm(page, 'Công bố đặt hàng')
  await page.getByText('Đang nhận mẫu', { exact: true }).first().waitFor()
})

it('a design stands in the register, and a contest that takes its craft is published', async () => {
  const centre = await routesOf('trungtam')
  const made = { name: names.original, craft: craft.code, source: 'consultancy', madeOn: '2024-05-02' }
  const { code } = (await centre.post('/designs', made)).body
  await centre.upload(`/designs/${code}/views`, { kind: 'photo' }, 'mau-goc.png', await registered)
  const groups = [{ craft: craft.code, counts: [1, 0, 0, 0] }]
  // The last minute of the day: an entry sent at any hour is in time.
  const form = contestForm({ title, groups, closesAt: '23:59' })
  contest = String((await centre.post('/contests', form)).body.code)
  const page = await journey.as('trungtam')
  await goTo(page, `/cuoc-thi/${contest}`)
  await confirm(page, 'Công bố cuộc thi')
  await page.getByText('Đang nhận bài', { exact: true }).first().waitFor()
})

/** From the brief's public page to a receipt, as an entrant on a telephone. */
const enter = async (name: string, by: string, digits: string, picture: Buffer): Promise<void> => {
  const page = await phone()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText(brief).first().waitFor()
  await page.getByRole('link', { name: `Gửi bài dự ${title}` }).click()
  await page.waitForURL(/\/gui\?dat-hang=/)
  // Who comes from the brief need not name it, nor its craft.
  expect(await page.getByRole('combobox', { name: 'Nhóm' }).inputValue()).toBe(crafts[craft.code])
  expect(await page.getByRole('combobox', { name: 'Mẫu làm theo đặt hàng nào' }).inputValue()).toMatch(/^Mẫu .+ cho thị trường /)
  await page.getByLabel('Tên mẫu').first().fill(name)
  await page.getByLabel('Mô tả').fill('Mẫu minh họa vẽ bằng máy, dùng để thử cuộc thi từ đầu đến cuối.')
  await page.getByLabel('Chất liệu').fill('Vật liệu minh họa')
  await page.getByLabel('Ngày tạo mẫu').fill('10/05/2024')
  await page.keyboard.press('Tab')
  await page.getByLabel('Chọn ảnh có sẵn').setInputFiles({ name: 'mau.png', mimeType: 'image/png', buffer: picture })
  await page.getByLabel('Tên người hoặc đơn vị dự thi').fill(by)
  await page.getByLabel('Điện thoại').fill(digits)
  await page.getByRole('checkbox', { name: /Tôi cam kết mẫu do tôi thiết kế/ }).check()
  for (const consent of [/Đồng ý công bố tên/, /Đồng ý trưng bày ảnh/]) {
    expect(await page.getByRole('checkbox', { name: consent }).isChecked()).toBe(false)
    await page.getByRole('checkbox', { name: consent }).check()
  }
  await page.getByRole('button', { name: 'Gửi bài dự thi' }).click()
  await page.getByText('Đã gửi bài dự thi').first().waitFor()
  await page.getByText('Biên nhận bài dự thi').first().waitFor()
  // The code stands behind '#', and a link of a former receipt leads there.
  const { hash } = new URL(page.url())
  expect(hash).toMatch(/^#[0-9A-Z]{12}$/)
  await page.goto(addressOf(page, `/bai-thi/${hash.slice(1)}`))
  await page.waitForURL(url => url.pathname === '/bai-thi' && url.hash === hash)
  await page.getByText('Biên nhận bài dự thi').first().waitFor()
  await expect
    .poll(() =>
      page
        .locator('main img')
        .first()
        .evaluate(each => (each as HTMLImageElement).naturalWidth),
    )
    .toBeGreaterThan(0)
  await page.context().close()
}
it('two people without an account answer the brief from a telephone: one with a mirrored crop, one honestly', async () => {
  const copy = await sharp(await registered)
    .extract({ left: 120, top: 90, width: 640, height: 640 })
    .flop()
    .png()
    .toBuffer()
  await enter(names.copy, 'Người Chép Minh Họa', '0900000201', copy)
  await enter(names.honest, 'Người Vẽ Minh Họa', '0900000202', await drawing(31, 900))
})

it('after closing, the copy waits for a decision with its evidence, and the honest entry is clear', async () => {
  journey.day = '2024-11-24'
  before = await figures()
  const page = await journey.as('trungtam')
  await goTo(page, `/cuoc-thi/${contest}`)
  await confirm(page, 'Đóng nhận bài, rút số báo danh')
  const centre = await routesOf('trungtam')
  interface Line {
    title: string
    number: number
    standing: string
  }
  const lines = async () => (await centre.get(`/contests/${contest}/entries`)).body.entries as unknown as Line[]
  const standing = async () => Object.fromEntries((await lines()).map(each => [each.title, each.standing]))
  await expect.poll(standing, { timeout: 240_000, interval: 1000 }).toEqual({ [names.copy]: 'waiting', [names.honest]: 'clear' })
  for (const [key, name] of [
    ['copy', names.copy],
    ['honest', names.honest],
  ] as const)
    numbers[key] = (await lines()).find(each => each.title === name)!.number
  const appraiser = await journey.as('thamdinh')
  await goTo(appraiser, `/cuoc-thi/${contest}?muc=bai`)
  const tile = (name: string) => appraiser.getByRole('list', { name: 'Bài dự thi' }).locator('li', { hasText: name })
  await tile(names.honest).getByText('Không thấy mẫu gần giống').waitFor()
  await tile(names.copy).getByText('Nghi sao chép, chờ quyết định').waitFor()
  await appraiser.getByRole('link', { name: new RegExp(names.copy) }).click()
  await appraiser.getByRole('button', { name: /^Đối chiếu mẫu / }).click()
  await appraiser
    .getByRole('link', { name: /^Xem (lần đối chiếu|kết quả đối chiếu)/ })
    .first()
    .click()
  const found = appraiser.locator('article', { hasText: names.original }).first()
  await found.getByText(/^Có thể cùng ảnh/).waitFor()
  const tags = await found.getByRole('list', { name: 'Dấu hiệu biến đổi' }).locator('li').allTextContents()
  expect(tags).toEqual(expect.arrayContaining(['lật gương', 'cắt bớt']))
  await found.getByRole('button', { name: 'Xem căn cứ' }).click()
  await found.getByText(/điểm của hai ảnh khớp cùng một phép đặt hình/).waitFor()
  await confirm(appraiser, 'Sao chép', { 'Lý do': 'Ảnh bị cắt và lật gương từ mẫu đã có' })
  await appraiser.getByText('Ảnh bị cắt và lật gương từ mẫu đã có').first().waitFor()
})

it('the copy is left out with its reason; two judges, who declare no interest, score in two rounds', async () => {
  const page = await journey.as('trungtam')
  await goTo(page, `/cuoc-thi/${contest}?muc=bai`)
  await page.getByRole('link', { name: new RegExp(names.copy) }).click()
  await page.getByRole('button', { name: 'Loại bài', exact: true }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('Lý do').inputValue()).toContain('Sao chép mẫu')
  await dialog.getByRole('button', { name: 'Loại bài', exact: true }).click()
  await page.getByText('Đã loại', { exact: true }).first().waitFor()
  const centre = await routesOf('trungtam')
  await seat(centre, contest, 'Phạm Quang Huy', 'chair')
  await seat(centre, contest, 'Vũ Thị Hạnh', 'member')
  await goTo(page, `/cuoc-thi/${contest}`)
  await confirm(page, 'Bắt đầu chấm sơ khảo')
  const leader = await routesOf('lanhdao')
  await leader.post(`/judging/${contest}/declaration`, { conflicts: [] })
  const judge = await journey.as('giamkhao')
  await goTo(judge, `/cham-thi/${contest}`)
  await judge.getByRole('button', { name: 'Tôi không có xung đột với bài nào' }).click()
  await judge.getByRole('button', { name: 'Tôi không có xung đột với bài nào' }).waitFor({ state: 'hidden' })
  for (const verb of ['Chốt sơ khảo, vào chung khảo', 'Chốt chung khảo, xếp giải']) {
    await leader.put(`/judging/${contest}/works/${numbers.honest}`, {
      points: { beauty: { points: 8 }, original: { points: 9 } },
      note: null,
      submit: true,
    })
    await goTo(judge, `/cham-thi/${contest}/${numbers.honest}`)
    for (const [at, points] of ['7,5', '9'].entries())
      await judge
        .getByLabel(/^Điểm \(0–/)
        .nth(at)
        .fill(points)
    // The sheet is there, without whose work it is.
    expect(await judge.locator('main').textContent()).not.toContain('Người Vẽ Minh Họa')
    await confirm(judge, 'Nộp phiếu')
    await goTo(page, `/cuoc-thi/${contest}`)
    await confirm(page, verb)
  }
})

it('prizes are frozen, confirmed by a second person and published with the honest entry first', async () => {
  await take(await routesOf('trungtam'), contest, 'freeze')
  const leader = await journey.as('lanhdao')
  await goTo(leader, `/cuoc-thi/${contest}`)
  await confirm(leader, 'Xác nhận, công bố kết quả')
  const visitor = await phone()
  await goTo(visitor, `/thi/${contest}/ket-qua`)
  const prize = visitor.locator('section', { hasText: 'Giải Nhất' }).last()
  await prize.getByText(names.honest).waitFor()
  await prize.getByText('Người Vẽ Minh Họa').waitFor()
  await visitor.context().close()
})

it('accepted into the register it counts once, the copy apart, and the figure opens to its picture', async () => {
  const page = await journey.as('thamdinh')
  await goTo(page, `/cuoc-thi/${contest}?muc=ket-qua`)
  await confirm(page, 'Công nhận mẫu vào sổ')
  await page.getByText('Đã công nhận 1 mẫu').waitFor()
  const { reported, declared, accepted, copies } = before as Record<'reported' | 'declared' | 'accepted' | 'copies', number>
  expect(await figures()).toEqual({ reported: reported + 1, declared: declared + 2, accepted: accepted + 1, copies: copies + 1 })
  await goTo(page, '/bao-cao?ky=2024-12')
  await page.locator('[data-figure="new_designs.accepted"]').click()
  // Four hundred rows stand on pages: sorted by code, those of the contest stand on the first.
  await page.getByRole('dialog').getByRole('button', { name: 'Bản ghi' }).click()
  const row = page.getByRole('dialog').getByRole('row', { name: new RegExp(names.honest) })
  const drawn = (image: ReturnType<Page['locator']>) =>
    expect.poll(() => image.evaluate(each => (each as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  await row.scrollIntoViewIfNeeded()
  await drawn(row.locator('img'))
  await row.getByRole('link', { name: new RegExp(names.honest) }).click()
  await page.waitForURL(/mau-san-pham\//)
  honest = page.url()
  await page.getByRole('heading', { name: names.honest }).waitFor()
  await drawn(page.locator('main img').first())
})

it('the brief shows what answered it', async () => {
  const page = await journey.as('trungtam')
  await goTo(page, `/thi-truong/dat-hang/${brief}`)
  await page
    .getByRole('link', { name: new RegExp(names.honest) })
    .first()
    .click()
  await page.waitForURL(honest)
})
