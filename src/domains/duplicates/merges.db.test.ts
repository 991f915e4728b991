/** Merging and un-merging as officers do it: what moves, what stays, and what is said. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { machineForm, planWithLine } from '../projects/projects.testing.ts'
import { duyenThai, mergingWith } from './merging.testing.ts'

let server: TestServer
let appraiser: Visitor
let _district: Visitor
const _giaLam = 'hn-c-00577'
const personal = '001188000123'

beforeAll(async () => {
  server = await testServer()
  await planWithLine(server.database, 2024, 1_000_000_000)
  appraiser = await server.as('thamdinh')
  _district = await server.as('thuongtin')
})
afterAll(() => server.close())
const { rows, one, idOf, add, pairOf, merged, undo } = mergingWith(() => ({ server, appraiser }))

describe('a merge of establishments', () => {
  let mergeId: string
  beforeAll(async () => {
    await add('A-1', duyenThai, { name: 'Sơn mài Hạ Thái', workers: 12, phone: null })
    await add('A-2', duyenThai, {
      name: 'Cơ sở sơn mài Hạ Thái',
      workers: 30,
      phone: '0912345678',
      taxCode: personal,
      closedOn: '2024-01-01',
    })
    for (const code of ['A-1', 'A-2']) await appraiserFile(code)
    mergeId = await merged('A-1', 'A-2', { choices: { workers: 'gone' }, reason: 'Chủ cơ sở xác nhận' })
  })
  const appraiserFile = async (code: string) =>
    expect(await (await server.as('trungtam')).post('/projects', machineForm(code, duyenThai))).toMatchObject({ status: 200 })

  it('fills blanks from the other, takes what the officer chose, and does not close what is open', async () => {
    expect(await one('select name, workers, phone, tax_code, closed_on from establishment where code = $1', ['A-1'])).toEqual({
      name: 'Sơn mài Hạ Thái',
      workers: 30,
      phone: '0912345678',
      tax_code: personal,
      closed_on: null,
    })
    expect(
      await rows('select name, kind from establishment_name where establishment_id = $1', [await idOf('establishment', 'A-1')]),
    ).toEqual([{ name: 'Cơ sở sơn mài Hạ Thái', kind: 'alias' }])
  })
  it('brings the projects of both to the one that is kept', async () => {
    const held = await rows(
      'select e.code from project_beneficiary b join establishment e on e.id = b.establishment_id where e.code like $1',
      ['A-%'],
    )
    expect(held).toEqual([{ code: 'A-1' }, { code: 'A-1' }])
  })
  it('leaves the other code open, out of every list, leading to the one that is kept', async () => {
    expect((await appraiser.get('/establishments?q=son mai ha thai')).body.rows?.map(row => row.code)).toEqual(['A-1'])
    expect(await appraiser.get('/establishments/A-2')).toMatchObject({ status: 200, body: { code: 'A-2', mergedInto: 'A-1', can: [] } })
    expect((await appraiser.get('/merges/of?kind=establishment&record=A-2')).body).toMatchObject({
      into: { mergeId, kept: { code: 'A-1' } },
      from: [],
    })
    expect((await appraiser.get('/merges/of?kind=establishment&record=A-1')).body).toMatchObject({
      into: null,
      from: [{ mergeId, code: 'A-2' }],
    })
  })
  it('stands on both histories with who, when and why; the log holds no value', async () => {
    for (const code of ['A-1', 'A-2']) {
      const act = await one<{ role: string; reason: string; act: string }>(
        `select a.role, v.reason, to_jsonb(a)::text as act from act a join version v on v.act_id = a.id where a.record_id = $1 and a.action = 'merged'`,
        [await idOf('establishment', code)],
      )
      expect(act).toMatchObject({ role: 'appraiser', reason: 'Chủ cơ sở xác nhận' })
      expect(act.act).not.toMatch(/Hạ Thái|0912345678|001188000123/)
    }
    expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
  })
  it('sends to the kept record whatever still names the other one', async () => {
    const gone = await idOf('establishment', 'A-2')
    await rows(
      `insert into design (code, name, craft, source, establishment_id, made_on, declared_on) values ('M-A', 'Mẫu', 'lacquer', 'establishment', $1, '2024-05-01', '2024-05-01')`,
      [gone],
    )
    expect(await one('select e.code from design d join establishment e on e.id = d.establishment_id where d.code = $1', ['M-A'])).toEqual({
      code: 'A-1',
    })
  })
  it('keeps both records from being deleted while it stands', async () => {
    const id = await idOf('establishment', 'A-2')
    await expect(server.database.pool.query('delete from establishment where id = $1', [id])).rejects.toThrow(/merged_records_stay/)
  })
  it('is taken back with what was corrected and what came since left where it is, and says so', async () => {
    await rows(`update establishment set workers = 33 where code = 'A-1'`)
    const answer = await undo(mergeId)
    expect(answer).toMatchObject({ status: 200, body: { kept: 'A-1', gone: 'A-2' } })
    expect(answer.body.notes).toEqual([expect.stringContaining('Số lao động')])
    expect(await rows(`select code, workers, phone, tax_code, merged_into from establishment where code like 'A-%' order by code`)).toEqual(
      [
        { code: 'A-1', workers: 33, phone: null, tax_code: null, merged_into: null },
        { code: 'A-2', workers: 30, phone: '0912345678', tax_code: personal, merged_into: null },
      ],
    )
    expect(
      await rows(`select e.code, count(b.project_id)::int as projects, (select count(*)::int from design d where d.establishment_id = e.id) as designs
        from establishment e left join project_beneficiary b on b.establishment_id = e.id where e.code like 'A-%' group by e.id order by e.code`),
    ).toEqual([
      { code: 'A-1', projects: 1, designs: 1 },
      { code: 'A-2', projects: 1, designs: 0 },
    ])
    expect(await rows(`select 1 from establishment_name where establishment_id = $1`, [await idOf('establishment', 'A-1')])).toEqual([])
    expect(await undo(mergeId)).toMatchObject({ status: 409 })
    expect((await appraiser.get('/merges')).body.rows?.[0]).toMatchObject({
      id: mergeId,
      undoneOn: '2024-11-22',
      undoReason: 'Hai cơ sở khác nhau',
    })
  })
})

describe('a record that hangs on what was merged', () => {
  it('tells in its own log that a merge, and its undoing, pointed it elsewhere', async () => {
    const [kept, gone] = [await add('R-1'), await add('R-2')]
    const { body } = await (await server.as('trungtam')).post('/projects', machineForm('R-2', duyenThai, { beneficiaries: ['R-2'] }))
    await rows(
      `insert into design (code, name, craft, source, establishment_id, made_on, declared_on) values ('M-R', 'Mẫu', 'lacquer', 'establishment', $1, '2024-05-01', '2024-05-02')`,
      [gone.id],
    )
    await rows(`insert into person (name, key, establishment_id) values ('Học viên R', 'r1', $1)`, [gone.id])
    const told = () =>
      rows<{ entity: string; action: string; to: string | null; reason: string }>(
        `select a.entity, a.action, coalesce(v.values ->> 'establishmentId', v.values ->> 'establishment') as "to", v.reason
         from act a join version v on v.act_id = a.id where a.action in ('repointed', 'pointed_back') and a.record_id in (
           (select id from project where code = $1), (select id from design where code = 'M-R'), (select id from person where key = 'r1'))
         order by a.entity, a.seq`,
        [body.code],
      )
    const mergeId = await merged('R-1', 'R-2')
    const reason = 'Gộp R-2 vào R-1'
    expect(await told()).toEqual(['design', 'person', 'project'].map(entity => ({ entity, action: 'repointed', to: kept.id, reason })))
    // What an officer has moved on since stays where it is, and its log says nothing of going back.
    await rows(`update design set establishment_id = null where code = 'M-R'`)
    await undo(mergeId)
    expect((await told()).filter(each => each.action === 'pointed_back')).toEqual(
      ['person', 'project'].map(entity => ({ entity, action: 'pointed_back', to: gone.id, reason: 'Hoàn tác việc gộp R-2 vào R-1' })),
    )
    const { acts } = (await appraiser.get(`/projects/${body.code}`)).body as { acts: { says: string }[] }
    expect(acts.map(act => act.says).slice(-2)).toEqual(['chuyển sang cơ sở được giữ khi gộp', 'trả về cơ sở cũ khi hoàn tác gộp'])
  })
  it('of a village: its establishments say to which village they went, and its recognitions go along', async () => {
    await rows(`insert into village (code, name, unit_id, search) values ('LV-K', 'Làng Giữ', $1, 'x'), ('LV-G', 'Làng Gộp', $1, 'x')`, [
      duyenThai,
    ])
    const village = await idOf('village', 'LV-G')
    await add('RV-1', duyenThai, { villageId: village })
    await rows(
      `insert into village_recognition (village_id, recognition_number, recognised_on, withdrawn_on)
       select id, 'QĐ ' || code, date '2010-01-01', case when code = 'LV-G' then date '2015-01-01' end from village where code in ('LV-K', 'LV-G')`,
    )
    await rows(`insert into village_recognition (village_id, recognition_number, recognised_on) values ($1, 'QĐ lại', '2020-01-01')`, [
      village,
    ])
    const mergeId = await merged('LV-K', 'LV-G', {}, 'village')
    const page = async (code: string) => (await appraiser.get(`/villages/${code}`)).body as { periods: { recognitionNumber: string }[] }
    // Of two periods that begin on one day the kept village's own stays.
    expect((await page('LV-K')).periods.map(each => each.recognitionNumber)).toEqual(['QĐ LV-K', 'QĐ lại'])
    const history = (await appraiser.get('/establishments/RV-1')).body as { acts: { says: string }[] }
    expect(history.acts.at(-1)?.says).toBe('chuyển theo làng nghề được gộp')
    await undo(mergeId)
    expect((await page('LV-G')).periods.map(each => each.recognitionNumber)).toEqual(['QĐ LV-G', 'QĐ lại'])
  })
})

it('applications and outcomes of briefs are counted beside each record, go along, and come back', async () => {
  const [kept, gone] = [await add('AP-1'), await add('AP-2')]
  await rows(
    `insert into call (code, year, title, activities, opens_on, closes_on, guidance, contact, papers, state, revision)
     values ('DK-A', 2024, 'Đợt thử', '["machine"]', '2024-01-01', '2024-06-30', '[]', 'Nơi thử', '[]', 'open', 1)`,
  )
  await rows(
    `insert into application (id, number, call_id, activity, form_version, state, token_hash, cells, revision, establishment_id, touched_on)
     select gen_random_uuid(), 'NH-A', id, 'machine', 'thử', 'submitted', 'mã', '{}', 1, $1, '2024-03-01' from call where code = 'DK-A'`,
    [gone.id],
  )
  await rows(
    `insert into brief (code, year, title, craft, product, markets, hs, need, materials, technique, constraints, certificates, evidence, audience, contact, revision, state)
     values ('DH-A', 2024, 'Đặt hàng', 'lacquer', 'Khay', '[]', '[]', '[]', '[]', '[]', '[]', '[]', '[]', 'Ai cũng được', 'Nơi thử', 1, 'open')`,
  )
  await rows(
    `insert into brief_outcome (brief_id, kind, happened_on, buyer, establishment_id) select id, 'order', '2024-05-05', 'Bên mua', $1 from brief where code = 'DH-A'`,
    [gone.id],
  )
  const pair = await pairOf(appraiser, 'AP-1', 'AP-2')
  const side = pair.left.code === 'AP-2' ? 'left' : 'right'
  expect(Object.fromEntries(pair.hanging.counts.map(each => [each.key, each[side]]))).toEqual({ applications: 1, outcomes: 1 })
  const mergeId = await merged('AP-1', 'AP-2')
  const holders = () =>
    rows(`select establishment_id as id from application where number = 'NH-A' union all select establishment_id from brief_outcome`)
  expect(await holders()).toEqual([{ id: kept.id }, { id: kept.id }])
  expect(await undo(mergeId)).toMatchObject({ status: 200, body: { notes: [] } })
  expect(await holders()).toEqual([{ id: gone.id }, { id: gone.id }])
})

describe('two rows that say the same twice', () => {
  it('at one fair, in one project: the stronger stays, both come back', async () => {
    const [kept, gone] = [await add('B-1'), await add('B-2')]
    const fair = await one<{ id: string }>(`insert into fair (code, name, starts_on) values ('HC-B', 'Hội chợ', '2024-03-01') returning id`)
    await rows(
      `insert into participation (fair_id, establishment_id, state, booths) values ($1, $2, 'registered', 3), ($1, $3, 'attended', null)`,
      [fair.id, kept.id, gone.id],
    )
    const { body } = await (await server.as('trungtam')).post('/projects', machineForm('B-1', duyenThai, { beneficiaries: ['B-1', 'B-2'] }))
    const before = await rows('select to_jsonb(p)::text as row from participation p where fair_id = $1 order by 1', [fair.id])
    const pair = await pairOf(appraiser, 'B-1', 'B-2')
    expect(pair.hanging.once.map(each => each.count)).toEqual([1, 1])
    const mergeId = await merged('B-1', 'B-2')
    expect(await rows('select establishment_id, state, booths from participation where fair_id = $1', [fair.id])).toEqual([
      { establishment_id: kept.id, state: 'attended', booths: null },
    ])
    const beneficiaries = () =>
      rows(
        'select e.code from project_beneficiary b join project p on p.id = b.project_id join establishment e on e.id = b.establishment_id where p.code = $1 order by 1',
        [body.code],
      )
    expect(await beneficiaries()).toEqual([{ code: 'B-1' }])
    expect(await undo(mergeId)).toMatchObject({ status: 200, body: { notes: [] } })
    expect(await rows('select to_jsonb(p)::text as row from participation p where fair_id = $1 order by 1', [fair.id])).toEqual(before)
    // The project's page says that one of its two beneficiaries was counted once, and that both stand again.
    const { acts } = (await appraiser.get(`/projects/${body.code}`)).body as { acts: { action: string; reason: string | null }[] }
    expect(acts.slice(1)).toMatchObject([
      { action: 'put_aside', reason: 'Gộp B-2 vào B-1' },
      { action: 'put_back', reason: 'Hoàn tác việc gộp B-2 vào B-1' },
    ])
    expect(await beneficiaries()).toEqual([{ code: 'B-1' }, { code: 'B-2' }])
  })
  it('in one class: a completed attendance stays over one that was not', async () => {
    const [kept, gone] = await rows<{ id: string }>(
      `insert into person (name, key) values ('Học viên B', 'b1'), ('Hoc vien B', 'b2') returning id`,
    )
    const { id } = await one<{ id: string }>(
      `insert into training_class (code, name, kind, starts_on, ends_on) values ('L-B', 'Lớp', 'management', '2024-04-01', '2024-04-02') returning id`,
    )
    await rows(
      `insert into attendance (class_id, person_id, position, completed) values ($1, $2, 'Quản đốc', false), ($1, $3, null, true)`,
      [id, kept!.id, gone!.id],
    )
    const mergeId = await merged(kept!.id, gone!.id, {}, 'person')
    expect(await rows('select person_id, completed from attendance where class_id = $1', [id])).toEqual([
      { person_id: kept!.id, completed: true },
    ])
    await undo(mergeId)
    expect(await rows('select person_id, completed, position from attendance where class_id = $1 order by completed', [id])).toEqual([
      { person_id: kept!.id, completed: false, position: 'Quản đốc' },
      { person_id: gone!.id, completed: true, position: null },
    ])
  })
})

describe('merges of merged records', () => {
  it('are taken back newest first; an earlier one names the later one that stands in its way', async () => {
    for (const code of ['C-1', 'C-2', 'C-3']) await add(code)
    const first = await merged('C-2', 'C-3')
    const second = await merged('C-1', 'C-2')
    expect((await appraiser.get('/establishments/C-3')).body).toMatchObject({ mergedInto: 'C-1' })
    const refused = await undo(first)
    expect(refused).toMatchObject({ status: 409 })
    expect(String(refused.body.detail)).toMatch(/C-2 vào C-1 ngày 22\/11\/2024/)
    expect(await undo(second)).toMatchObject({ status: 200 })
    expect((await appraiser.get('/establishments/C-3')).body).toMatchObject({ mergedInto: 'C-2' })
    expect(await undo(first)).toMatchObject({ status: 200 })
  })
  it('of a village and of an establishment in it depend on each other where they wrote the same', async () => {
    for (const code of ['V-1', 'V-2'])
      await rows(`insert into village (code, name, unit_id, search) values ($1, $1, $2, $1)`, [code, duyenThai])
    await add('D-1')
    await add('D-2', duyenThai, { villageId: await idOf('village', 'V-2') })
    const establishments = await merged('D-1', 'D-2')
    const villages = await merged('V-1', 'V-2', {}, 'village')
    const villageOf = async (code: string) =>
      (
        await one<{ code: string | null }>(
          `select v.code from establishment e left join village v on v.id = e.village_id where e.code = $1`,
          [code],
        )
      ).code
    expect(await villageOf('D-1')).toBe('V-1')
    expect(await undo(establishments)).toMatchObject({ status: 409 })
    expect(await undo(villages)).toMatchObject({ status: 200 })
    expect(await undo(establishments)).toMatchObject({ status: 200 })
    expect([await villageOf('D-1'), await villageOf('D-2')]).toEqual([null, 'V-2'])
  })
  it('keep the other name of a village among its names', async () => {
    await rows(
      `insert into village (code, name, unit_id, other_names, search) values ('V-3', 'Hạ Thái', $1, 'Cự Tràng', 'x'), ('V-4', 'Làng sơn mài Hạ Thái', $1, null, 'y')`,
      [duyenThai],
    )
    const mergeId = await merged('V-3', 'V-4', {}, 'village')
    expect(await one(`select other_names from village where code = 'V-3'`)).toEqual({ other_names: 'Cự Tràng; Làng sơn mài Hạ Thái' })
    await undo(mergeId)
    expect(await one(`select other_names, search from village where code = 'V-3'`)).toEqual({ other_names: 'Cự Tràng', search: 'x' })
  })
})
