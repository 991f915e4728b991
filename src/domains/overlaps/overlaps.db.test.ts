/** Money given twice, through the real routes: found as evidence, decided by people, remembered; never decided by itself. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt, machineForm, planWithLine } from '../projects/projects.testing.ts'
import { checkProjects } from './check.actions.ts'
import { maskAccount } from './masks.rules.ts'

const duyenThai = 'hn-c-10192'
let server: TestServer
let appraiser: Visitor
let district: Visitor
let auditor: Visitor
let leader: Visitor

interface Line {
  id: string
  likelihood: string
  likelihoodLabel: string
  says: string
  state: string
  left: { code: string; name: string }
  right: { code: string | null; name: string; listName: string | null }
  other: { code: string | null; name: string; listName: string | null }
}
const lines = (answer: Answer) => answer.body.rows as unknown as Line[]
const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await server.database.pool.query(sql, values)).rows

const draft = async (beneficiary: string, more: object = {}) => {
  const made = await district.post('/projects', machineForm(beneficiary, duyenThai, more))
  expect(made).toMatchObject({ status: 200 })
  return String(made.body.code)
}
const submit = async (code: string) => {
  const { revision } = (await district.get(`/projects/${code}`)).body
  expect(await district.post(`/projects/${code}/steps/submit`, { revision })).toMatchObject({ status: 200 })
  await server.runJobs()
}
const serial = (code: string, value: string) => district.post(`/projects/${code}/evidence`, { kind: 'serial', value })
const findingsOf = async (code: string) => lines(await appraiser.get(`/projects/${code}/overlaps`))
const warning = async (code: string) =>
  ((await appraiser.get(`/projects/${code}`)).body.findings as { rule: string; weight: string; says: string }[]).find(
    each => each.rule === 'exact-duplicates',
  )
const open = async (id: string) => (await appraiser.get(`/overlaps/${id}`)).body
const decide = async (id: string, decision: string, reason?: string) =>
  appraiser.post(`/overlaps/${id}/decide`, { decision, revision: (await open(id)).revision, ...(reason && { reason }) })

beforeAll(async () => {
  server = await testServer()
  appraiser = await server.as('thamdinh')
  district = await server.as('thuongtin')
  auditor = await server.as('kiemtoan')
  leader = await server.as('lanhdao')
  await planWithLine(server.database, 2024, 5_000_000_000)
  const at = (code: string, name: string, more: object) => establishmentAt(server.database, code, duyenThai, { name, ...more })
  await at('M-1', 'Công ty TNHH Sơn mài Thắng Lợi', {
    representative: 'Phùng Bá Thắng',
    phone: '0966555123',
    address: 'Số 7, thôn Hạ Thái',
  })
  await at('M-2', 'Hộ kinh doanh Phùng Bá Thắng', { kind: 'household', phone: '0966555123', taxCode: '001188000123' })
  await at('M-3', 'Hợp tác xã Mây tre Bình Minh', { representative: 'Lý Thị Nga', phone: '0911222333' })
  await at('M-4', 'Công ty Cổ phần Gốm Đông Hà', { representative: 'Trịnh Văn Khôi', phone: '0933444555' })
  for (let n = 0; n < 30; n++) {
    await at(`S-${n}`, `Cơ sở mộc số ${n} Tân Phú`, { representative: `Người thứ ${n}`, phone: `09${String(20_000_000 + n * 91_573)}` })
    // Strangers with machines of their own: what is common is known only of many.
    await submit2(n)
  }
})
/** An honest project of a stranger, brought in as an import brings it. */
const submit2 = async (n: number) => {
  const [project] = await rows<{ id: string }>(
    `insert into project (code, year, name, content_group, activity, source, implementer, unit_id, total_cost, eligible_cost, requested, counterpart, units, pilot,
       commits_capital, commits_no_double, state, submitted_on, revision, search)
     values ($1, 2023, $2, 'technology', 'machine', 'city', 'beneficiary', $3, 400000000, 400000000, 200000000, 200000000, 1, false, true, true, 'submitted', '2023-03-01', 1, '')
     returning id`,
    [`HN-${n}`, `Ứng dụng máy bào bốn mặt mẫu ${n}`, duyenThai],
  )
  await rows(`insert into project_beneficiary select $1, id from establishment where code = $2`, [project!.id, `S-${n}`])
  await rows(
    `insert into machine (project_id, establishment_id, name, serial) select $1, id, 'Máy bào bốn mặt', $3 from establishment where code = $2`,
    [project!.id, `S-${n}`, `BM-2023-${1000 + n}`],
  )
}
afterAll(() => server.close())

