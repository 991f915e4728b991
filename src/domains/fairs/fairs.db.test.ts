/** Pages of a fair and of a class: who is named to whom, the briefs that a fair works for, what search and history lead to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { Allocation, Contract, Decision, Payment } from '../funding/funding.schema.ts'
import { beneficiary, Project } from '../projects/projects.schema.ts'
import { establishmentAt, planWithLine } from '../projects/projects.testing.ts'
import { briefForm, outcomeForm } from '../trade/briefs.testing.ts'
import { Attendance, Person, TrainingClass } from '../training/training.schema.ts'
import { Fair, Participation } from './fairs.schema.ts'
import { fairCalendar } from './page.actions.ts'

let server: TestServer
let [centre, officer] = [] as unknown as [Visitor, Visitor]
beforeAll(async () => {
  server = await testServer('2024-11-22')
  ;[centre, officer] = [await server.as('trungtam'), await server.as('thuongtin')]
  const { db } = server.database
  const near = await establishmentAt(server.database, 'TT-1', 'hn-c-10192')
  const far = await establishmentAt(server.database, 'GL-1', 'hn-c-00577')
  const [fair] = await db
    .insert(Fair.table)
    .values({ code: 'HC-2024-01', name: 'Hội chợ quà tặng thử', place: 'Nhà thi đấu thử', startsOn: '2024-10-09', endsOn: '2024-10-13' })
    .returning()
  await db.insert(Participation.table).values([
    { fairId: fair!.id, establishmentId: near.id, state: 'attended', booths: 2 },
    { fairId: fair!.id, establishmentId: far.id, state: 'attended', booths: 3 },
  ])
  const [trained] = await db
    .insert(TrainingClass.table)
    .values({ code: 'LOP-1', name: 'Lớp thử', kind: 'management', startsOn: '2024-05-01', endsOn: '2024-05-03' })
    .returning()
  await projectsForFair(near.id)
  for (const [at, id] of [near.id, near.id, far.id].entries()) {
    const [person] = await db
      .insert(Person.table)
      .values({ name: `Học Viên Thử ${at}`, birthYear: 1980, establishmentId: id, key: `thử-${at}` })
      .returning()
    await db.insert(Attendance.table).values({ classId: trained!.id, personId: person!.id, completed: at !== 1 })
  }
})
afterAll(() => server.close())
/** Three projects for a fair: one paid, one decided, one only filed; and one for a machine. Only the first is of the officer's place. */
const projectsForFair = async (establishmentId: string) => {
  const { db } = server.database
  const lineId = await planWithLine(server.database, 2024, 1_000_000_000)
  const project = async (code: string, unitId: string, activity: 'domestic_fair' | 'machine' = 'domestic_fair') =>
    (
      await db
        .insert(Project.table)
        .values({
          code,
          year: 2024,
          name: `Đề án thử ${code}`,
          // The line of the test's plan.
          contentGroup: 'technology',
          activity,
          source: 'city',
          implementer: 'centre',
          unitId,
          totalCost: 400_000_000,
          eligibleCost: 400_000_000,
          requested: 400_000_000,
          counterpart: 0,
          units: 1,
          pilot: false,
          commitsCapital: false,
          commitsNoDouble: true,
          state: 'planned',
          revision: 1,
          search: code.toLowerCase(),
        })
        .returning()
    )[0]!
  const [paid, decided] = [await project('DA-HC-1', 'hn-c-10192'), await project('DA-HC-2', 'hn-c-00577')]
  await project('DA-HC-3', 'hn-c-00577')
  await project('DA-MAY', 'hn-c-10192', 'machine')
  await db.insert(beneficiary).values({ projectId: paid.id, establishmentId })
  const [decision] = await db
    .insert(Decision.table)
    .values({ number: '77/QĐ-THỬ', issuedOn: '2024-05-02', issuer: 'Đơn vị thử' })
    .returning()
  for (const [{ id }, amount] of [
    [paid, 300_000_001],
    [decided, 50_000_000],
  ] as const)
    await db.insert(Allocation.table).values({ projectId: id, decisionId: decision!.id, lineId, amount, approvedOn: '2024-05-02' })
  const [contract] = await db
    .insert(Contract.table)
    .values({ projectId: paid.id, number: 'HĐ-HC-1', signedOn: '2024-06-10', amount: 290_000_000 })
    .returning()
  for (const [kind, amount] of [
    ['advance', 100_000_000],
    ['final', 150_000_007],
    ['reclaim', 20_000_000],
  ] as const)
    await db.insert(Payment.table).values({ contractId: contract!.id, kind, amount, paidOn: '2024-10-20' })
}
const fairOf = async (visitor: Visitor) =>
  (await visitor.get('/fairs/HC-2024-01')).body as unknown as {
    counts: object
    participants: { code: string }[]
    beyond: number
    briefs: { code: string; outcomes: Record<string, number> }[]
  }

