/** The search box through its route: marks, slips, codes, telephones, other names, merges, erasure, and nothing beyond a reader's reach. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchable } from '../../kernel/text.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { contestForm } from '../contests/contests.testing.ts'
import { Design } from '../designs/designs.schema.ts'
import { personalReaders as registerReaders } from '../establishments/columns.schema.ts'
import { Artisan, artisanTitles, Establishment, EstablishmentName, Village } from '../establishments/establishments.schema.ts'
import { Fair } from '../fairs/fairs.schema.ts'
import { createAccount } from '../people/people.actions.ts'
import { establishmentAt, machineForm } from '../projects/projects.testing.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { Person } from '../training/training.schema.ts'
import { personalReaders, type SearchAnswer } from './search.actions.ts'
import { wordsOf } from './words.rules.ts'

let server: TestServer
let officer: Visitor
let centre: Visitor
const inside = 'hn-c-10192'
const ids = { haThai: '', hoaBinh: '', duc: '', outside: '', village: '' }
const personal = '001090001234'

const ask = async (visitor: Visitor, q: string, more = ''): Promise<SearchAnswer> => {
  const { status, body } = await visitor.get(`/search?q=${encodeURIComponent(q)}${more}`)
  expect(status).toBe(200)
  return body as unknown as SearchAnswer
}
const titles = async (q: string, kind = 'establishment', visitor = centre) =>
  (await ask(visitor, q)).groups.find(group => group.kind === kind)?.hits.map(hit => hit.title) ?? []
const rows = async <T>(query: string, values: unknown[] = []) => (await server.database.pool.query(query, values)).rows as T[]
const indexed = async (lexeme: string) =>
  (
    await rows<{ count: number }>(`select count(*)::int as count from search_entry where ' ' || words || ' ' like $1`, [`% ${lexeme} %`])
  )[0]!.count

beforeAll(async () => {
  server = await testServer()
  const { db } = server.database
  officer = await server.as('thuongtin')
  centre = await server.as('trungtam')
  ids.village = (
    await db
      .insert(Village.table)
      .values({ code: 'LN-07', name: 'Hạ Thái', otherNames: 'Đông Thái; Cự Tràng', craft: 'sơn mài', unitId: inside, search: '' })
      .returning()
  )[0]!.id
  ids.haThai = (
    await establishmentAt(server.database, 'CS-00123', inside, {
      name: 'Hợp tác xã Sơn mài Hạ Thái',
      kind: 'cooperative',
      villageId: ids.village,
    })
  ).id
  ids.hoaBinh = (
    await establishmentAt(server.database, 'CS-00124', inside, {
      name: 'Công ty Gốm Hoà Bình',
      craft: 'ceramics',
      taxCode: '0100109106',
      representative: 'Đỗ Thị Quỳnh',
      phone: '0987654321',
    })
  ).id
  ids.duc = (
    await establishmentAt(server.database, 'CS-00125', inside, {
      name: 'Hộ Nguyễn Văn Đức',
      kind: 'household',
      craft: 'wood',
      taxCode: personal,
      representative: 'Nguyễn Văn Đức',
      phone: '0912345678',
    })
  ).id
  ids.outside = (
    await establishmentAt(server.database, 'GL-1', 'hn-c-00577', {
      name: 'Gốm sứ Mỹ nghệ Hưng Thịnh',
      craft: 'ceramics',
      phone: '0911222333',
    })
  ).id
  await db.insert(Artisan.table).values({ code: 'NN-1', name: 'Phùng Thị Ngoãn', title: 'merited', craft: 'textile', unitId: inside })
  await db.insert(Person.table).values([
    { name: 'Tạ Quang Khải', establishmentId: ids.haThai, key: 'a', personalNumber: '001085009999' },
    { name: 'Tạ Quang Khanh', establishmentId: ids.outside, key: 'b' },
  ])
  await db.insert(Design.table).values({
    code: 'MM-1',
    name: 'Khay trầu cánh sen',
    craft: 'lacquer',
    source: 'contest',
    establishmentId: ids.haThai,
    madeOn: '2024-03-01',
    declaredOn: '2024-03-02',
  })
  await db.insert(Fair.table).values({ code: 'HC-1', name: 'Hội chợ quà tặng thủ công', place: 'Hoàng Thành', startsOn: '2024-10-01' })
  await createAccount(server.ctx, {
    username: 'coso',
    name: 'Chủ cơ sở',
    password: 'mật khẩu thử 1',
    persona: true,
    grants: [{ role: 'applicant', unitId: 'p-01', establishmentId: ids.haThai, validFrom: '2020-01-01' }],
  })
})
afterAll(() => server.close())

describe('words', () => {
  const written = [
    'Hợp tác xã Sơn mài  Hạ Thái',
    'Hoà Bình, hòa bình'.normalize('NFD'),
    'ĐƯỜNG Đỗ Đức Dục – số 12/3',
    'Mỹ nghệ “Quý” & mĩ thuật; Thuỷ, Thúy, Lý',
    '  Cty\u00a0TNHH\u200b\tẪỖẶ\n ',
    `Hộ ${personal} (cũ)`,
    'CAFÉ Ñandú số 7',
    'Gỗ—Tre+Mây.VN',
    '',
  ]
  it('are folded by the database as by the kernel', async () => {
    const folded = await rows<{ fold: string; tokens: string | null }>(
      'select search_fold(x) as fold, search_tokens(x) as tokens from unnest($1::text[]) with ordinality as t(x, n) order by n',
      [written],
    )
    expect(folded.map(row => row.fold)).toEqual(written.map(searchable))
    expect(folded.map(row => row.tokens ?? '')).toEqual(written.map(text => wordsOf(text).join(' ')))
  })
  it('of crafts and titles are those of the catalogue', async () => {
    const codes = { ...crafts, ...artisanTitles }
    const labels = await rows<{ code: string; label: string }>('select x as code, search_label(x) as label from unnest($1::text[]) as x', [
      Object.keys(codes),
    ])
    expect(Object.fromEntries(labels.map(row => [row.code, row.label]))).toEqual(codes)
  })
  it('of persons are asked for by those who read personal columns of the register', () => {
    expect([...personalReaders].sort()).toEqual([...registerReaders].sort())
  })
})

describe('a name', () => {
  it.each(['Sơn mài Hạ Thái', 'son mai ha thai', 'HẠ THÁI sơn', 'htx son mai', 'hop tac xa ha thai', 'son mai duyen thai'])(
    'is found as %s',
    async q => {
      expect((await titles(q))[0]).toBe('Hợp tác xã Sơn mài Hạ Thái')
    },
  )
  it.each(['hòa bình', 'hoà bình', 'hoa binh', 'gom hoa b', 'cty gom hoa binh'])('does without the place of its marks: %s', async q => {
    expect(await titles(q)).toContain('Công ty Gốm Hoà Bình')
  })
  it.each(['nguyen van duc', 'Nguyễn Văn Đức', 'ng van du', 'duc nguyen'])('knows đ and d, whole words and beginnings: %s', async q => {
    expect((await titles(q))[0]).toBe('Hộ Nguyễn Văn Đức')
  })
  it.each(['mỹ nghệ', 'mĩ nghệ', 'my nghe', 'mi nghe'])('takes y for i: %s', async q => {
    expect(await titles(q)).toEqual(['Gốm sứ Mỹ nghệ Hưng Thịnh'])
  })
  it('stays found from the third letter to the last', async () => {
    const whole = 'son mai ha thai'
    for (let length = 3; length <= whole.length; length++)
      expect([whole.slice(0, length), await titles(whole.slice(0, length))]).toEqual([
        whole.slice(0, length),
        expect.arrayContaining(['Hợp tác xã Sơn mài Hạ Thái']),
      ])
  })
  it.each([
    ['son mia ha thai', 'two letters swapped'],
    ['son mai ha tai', 'a letter left out'],
    ['sonn mai ha thai', 'a letter doubled'],
    ['som mai ha thai', 'a wrong key'],
    ['son mai hathai', 'a blank forgotten'],
    ['soon maif haj thais', 'keys of Telex left'],
    ['so7n mai2 ha5 thai1', 'keys of VNI left'],
  ])('is found as %s: %s', async q => {
    const answer = await ask(centre, q)
    expect(answer.groups.find(group => group.kind === 'establishment')?.hits[0]?.title).toBe('Hợp tác xã Sơn mài Hạ Thái')
    expect(answer.note).toContain('sơn mài hạ thái')
  })
  it('of a representative, as typed, comes before a person whose name only resembles it', async () => {
    await server.database.db.insert(Person.table).values({ name: 'Đỗ Thị Huỳnh', establishmentId: ids.haThai!, key: 'near' })
    const { groups, note } = await ask(centre, 'do thi quynh')
    expect(groups.map(({ kind, hits }) => [kind, hits[0]?.title])).toEqual([
      ['establishment', 'Công ty Gốm Hoà Bình'],
      ['person', 'Đỗ Thị Huỳnh'],
    ])
    expect(note).toBeNull()
    await server.database.pool.query(`delete from person where key = 'near'`)
  })
  it('that is nowhere gives nothing, and says nothing', async () => {
    expect(await ask(centre, 'zzzqqq')).toEqual({ groups: [], note: null })
    expect(await ask(centre, '%_')).toEqual({ groups: [], note: null })
    expect(await ask(centre, "'")).toEqual({ groups: [], note: null })
  })
  it('shows which of its letters were asked for', async () => {
    const [hit] = (await ask(centre, 'sơn mài ha')).groups[0]!.hits
    expect(hit?.bold.title.map(([from, until]) => hit.title.slice(from, until))).toEqual(['Sơn', 'mài', 'Hạ'])
  })
  it('of the wanted kind only, when asked so', async () => {
    expect((await ask(centre, 'ha thai', '&kind=village')).groups.map(group => group.kind)).toEqual(['village'])
  })
})

describe('a code or a number', () => {
  it.each(['CS-00123', 'cs00123', 'cs 123', '00123', '123'])('finds its record first: %s', async q => {
    const [group] = (await ask(centre, q)).groups
    expect(group?.hits[0]?.code).toBe('CS-00123')
  })
  it('with one figure wrong finds the near ones', async () => {
    expect((await ask(centre, 'CS-00183')).groups[0]?.hits.map(hit => hit.code)).toEqual(['CS-00123'])
  })
  it('of the tax office finds its company, not a person', async () => {
    expect(await titles('0100109106')).toEqual(['Công ty Gốm Hoà Bình'])
    const refused = await ask(centre, personal)
    expect(refused.groups).toEqual([])
    expect(refused.note).not.toContain(personal)
    expect(await indexed(personal)).toBe(0)
    expect(await indexed('001085009999')).toBe(0)
  })
  it.each(['0987654321', '0987 654 321', '+84 987 654 321', '654321', '4321'])('is a telephone: %s', async q => {
    const [group] = (await ask(centre, q)).groups
    expect(group?.hits.map(hit => hit.title)).toEqual(['Công ty Gốm Hoà Bình'])
    expect(group?.hits[0]?.by).toEqual(['phone'])
    expect(JSON.stringify(group)).not.toContain('0987654321')
  })
})

describe('personal values', () => {
  it('find records for those who work with the persons', async () => {
    expect(await titles('do thi quynh')).toEqual(['Công ty Gốm Hoà Bình'])
    expect((await titles('do thi quynh duyen thai'))[0]).toBe('Công ty Gốm Hoà Bình')
    expect((await titles('duyen thai do thi quynh'))[0]).toBe('Công ty Gốm Hoà Bình')
    expect(await titles('quang khai', 'person')).toEqual(['Tạ Quang Khải'])
    expect(await titles('phung thi ngoan', 'artisan')).toEqual(['Phùng Thị Ngoãn'])
  })
  it.each(['thanhpho', 'kiemtoan', 'ketoan', 'coso'])('find nothing for %s', async username => {
    const other = await server.as(username)
    for (const q of ['do thi quynh', 'quang khai', 'phung thi ngoan', '0987654321', '654321'])
      expect((await ask(other, q)).groups).toEqual([])
  })
})

describe('reach', () => {
  it('of a district officer ends at the district', async () => {
    expect(await titles('hung thinh')).toEqual(['Gốm sứ Mỹ nghệ Hưng Thịnh'])
    expect(await titles('hung thinh', 'establishment', officer)).toEqual([])
    expect(await titles('GL-1', 'establishment', officer)).toEqual([])
    expect(await titles('0911222333', 'establishment', officer)).toEqual([])
    expect(await titles('ta quang', 'person', officer)).toEqual(['Tạ Quang Khải'])
  })
  it('of an applicant is the own establishment, with its projects and designs', async () => {
    const applicant = await server.as('coso')
    const { code } = (await centre.post('/projects', machineForm('CS-00124', inside, { beneficiaries: ['CS-00124', 'CS-00123'] }))).body
    await centre.post('/projects', machineForm('CS-00124', inside))
    const answer = await ask(applicant, 'may cnc son mai')
    expect(answer.groups.map(group => [group.kind, group.hits.map(hit => hit.code)])).toEqual([['project', [code]]])
    expect(answer.groups[0]?.hits[0]?.detail).toContain('Nháp')
    expect(await titles('co so thu', 'establishment', applicant)).toEqual([])
    expect(await titles('nguyen van duc', 'establishment', applicant)).toEqual([])
    expect(await titles('son mai', 'establishment', applicant)).toEqual(['Hợp tác xã Sơn mài Hạ Thái'])
    expect(await titles('khay trau', 'design', applicant)).toEqual(['Khay trầu cánh sen'])
    expect(await titles('ha thai', 'village', applicant)).toEqual(['Hạ Thái'])
  })
  it('does not show a correction towards what lies beyond it', async () => {
    expect(await ask(await server.as('coso'), 'hung thnih')).toEqual({ groups: [], note: null })
  })
  it('gives an administrator nothing to search', async () => {
    expect((await (await server.as('quantri')).get('/search?q=ha')).status).toBe(403)
  })
})

describe('other kinds', () => {
  it('are found beside establishments, the whole name first', async () => {
    const answer = await ask(centre, 'hạ thái')
    expect(answer.groups[0]).toMatchObject({ kind: 'village', hits: [{ title: 'Hạ Thái', to: '/so-bo/lang-nghe/LN-07' }] })
    expect(answer.groups.map(group => group.kind)).toContain('establishment')
    expect(await titles('cu trang', 'village')).toEqual(['Hạ Thái'])
    expect(await titles('canh sen', 'design')).toEqual(['Khay trầu cánh sen'])
    expect(await titles('qua tang hoang thanh', 'fair')).toEqual(['Hội chợ quà tặng thủ công'])
  })
  it('are contests, by name, year and code, with where they stand; drafts as well, and never for an establishment', async () => {
    const made = await centre.post('/contests', contestForm({ title: 'Cuộc thi thiết kế sản phẩm thủ công Thăng Long', year: 2024 }))
    const code = String(made.body.code)
    for (const q of ['thu cong thang long', 'cuoc thi 2024', code.toLowerCase(), 'cuôc thi thăng lonh'])
      expect((await ask(centre, q)).groups.find(group => group.kind === 'contest')?.hits, q).toMatchObject([
        { code, to: `/cuoc-thi/${code}`, detail: 'Năm 2024 · Dự thảo' },
      ])
    const { revision } = (await centre.get(`/contests/${code}`)).body
    await centre.put(`/contests/${code}`, { ...contestForm({ title: 'Cuộc thi thiết kế sản phẩm Đông Đô' }), revision })
    expect(await titles('thang long', 'contest')).toEqual([])
    expect(await titles('dong do', 'contest')).toEqual(['Cuộc thi thiết kế sản phẩm Đông Đô'])
    expect(await titles('dong do', 'contest', await server.as('coso'))).toEqual([])
  })
  it('say by which other name they were found', async () => {
    expect((await ask(centre, 'cu trang')).groups[0]?.hits[0]).toMatchObject({ title: 'Hạ Thái', also: 'Cự Tràng · Đông Thái' })
  })
})

describe('what changes', () => {
  const { pool } = { pool: () => server.database.pool }
  it('a former name finds the record from the moment it is written', async () => {
    const { db } = server.database
    expect(await titles('lo gom thanh xuan')).toEqual([])
    await db.insert(EstablishmentName.table).values({ establishmentId: ids.hoaBinh, name: 'Lò gốm Thanh Xuân', kind: 'former' })
    const [hit] = (await ask(centre, 'lo gom thanh xuan')).groups[0]!.hits
    expect(hit).toMatchObject({ title: 'Công ty Gốm Hoà Bình', also: 'Lò gốm Thanh Xuân' })
    await db.delete(EstablishmentName.table).where(eq(EstablishmentName.table.establishmentId, ids.hoaBinh))
    expect(await titles('lo gom thanh xuan')).toEqual([])
  })
  it('a merged record is found by its code and name as the one that is kept, and by itself after the merge is undone', async () => {
    const gone = await establishmentAt(server.database, 'CS-00777', inside, { name: 'Xưởng sơn Thái Hạ Mới' })
    expect(await titles('CS-00777')).toEqual(['Xưởng sơn Thái Hạ Mới'])
    await server.database.db.update(Establishment.table).set({ mergedInto: ids.haThai }).where(eq(Establishment.table.id, gone.id))
    expect(await titles('CS-00777')).toEqual(['Hợp tác xã Sơn mài Hạ Thái'])
    expect(await titles('xuong son thai ha moi')).toEqual(['Hợp tác xã Sơn mài Hạ Thái'])
    await server.database.db.update(Establishment.table).set({ mergedInto: null }).where(eq(Establishment.table.id, gone.id))
    expect(await titles('CS-00777')).toEqual(['Xưởng sơn Thái Hạ Mới'])
    await server.database.db.delete(Establishment.table).where(eq(Establishment.table.id, gone.id))
    expect((await ask(centre, 'CS-00777')).groups.flatMap(group => group.hits.map(hit => hit.code))).not.toContain('CS-00777')
  })
  it('a village’s new name is at once the one of its establishments', async () => {
    await server.database.db.update(Village.table).set({ name: 'Duyên Trường' }).where(eq(Village.table.id, ids.village))
    expect(await titles('duyen truong')).toEqual(['Hợp tác xã Sơn mài Hạ Thái'])
    await server.database.db.update(Village.table).set({ name: 'Hạ Thái' }).where(eq(Village.table.id, ids.village))
    expect(await indexed('truong')).toBe(0)
  })
  it('a commune is found by the names of every era', async () => {
    const found = await ask(centre, 'son mai hong van')
    expect(found.groups.find(group => group.kind === 'establishment')?.hits[0]).toMatchObject({
      title: 'Hợp tác xã Sơn mài Hạ Thái',
      by: ['place'],
    })
    await pool().query(
      `update unit set full_name = 'Xã Hồng Vân Thử' where id = (select to_id from unit_succession s join unit u on u.id = s.to_id
      where s.from_id = $1 and u.full_name = 'Xã Hồng Vân')`,
      [inside],
    )
    expect(await titles('son mai hong van thu')).toEqual(['Hợp tác xã Sơn mài Hạ Thái'])
  })
  it('erasure takes the person out of search and out of its vocabulary', async () => {
    expect(await titles('quynh')).toEqual(['Công ty Gốm Hoà Bình'])
    expect(await rows('select 1 from search_word where word = $1', ['quynh'])).toHaveLength(1)
    const leader = await server.as('lanhdao')
    expect((await leader.post('/establishments/CS-00124/erasure', { reason: 'Người đại diện yêu cầu xóa' })).status).toBe(200)
    expect((await ask(centre, 'quynh')).groups).toEqual([])
    expect((await ask(centre, '0987654321')).groups).toEqual([])
    expect(await rows('select 1 from search_word where word = $1', ['quynh'])).toHaveLength(0)
    expect((await leader.post('/people/erasure', { name: 'Tạ Quang Khanh', reason: 'Học viên yêu cầu xóa' })).status).toBe(200)
    expect(await titles('khanh', 'person')).toEqual([])
    expect(await rows(`select 1 from search_entry where entity = 'person' and title like '(%'`)).toEqual([])
  })
})

describe('many records in one statement', () => {
  const count = 6000
  const bulk = `insert into establishment (code, name, kind, craft, sector, unit_id, cleaner_production, cluster_infrastructure, representative, phone, search)
    select 'HL-' || n, 'Xưởng hàng loạt ' || n, 'household', 'wood', 'đ', $1, false, false, 'Bùi Hàng Loạt', '07' || lpad(n::text, 8, '0'), ''
    from generate_series(1, ${count}) n`
  const entries = () =>
    rows<{ entries: number; named: number; held: number }>(
      `select count(*)::int as entries, count(*) filter (where s.title = e.name)::int as named,
        count(*) filter (where ' ' || s.words || ' ' like '% #hang_loat %')::int as held
      from search_entry s join establishment e on e.id = s.record_id where e.code like 'HL-%'`,
    )
  it('are all found, before anybody has counted the tables', async () => {
    await server.database.pool.query(bulk, [inside])
    expect(await entries()).toEqual([{ entries: count, named: count, held: count }])
    for (const n of [1, 4999, 5000, 5001, count]) expect(await titles(`HL-${n}`)).toContain(`Xưởng hàng loạt ${n}`)
    expect(await titles('0700005001')).toEqual(['Xưởng hàng loạt 5001'])
  })
  it('are found by their new names, and no longer once they are gone', async () => {
    await server.database.pool.query(`update establishment set name = name || ' mới', representative = null where code like 'HL-%'`)
    expect(await entries()).toEqual([{ entries: count, named: count, held: 0 }])
    await server.database.pool.query(`delete from establishment where code like 'HL-%'`)
    expect(await rows(`select 1 from search_entry where code like 'HL-%'`)).toEqual([])
    expect(await titles('xuong hang loat 5001')).toEqual([])
  })
})

describe('the list of the register', () => {
  const list = async (query: string, visitor = centre) => {
    const { body } = await visitor.get(`/establishments?${query}`)
    return { total: body.total, names: body.rows?.map(row => row.name) }
  }
  it('is filtered by the same words, with other filters, order, pages and the right total', async () => {
    for (let n = 1; n <= 5; n++)
      await establishmentAt(server.database, `TR-${n}`, inside, { name: `Mây tre Phú Vinh ${n}`, craft: n % 2 ? 'bamboo' : 'wood' })
    expect((await list('q=phu vinh')).total).toBe(5)
    expect(await list('q=phu vinh&craft=bamboo&sort=name&descending=true&size=2')).toEqual({
      total: 3,
      names: ['Mây tre Phú Vinh 5', 'Mây tre Phú Vinh 3'],
    })
    expect(await list('q=phu vinh&craft=bamboo&sort=name&descending=true&size=2&page=2')).toEqual({
      total: 3,
      names: ['Mây tre Phú Vinh 1'],
    })
  })
  it('forgives slips as the search box does, within reach', async () => {
    expect((await list('q=phu vnih')).total).toBe(5)
    expect((await list('q=hung thnih')).total).toBe(1)
    expect((await list('q=hung thnih', officer)).total).toBe(0)
    expect((await list(`q=${encodeURIComponent('%')}`)).total).toBe(0)
  })
})