describe('a machine that is asked for twice', () => {
  let first = ''
  let second = ''
  it('is found after submission although its plate was typed otherwise, and both supports are shown with why', async () => {
    first = await draft('M-1')
    await serial(first, 'KH-2024-O0I23')
    await submit(first)
    expect((await findingsOf(first)).filter(each => each.likelihood !== 'possible')).toEqual([])
    second = await draft('M-2', { name: 'Đầu tư máy CNC cho xưởng sơn mài' })
    await serial(second, 'kh 2024 00123')
    await submit(second)
    const [found] = await findingsOf(second)
    expect(found).toMatchObject({ state: 'open', other: { code: first } })
    expect(['certain', 'likely']).toContain(found!.likelihood)
    expect(found!.says).toContain('ùng số máy')
    const page = await open(found!.id)
    expect(page.fields).toContainEqual(
      expect.objectContaining({ key: 'serial', left: expect.any(String), right: expect.any(String), same: true }),
    )
    expect(page.evidence).toContainEqual(expect.objectContaining({ kind: 'serial', strength: 'strong' }))
    // Whose number it is shows by its end only.
    expect(JSON.stringify(page)).not.toContain('001188000123')
    expect(JSON.stringify(page)).not.toContain('0966555123')
  })
  it('warns in the appraisal and names the other project; nothing is refused or changed by it', async () => {
    expect(await warning(second)).toMatchObject({ weight: 'warn', says: expect.stringContaining(first) })
    expect((await appraiser.get(`/projects/${second}`)).body.state).toBe('submitted')
  })
  it('tells an auditor what it was held against, and when', async () => {
    const { body } = await auditor.get(`/projects/${second}/overlaps`)
    expect(body.checks).toEqual([
      expect.objectContaining({
        supports: 31,
        lists: [],
        firstOn: '2024-11-22',
        lastOn: '2024-11-22',
        items: expect.objectContaining({ serial: 1 }),
      }),
    ])
  })
  it('does not ask for a reason to put it off, and asks for one to decide', async () => {
    const [{ id } = { id: '' }] = await findingsOf(second)
    expect(await decide(id, 'same')).toMatchObject({ status: 422, body: { errors: [{ path: 'reason' }] } })
    expect(await decide(id, 'later')).toMatchObject({ status: 200 })
    expect(lines(await appraiser.get('/overlaps?state=later')).map(each => each.id)).toContain(id)
  })
  it('keeps a decision through later checks, shows it in the appraisal, and takes it back', async () => {
    const [{ id } = { id: '' }] = await findingsOf(second)
    expect(await decide(id, 'same', 'Cùng một máy, đã hỗ trợ công ty của cùng chủ')).toMatchObject({ status: 200 })
    expect(await decide(id, 'different', 'Nhầm')).toMatchObject({ status: 409 })
    await checkProjects(server.ctx, null, 'night')
    expect((await findingsOf(second))[0]).toMatchObject({ id, state: 'same' })
    expect(await warning(second)).toMatchObject({ weight: 'warn', says: expect.stringContaining('không hỗ trợ phần trùng') })
    expect(await leader.post(`/overlaps/${id}/reopen`)).toMatchObject({ status: 422, body: { errors: [{ path: 'reason' }] } })
    expect(await appraiser.post(`/overlaps/${id}/reopen`, { reason: 'Xem lại biên bản' })).toMatchObject({ status: 200 })
    expect(await decide(id, 'different', 'Máy thứ hai, nhãn dán nhầm')).toMatchObject({ status: 200 })
    await checkProjects(server.ctx, null, 'night')
    expect((await findingsOf(second))[0]).toMatchObject({ id, state: 'different' })
    expect(await warning(second)).toMatchObject({ weight: 'pass' })
    const acts = await rows<{ action: string }>(`select action from act where entity = 'overlap' and record_id = $1 order by seq`, [id])
    expect(acts.map(each => each.action)).toEqual(['later', 'same', 'reopen', 'different'])
  })
  it('asks anew once clearly more speaks for it than when it was decided', async () => {
    const invoice = { kind: 'invoice', value: '0000451', sellerTaxCode: '0100109106', issuedOn: '2024-10-02' }
    expect(await district.post(`/projects/${first}/evidence`, invoice)).toMatchObject({ status: 200 })
    expect(await district.post(`/projects/${second}/evidence`, { ...invoice, value: 'HĐ 451' })).toMatchObject({ status: 200 })
    await server.runJobs()
    expect((await findingsOf(second))[0]).toMatchObject({ state: 'open', likelihood: 'certain' })
  })
  it('goes when nothing speaks for it any more and nobody had decided', async () => {
    for (const code of [first, second]) {
      const items = (await district.get(`/projects/${code}/evidence`)).body.rows as unknown as { id: string }[]
      for (const { id } of items) expect(await district.post(`/projects/${code}/evidence/${id}/remove`)).toMatchObject({ status: 200 })
    }
    await server.runJobs()
    const left = await findingsOf(second)
    expect(left.every(each => !each.says.includes('ùng số máy'))).toBe(true)
  })
})