describe('a fair', () => {
  it('counts everybody, names the establishments within reach, and says how many are beyond it', async () => {
    const counts = { attended: 2, registered: 0, cancelled: 0, booths: 5 }
    expect(await fairOf(centre)).toMatchObject({ counts, participants: [{ code: 'GL-1' }, { code: 'TT-1' }], beyond: 0 })
    expect(await fairOf(officer)).toMatchObject({ counts, participants: [{ code: 'TT-1' }], beyond: 1 })
    expect((await centre.get('/fairs/HC-0')).status).toBe(404)
    expect((await server.visitor.get('/fairs/HC-2024-01')).status).toBe(401)
  })
  it('shows the briefs that it works for', async () => {
    const { code } = (
      await centre.post(
        '/briefs',
        briefForm({ year: 2024, answersBy: '2024-12-31', noted: briefForm().noted.map(each => ({ ...each, takenOn: '2024-11-01' })) }),
      )
    ).body as unknown as {
      code: string
    }
    await (await server.as('lanhdao')).post(`/briefs/${code}/steps/publish`, { revision: 1 })
    expect((await centre.post(`/briefs/${code}/links`, { kind: 'fair', code: 'HC-2024-01' })).status).toBe(200)
    const outcomes = { enquiry: 0, sample: 0, order: 0, contract: 0 }
    expect((await fairOf(centre)).briefs).toEqual([expect.objectContaining({ code, outcomes })])
    const brought = async (kind: string) =>
      String((await centre.post(`/briefs/${code}/outcomes`, outcomeForm({ kind, happenedOn: '2024-11-22' }))).body.id)
    for (const kind of ['sample', 'order', 'contract']) await brought(kind)
    const wrong = await brought('order')
    expect((await fairOf(officer)).briefs[0]!.outcomes).toEqual({ ...outcomes, sample: 1, order: 2, contract: 1 })
    await centre.post(`/briefs/${code}/outcomes/${wrong}/taking-back`, { reason: 'Ghi nhầm hội chợ' })
    expect((await fairOf(officer)).briefs[0]!.outcomes).toEqual({ ...outcomes, sample: 1, order: 1, contract: 1 })
  })
  it('shows the projects that paid for it, and sums that add up from exactly those rows', async () => {
    const support = async (visitor: Visitor) =>
      (await visitor.get('/fairs/HC-2024-01')).body as unknown as {
        support: {
          rows: { code: string; paid: number | null }[]
          sums: object
          beyond: number
          mayTie: boolean
          choices: { code: string }[]
        }
        participants: { code: string; supportedBy: string[] }[]
      }
    const sums = { approved: 0, contracted: 0, paid: 0 }
    expect((await support(centre)).support).toMatchObject({ rows: [], sums, beyond: 0, mayTie: true })
    // What can be tied is offered, of a fair's kind only, and to those who may tie.
    const offered = async (visitor: Visitor) => (await support(visitor)).support.choices.map(each => each.code)
    expect(await offered(centre)).toEqual(['DA-HC-1', 'DA-HC-2', 'DA-HC-3'])
    expect(await offered(officer)).toEqual([])
    const tie = (visitor: Visitor, code: string) => visitor.post('/fairs/HC-2024-01/projects', { code })
    for (const code of ['DA-HC-1', 'DA-HC-2', 'DA-HC-3']) expect((await tie(centre, code)).status, code).toBe(200)
    const page = await support(centre)
    expect(page.support.choices).toEqual([])
    expect(page.support).toMatchObject({
      rows: [
        {
          code: 'DA-HC-1',
          to: '/ho-so/DA-HC-1',
          approved: 300_000_001,
          decision: { number: '77/QĐ-THỬ' },
          contracted: 290_000_000,
          contract: { number: 'HĐ-HC-1', signedOn: '2024-06-10' },
          // An advance and a final payment, less what was taken back.
          paid: 100_000_000 + 150_000_007 - 20_000_000,
          shared: ['HC-2024-01'],
        },
        { code: 'DA-HC-2', approved: 50_000_000, contracted: null, contract: null, paid: null },
        { code: 'DA-HC-3', approved: null, paid: null },
      ],
      sums: { approved: 350_000_001, contracted: 290_000_000, paid: 230_000_007 },
      beyond: 0,
    })
    // And from the project one gets to the fair; a project for a machine has nothing to do with fairs.
    const fairsOf = async (code: string) => (await centre.get(`/projects/${code}`)).body.fairs
    expect(await fairsOf('DA-HC-1')).toEqual([{ code: 'HC-2024-01', name: 'Hội chợ quà tặng thử', to: '/hoi-cho/HC-2024-01' }])
    expect(await fairsOf('DA-MAY')).toBeNull()
    expect(page.participants.map(({ code, supportedBy }) => [code, supportedBy])).toEqual([
      ['GL-1', []],
      ['TT-1', ['DA-HC-1']],
    ])
    // An officer of another place sees no project beyond their reach, and its money is in no sum.
    expect((await support(officer)).support).toMatchObject({
      rows: [{ code: 'DA-HC-1' }],
      sums: { approved: 300_000_001, paid: 230_000_007 },
      beyond: 2,
      mayTie: false,
    })
    expect((await tie(officer, 'DA-HC-1')).status).toBe(403)
    expect((await tie(centre, 'DA-HC-1')).body.detail).toContain('đã gắn')
    expect((await tie(centre, 'DA-MAY')).body.detail).toContain('Ứng dụng máy móc')
    expect((await tie(centre, 'DA-0')).body.errors).toMatchObject([{ path: 'code' }])
    expect((await centre.post('/fairs/HC-2024-01/projects/removal', { code: 'DA-HC-2' })).status).toBe(200)
    expect((await support(centre)).support).toMatchObject({ sums: { approved: 300_000_001 } })
    expect((await centre.post('/fairs/HC-2024-01/projects/removal', { code: 'DA-HC-2' })).status).toBe(404)
  })
  it('is one entry of a calendar, its last day included', async () => {
    expect((await centre.get('/fairs/HC-2024-01/calendar.ics')).status).toBe(200)
    const { text } = await fairCalendar(server.ctx, 'HC-2024-01')
    expect(text).toContain('DTSTART;VALUE=DATE:20241009')
    expect(text).toContain('DTEND;VALUE=DATE:20241014')
  })
})

