/** Pages of a fair and of a class: who is named to whom, the briefs that a fair works for, what search and history lead to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
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
  for (const [at, id] of [near.id, near.id, far.id].entries()) {
    const [person] = await db
      .insert(Person.table)
      .values({ name: `Học Viên Thử ${at}`, birthYear: 1980, establishmentId: id, key: `thử-${at}` })
      .returning()
    await db.insert(Attendance.table).values({ classId: trained!.id, personId: person!.id, completed: at !== 1 })
  }
})
afterAll(() => server.close())
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