describe('what only looks like it', () => {
  it('one model with plates one after the other is nobody’s double', async () => {
    await checkProjects(server.ctx, null, 'night')
    expect(
      lines(await appraiser.get('/overlaps')).filter(each => each.left.code.startsWith('HN-') && each.right.code?.startsWith('HN-')),
    ).toEqual([])
  })
  it('an account typed in groups shows as it does unbroken', () => {
    expect([maskAccount('0123 4567 89 012'), maskAccount('0123456789012')]).toEqual(['•••••••••9012', '•••••••••9012'])
  })
  it('a seller whose tax code cannot be is refused at its field, for such an invoice would meet none', async () => {
    const wrongDigit = { kind: 'invoice', value: '78', sellerTaxCode: '0100109107' }
    const refused = await district.post(`/projects/${await draft('M-3')}/evidence`, wrongDigit)
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'sellerTaxCode', message: expect.stringContaining('0100109107') }] },
    })
  })
  it('an invoice of one number in another year, and a number too short to tell, are not the same', async () => {
    const a = await draft('M-3')
    const b = await draft('M-4')
    const invoice = { kind: 'invoice', value: '77', sellerTaxCode: '0100109106' }
    await district.post(`/projects/${a}/evidence`, { ...invoice, issuedOn: '2023-04-01' })
    await district.post(`/projects/${b}/evidence`, { ...invoice, issuedOn: '2024-04-01' })
    expect(await serial(a, '01')).toMatchObject({ status: 422 })
    await submit(a)
    await submit(b)
    expect((await findingsOf(b)).map(each => each.other.code)).not.toContain(a)
  })
})