it('a class tells how many came and from where, and nobody’s name', async () => {
  const { body } = await officer.get('/classes/LOP-1')
  expect(body).toMatchObject({ came: 3, completed: 2, establishments: [{ code: 'TT-1', came: 2, completed: 1 }], beyond: 1 })
  expect(JSON.stringify(body)).not.toContain('Học Viên Thử')
})

describe('search and history lead there', () => {
  it('fairs and briefs are found by their names, by the office only', async () => {
    const found = async (visitor: Visitor, q: string) =>
      (
        (await visitor.get(`/search?q=${encodeURIComponent(q)}`)).body as unknown as { groups: { hits: { title: string; to: string }[] }[] }
      ).groups
        .flatMap(each => each.hits)
        .map(({ title, to }) => ({ title, to }))
    expect(await found(officer, 'qua tang thu')).toContainEqual({ title: 'Hội chợ quà tặng thử', to: '/hoi-cho/HC-2024-01' })
    const [brief] = await found(centre, 'gio dung do may tre')
    expect(brief).toMatchObject({
      title: 'Giỏ đựng đồ mây tre cho thị trường thử',
      to: expect.stringMatching(/^\/thi-truong\/dat-hang\/./),
    })
  })
  it('an establishment’s history opens its fairs and classes', async () => {
    const text = JSON.stringify((await centre.get('/establishments/TT-1/history')).body)
    expect(text).toContain('/hoi-cho/HC-2024-01')
    expect(text).toContain('/lop-tap-huan/LOP-1')
  })
})