describe('a picture sent twice', () => {
  const scene = (seed: number) => {
    const shapes = Array.from({ length: 12 }, (_, n) => {
      const at = (k: number) => (seed * 7919 + n * 104_729 + k * 1299709) % 400
      return `<rect x="${at(1)}" y="${at(2) % 300}" width="${40 + (at(3) % 160)}" height="${30 + (at(4) % 140)}" fill="rgb(${at(5) % 255},${at(6) % 255},${at(7) % 255})"/>`
    })
    return sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360"><rect width="480" height="360" fill="#bbb"/>${shapes.join('')}</svg>`,
      ),
    )
      .jpeg()
      .toBuffer()
  }
  it('is known again after it was cut, made smaller and saved anew; another picture is not', async () => {
    const image = await scene(5)
    const again = await sharp(image).extract({ left: 20, top: 15, width: 440, height: 330 }).resize(300).jpeg({ quality: 50 }).toBuffer()
    const [a, b, c] = [await draft('M-3', { year: 2024 }), await draft('M-4'), await draft('S-1')]
    for (const [code, bytes] of [
      [a, image],
      [b, again],
      [c, await scene(9)],
    ] as const)
      expect(await district.upload(`/projects/${code}/papers`, { kind: 'other' }, 'xuong.jpg', new Uint8Array(bytes))).toMatchObject({
        status: 200,
      })
    for (const code of [a, b, c]) await submit(code)
    const [found] = (await findingsOf(b)).filter(each => each.other.code === a)
    expect(found?.says).toMatch(/bức ảnh/)
    expect((await open(found!.id)).pictures).toMatchObject({ left: expect.any(String), right: expect.any(String) })
    expect((await findingsOf(c)).filter(each => each.says.includes('bức ảnh'))).toEqual([])
  })
})

describe('another programme’s list', () => {
  const csv = [
    'DANH SÁCH HỖ TRỢ OCOP NĂM 2024 (dữ liệu thử);;;;;',
    'STT;Tên chủ thể;Mã số thuế;Xã;Nội dung hỗ trợ;Kinh phí (triệu đồng)',
    '1;Công ty TNHH Sơn mài Thắng Lợi;0109999996;Xã Duyên Thái;Máy CNC trong sản xuất đồ gỗ sơn mài;240',
    '2;Cơ sở không có trong sổ bộ;;Xã Duyên Thái;Tem nhãn sản phẩm;15,5',
    '3;Hộ sai số tiền;;Xã Duyên Thái;Tem nhãn;chưa rõ',
    ';Tổng cộng;;;;255,5',
  ].join('\n')
  let id = ''
  it('is brought in by saying what its columns are; rows that cannot be used are named', async () => {
    await rows(`update establishment set tax_code = '0109999996' where code = 'M-1'`)
    const sent = await appraiser.upload('/support-lists', {}, 'ocop.csv', new TextEncoder().encode(csv))
    expect(sent).toMatchObject({ status: 200 })
    id = String(sent.body.id)
    const { body } = await appraiser.get(`/support-lists/${id}`)
    const [sheet] = body.sheets as { mapping: Record<string, unknown> }[]
    expect(sheet!.mapping).toMatchObject({
      headerRow: 2,
      amountUnit: 1_000_000,
      columns: { name: 1, taxCode: 2, place: 3, content: 4, amount: 5 },
    })
    const mapping = { ...sheet!.mapping, name: 'OCOP thử 2024', programme: 'ocop' }
    expect(await appraiser.post(`/support-lists/${id}/import`, mapping)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'year' }] },
    })
    expect(await appraiser.post(`/support-lists/${id}/import`, { ...mapping, year: 2024 })).toMatchObject({ status: 200 })
    await server.runJobs()
    const read = (await appraiser.get(`/support-lists/${id}`)).body
    expect(read).toMatchObject({ state: 'ready', rows: 2, skippedTotal: 1 })
    expect(read.skipped).toEqual([{ row: 5, why: expect.stringContaining('chưa rõ') }])
  })
  it('is held against every project: one that another programme paid for is found, with the list’s name', async () => {
    const found = lines(await appraiser.get(`/overlaps?other=row&listId=${id}`))
    expect(found).toEqual([expect.objectContaining({ right: expect.objectContaining({ listName: 'OCOP thử 2024' }) })])
    expect((await auditor.get(`/projects/${found[0]!.left.code}/overlaps`)).body.checks).toContainEqual(
      expect.objectContaining({ lists: [{ id, name: 'OCOP thử 2024', rows: 2 }] }),
    )
  })
  it('is withdrawn: what it alone brought goes, what was decided on it stays', async () => {
    const [found] = lines(await appraiser.get(`/overlaps?other=row&listId=${id}`))
    await decide(found!.id, 'same', 'OCOP đã chi cho máy này')
    expect(await appraiser.post(`/support-lists/${id}/withdraw`, { reason: 'Danh sách gửi nhầm' })).toMatchObject({ status: 200 })
    expect((await appraiser.get(`/support-lists/${id}`)).body.state).toBe('withdrawn')
    expect(await rows(`select 1 from support_list_row`)).toHaveLength(1)
    expect(lines(await appraiser.get('/overlaps?state=same')).map(each => each.id)).toContain(found!.id)
  })
})

describe('who sees what', () => {
  it('a district sees its own projects’ findings and no queue; an account number shows by its end and goes with the person', async () => {
    const code = await draft('M-2')
    expect(await district.post(`/projects/${code}/evidence`, { kind: 'bank_account', value: '0123 4567 8901' })).toMatchObject({
      status: 200,
    })
    const items = (await district.get(`/projects/${code}/evidence`)).body.rows as unknown as { value: string }[]
    expect(items[0]!.value).toMatch(/^•+8901$/)
    expect(JSON.stringify(await rows(`select values from version where entity = 'support_evidence'`))).not.toContain('4567')
    expect(await district.get('/overlaps')).toMatchObject({ status: 403 })
    expect(await (await server.as('gialam')).get(`/projects/${code}/overlaps`)).toMatchObject({ status: 404 })
    expect(await leader.post('/establishments/M-2/erasure', { reason: 'Theo yêu cầu của chủ thể dữ liệu' })).toMatchObject({ status: 200 })
    expect(await rows(`select value, match_key from support_evidence where kind = 'bank_account'`)).toEqual([
      { value: null, match_key: null },
    ])
  })
  it('a row of a list is found for whoever asks about their data, and is emptied on request', async () => {
    const csv = 'Tên hộ;Điện thoại;Nội dung;Năm\nHộ Trịnh Thị Xuân Hoa;0988777666;Tem nhãn;2023\nHộ khác;0911000111;Tem nhãn;2023'
    const sent = await appraiser.upload('/support-lists', {}, 'khuyen-nong.csv', new TextEncoder().encode(csv))
    const { sheets } = (await appraiser.get(`/support-lists/${sent.body.id}`)).body as { sheets: { mapping: object }[] }
    await appraiser.post(`/support-lists/${sent.body.id}/import`, {
      ...sheets[0]!.mapping,
      name: 'Khuyến nông thử',
      programme: 'agriculture',
    })
    await server.runJobs()
    const asked = await appraiser.post('/personal-requests', { kind: 'erasure', subject: 'Trịnh Thị Xuân Hoa', receivedOn: '2024-11-21' })
    const { rows: records } = (await appraiser.post(`/personal-requests/${asked.body.id}/find`, { phone: '0988 777 666' })).body
    const found = (records as unknown as { kind: string; records: object[] }[]).flatMap(record => record.records)
    expect(found).toHaveLength(1)
    expect(await appraiser.put(`/personal-requests/${asked.body.id}/records`, { records: found })).toMatchObject({ status: 200 })
    expect(await appraiser.get(`/personal-requests/${asked.body.id}`)).toMatchObject({ status: 200 })
    expect(await leader.post(`/personal-requests/${asked.body.id}/erase`, { reason: 'Theo đơn của chủ thể' })).toMatchObject({
      status: 200,
    })
    expect(await rows(`select name, phone, content, year from support_list_row where list_id = $1 order by row`, [sent.body.id])).toEqual([
      { name: '', phone: null, content: null, year: 2023 },
      { name: 'Hộ khác', phone: '0911000111', content: 'Tem nhãn', year: 2023 },
    ])
  })
})
