/** A round of choice through its routes: the rule before the points, two people for every change, figures that add up and can be computed again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOfDocument } from '../../files/document.ts'
import { type Answer, type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { createAccount } from '../people/people.actions.ts'
import { establishmentAt, machineForm, planWithLine } from '../projects/projects.testing.ts'
import { roundPaper } from './round-papers.actions.ts'
import { ports } from './selection.ports.ts'

let server: TestServer
let leader: Visitor
let appraiser: Visitor
let second: Visitor
let lineId = ''
/** Points by code, as councils would have given them. */
let points: Record<string, string> = {}
const codes: string[] = []
const wired = ports.scores
interface Page {
  state: string
  outcome: {
    possible: boolean
    cost: number
    score: string
    proven: boolean
    standings: { code: string; amount: number; reason: string }[]
  }
  analysis: {
    rules: { kind: string; score: string; cost: number }[]
    money: { extra: number; joins: string[]; leaves: string[] }[]
    limits: { key: string; score: string }[]
    targets: { code: string; now: number; withSet: number }[]
  }
  exceptions: { id: string; code: string }[]
  stale: boolean
  can: Record<string, boolean>
}
const ok = (answer: Answer) => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const page = async (id: string) => ok(await leader.get(`/selection/rounds/${id}`)) as unknown as Page
const inside = (one: Page) =>
  one.outcome.standings
    .filter(each => each.amount > 0)
    .map(each => each.code)
    .sort()
const open = (who: Visitor, rule: object, reason?: string) =>
  who.post('/selection/rounds', { lineIds: [lineId], rule, ...(reason && { reason }) })
const act = (who: Visitor, id: string, what: string) => who.post(`/selection/rounds/${id}/${what}`)
/** Asks for the computing and lets the job run to its end. */
const compute = async (who: Visitor, id: string) => {
  const asked = ok(await act(who, id, 'compute'))
  await server.runJobs()
  expect((await who.get(`/jobs/${asked.job}`)).body).toMatchObject({ state: 'done' })
}
/** The same of computing it again; answers the job with what came out. */
const replay = async (who: Visitor, id: string) => {
  const asked = ok(await act(who, id, 'replay'))
  await server.runJobs()
  const job = (await who.get(`/jobs/${asked.job}`)).body as unknown as { state: string; result: { equal: boolean; differs: string[] } }
  expect(job.state).toBe('done')
  return job
}

beforeAll(async () => {
  server = await testServer('2024-06-20')
  await createAccount(server.ctx, {
    username: 'thamdinh2',
    name: 'Cán bộ thẩm định hai',
    password: 'mật khẩu thử 1',
    persona: true,
    grants: [{ role: 'appraiser', unitId: 'hn-a-sct', validFrom: '2020-01-01' }],
  })
  ;[leader, appraiser, second] = (await Promise.all(['lanhdao', 'thamdinh', 'thamdinh2'].map(name => server.as(name)))) as [
    Visitor,
    Visitor,
    Visitor,
  ]
  const district = await server.as('thuongtin')
  lineId = await planWithLine(server.database, 2024, 500_000_000)
  await server.database.pool.query(
    `insert into target (plan_id, code, name, unit, min, max, thing, qualifies, date_field, "distinct", filter, position)
     select id, 'machine_establishments', 'Cơ sở được hỗ trợ máy', 'cơ sở', 2, 3, 'project_establishment', 'accepted', 'acceptedOn', 'establishment', '{"activity":["machine"]}', 1 from plan`,
  )
  for (const [at, requested] of [240, 200, 150, 100].entries()) {
    await establishmentAt(server.database, `CS-000${at}`, 'hn-d-279')
    const form = machineForm(`CS-000${at}`, 'hn-d-279', {
      requested: requested * 1_000_000,
      counterpart: (480 - requested) * 1_000_000,
      implementer: 'beneficiary',
    })
    codes.push(String(ok(await district.post('/projects', form)).code))
  }
  await server.database.pool.query(
    `update project set state = 'appraised', submitted_on = '2024-06-01', surveyed_on = '2024-06-05', reviewed_on = '2024-06-10', appraised_on = '2024-06-15'`,
  )
  ports.scores = async (tx, ids) => {
    const rows = await tx.execute<{ id: string; code: string }>('select id, code from project')
    return new Map(rows.rows.flatMap(({ id, code }) => (ids.includes(id) && points[code] ? [[id, points[code]] as const] : [])))
  }
})
afterAll(async () => {
  if (wired) ports.scores = wired
  await server.close()
})

describe('a round', () => {
  let first = ''
  it('is not sealed with limits that its rule does not use, that contradict each other, or of what nobody knows', async () => {
    const refused = async (rule: object) => {
      const answer = await open(appraiser, rule)
      expect(answer.status).toBe(422)
      return (answer.body.errors as { path: string }[]).map(({ path }) => path)
    }
    expect(await refused({ kind: 'order', onePerEstablishment: true })).toEqual(['rule.kind'])
    expect(
      await refused({
        kind: 'optimise',
        groups: [{ group: 'machine', minCount: 5, maxCount: 2 }],
        areas: [{ area: 'nowhere', minCount: 1 }],
        targets: [{ target: 'nonsense', min: 1 }],
      }),
    ).toEqual(['rule.groups.0.minCount', 'rule.areas.0.area', 'rule.targets.0.target'])
  })
  it('is sealed at once while nothing has points; a rule of points then finds none', async () => {
    const opened = ok(await open(appraiser, { kind: 'optimise' }))
    first = String(opened.id)
    expect(opened.state).toBe('sealed')
    expect((await act(appraiser, first, 'compute')).body.detail).toContain('chưa có đề án nào có điểm')
    await expect(server.database.pool.query(`update choice_round set rule = '{}'`)).rejects.toThrow(/choice_round_kept/)
    await expect(server.database.pool.query(`delete from choice_round`)).rejects.toThrow(/choice_round_kept/)
  })
  it('computes the best set with its proof, what money would change, and where the targets land', async () => {
    points = { [codes[0]!]: '80', [codes[1]!]: '75.5', [codes[2]!]: '60', [codes[3]!]: '50' }
    await compute(appraiser, first)
    const done = await page(first)
    // 200 + 150 + 100 = 450 million for 185,5 points; with 240 at most 240 + 150 + 100 = 490 for 190.
    expect([inside(done), done.outcome.cost, done.outcome.score, done.outcome.proven]).toEqual([
      [codes[0], codes[2], codes[3]].sort(),
      490_000_000,
      '190',
      true,
    ])
    expect(done.outcome.standings.every(one => one.reason.length > 20 && !one.reason.includes('{{'))).toBe(true)
    expect(done.analysis.rules.map(one => [one.kind, one.score])).toEqual([
      ['order', expect.any(String)],
      ['stop', '155.5'],
      ['skip', '155.5'],
      ['part', '155.5'],
      ['optimise', '190'],
    ])
    expect(done.analysis.money.at(-1)).toEqual(expect.objectContaining({ extra: 190_000_000, joins: [codes[1]], leaves: [] }))
    expect(done.analysis.targets).toEqual([expect.objectContaining({ code: 'machine_establishments', now: 0, withSet: 3 })])
  })
  it('is computed again from what was stored, and says when the stored outcome is not what comes out', async () => {
    const viewer = await server.as('kiemtoan')
    const fine = { equal: true, sealed: true, cost: 490_000_000, score: '190', differs: [] }
    expect((await replay(viewer, first)).result).toMatchObject(fine)
    // The answer stays at the round, for everybody who opens it.
    expect(await page(first)).toMatchObject({ replaying: null, replayed: { ...fine, on: '2024-06-20', by: 'Kiểm toán' } })
    await server.database.pool.query(`update choice_round set outcome = jsonb_set(outcome, '{standings,0,amount}', '1') where id = $1`, [
      first,
    ])
    // What was said of another outcome says nothing of this one.
    expect(await page(first)).toMatchObject({ replayed: null })
    const { equal, differs } = (await replay(viewer, first)).result
    expect([equal, differs.length]).toEqual([false, 1])
    expect(await page(first)).toMatchObject({ replayed: { equal: false, differs, unproven: false } })
    // What ran out of time may end elsewhere another time.
    await server.database.pool.query(`update choice_round set outcome = jsonb_set(outcome, '{proven}', 'false') where id = $1`, [first])
    expect((await replay(viewer, first)).result).toMatchObject({ equal: false, unproven: true })
    await compute(appraiser, first)
    expect((await replay(viewer, first)).result).toMatchObject({ equal: true, worded: [], proof: true })
    const keepOtherwise = (path: string, value: string) =>
      server.database.pool.query(`update choice_round set outcome = jsonb_set(outcome, $2, $3) where id = $1`, [first, path, value])
    // Only the words of a reason, then only a sum.
    await keepOtherwise('{standings,0,reason}', '"Nói khác"')
    expect((await replay(viewer, first)).result).toMatchObject({ equal: true, differs: [], worded: { length: 1 } })
    await keepOtherwise('{cost}', '1')
    expect((await replay(viewer, first)).result).toMatchObject({ equal: false, differs: [] })
    await compute(appraiser, first)
  })
  it('is computed again by one job at a time, which its asker follows and stops; stopped, it says nothing', async () => {
    const viewer = await server.as('kiemtoan')
    const before = await page(first)
    const asked = ok(await act(viewer, first, 'replay'))
    expect(ok(await act(leader, first, 'replay')).job).toBe(asked.job)
    expect(await page(first)).toMatchObject({ replaying: { job: asked.job, followed: true } })
    expect(ok(await second.get(`/selection/rounds/${first}`))).toMatchObject({ replaying: { job: asked.job, followed: false } })
    ok(await viewer.post(`/jobs/${asked.job}/cancel`))
    await server.runJobs()
    expect(await page(first)).toEqual(before)
  })
  it('is computed by one job at a time; stopped, it stays as it was', async () => {
    const before = await page(first)
    const asked = ok(await act(appraiser, first, 'compute'))
    expect(ok(await act(leader, first, 'compute')).job).toBe(asked.job)
    expect((await page(first)) as object).toMatchObject({ computing: { job: asked.job, followed: true } })
    expect(ok(await second.get(`/selection/rounds/${first}`))).toMatchObject({ computing: { job: asked.job, followed: false } })
    ok(await appraiser.post(`/jobs/${asked.job}/cancel`))
    await server.runJobs()
    expect((await appraiser.get(`/jobs/${asked.job}`)).body).toMatchObject({ state: 'cancelled' })
    expect(await page(first)).toEqual({ ...before, computing: null })
  })
  it('changes its rule only as a new round with a reason and another person', async () => {
    expect((await open(appraiser, { kind: 'stop' })).status).toBe(422)
    const proposed = String(ok(await open(appraiser, { kind: 'stop' }, 'Theo kết luận họp ngày 19/06/2024')).id)
    expect((await act(appraiser, proposed, 'compute')).status).toBe(409)
    expect((await act(appraiser, proposed, 'confirm')).status).toBe(403)
    ok(await act(appraiser, proposed, 'withdraw'))
    const limits = {
      kind: 'optimise',
      groups: [{ group: 'machine', maxCount: 2 }],
      targets: [{ target: 'machine_establishments', min: 2 }],
    }
    const next = String(ok(await open(appraiser, limits, 'Chia cho ít cơ sở hơn')).id)
    ok(await act(second, next, 'confirm'))
    expect([(await page(first)).state, (await page(next)).state]).toEqual(['replaced', 'sealed'])
    expect((await act(appraiser, first, 'compute')).status).toBe(409)
    await compute(appraiser, next)
    const done = await page(next)
    expect([inside(done), done.outcome.score]).toEqual([[codes[0], codes[1]].sort(), '155.5'])
    // What the quota costs: without it the best set has 190 points.
    expect(done.analysis.limits).toEqual([
      expect.objectContaining({ key: 'group:machine', score: '190' }),
      expect.objectContaining({ key: 'target:machine_establishments', score: '155.5' }),
    ])
    first = next
  })
  it('takes an exception with a reason and a second person, once computed anew', async () => {
    const ask = (who: Visitor, body: object) => who.post(`/selection/rounds/${first}/exceptions`, body)
    expect((await ask(appraiser, { code: codes[3], kind: 'in', reason: ' ' })).status).toBe(422)
    ok(await ask(appraiser, { code: codes[3], kind: 'in', reason: 'Khắc phục hậu quả cháy xưởng' }))
    const [exception] = (await page(first)).exceptions
    const confirm = (who: Visitor) => who.post(`/selection/rounds/${first}/exceptions/${exception?.id}/confirm`)
    expect((await confirm(appraiser)).status).toBe(403)
    expect((await act(leader, first, 'freeze')).status).toBe(409)
    ok(await confirm(second))
    expect((await page(first)).stale).toBe(true)
    await compute(appraiser, first)
    const done = await page(first)
    expect([inside(done), done.stale]).toEqual([[codes[0], codes[3]].sort(), false])
    expect(done.outcome.standings.find(one => one.code === codes[3])?.reason).toContain('cháy xưởng')
    // What two people decided is not undone by one of them, only by a third.
    const withdraw = (who: Visitor) => who.post(`/selection/rounds/${first}/exceptions/${exception?.id}/withdraw`)
    expect([(await withdraw(appraiser)).status, (await withdraw(second)).status]).toEqual([403, 403])
    expect((await page(first)).exceptions).toMatchObject([{ withdrawable: true }])
    ok(await withdraw(leader))
    expect((await page(first)).stale).toBe(true)
    ok(await ask(appraiser, { code: codes[3], kind: 'in', reason: 'Khắc phục hậu quả cháy xưởng' }))
    const [again] = (await page(first)).exceptions
    ok(await second.post(`/selection/rounds/${first}/exceptions/${again?.id}/confirm`))
    await compute(appraiser, first)
  })
  it('is frozen by a leader who did not choose the rule; nothing changes afterwards; its papers say the same figures', async () => {
    expect((await act(appraiser, first, 'freeze')).status).toBe(403)
    await expect(roundPaper({ ...server.ctx }, first, 'annex')).rejects.toMatchObject({ kind: 'conflict' })
    ok(await act(leader, first, 'freeze'))
    expect((await act(appraiser, first, 'compute')).status).toBe(409)
    expect((await open(appraiser, { kind: 'stop' }, 'Đổi ý')).status).toBe(409)
    await expect(server.database.pool.query(`update choice_round set state = 'computed' where id = $1`, [first])).rejects.toThrow(
      /choice_round_kept/,
    )
    const annex = await textOfDocument((await roundPaper(server.ctx, first, 'annex')).bytes)
    expect(annex).toContain('340.000.000')
    expect(annex).toContain(codes[0])
    expect(annex).not.toContain(codes[1])
    expect(annex).toContain('cháy xưởng')
    const proposal = await textOfDocument((await roundPaper(server.ctx, first, 'proposal')).bytes)
    expect(proposal).toMatch(/2 trên 4 đề án[\s\S]*340\.000\.000/)
    expect(proposal).not.toMatch(/Căn cứ TT |SỞ CÔNG THƯƠNG (?:đã|kính)/)
    expect((await leader.get(`/selection/rounds/${first}/papers/annex`)).status).toBe(200)
  })
  it('belongs to those who see the whole city', async () => {
    expect((await (await server.as('thuongtin')).get('/selection/rounds?year=2024')).status).toBe(403)
    expect((await (await server.as('kiemtoan')).post('/selection/rounds', { lineIds: [lineId], rule: { kind: 'order' } })).status).toBe(403)
    expect(((await leader.get('/selection/rounds?year=2024')).body as unknown as unknown[]).length).toBe(3)
  })
})
it('a rule chosen when points are known waits for its reason and its second person', async () => {
  await server.database.pool.query(`alter table choice_round disable trigger choice_round_kept`)
  await server.database.pool.query(`update choice_round set state = 'replaced'`)
  await server.database.pool.query(`alter table choice_round enable trigger choice_round_kept`)
  const late = await open(appraiser, { kind: 'stop' })
  expect([late.status, late.body.detail]).toEqual([422, expect.stringContaining('4 đề án đã có điểm')])
  expect(ok(await open(appraiser, { kind: 'stop' }, 'Hội đồng chấm sớm')).state).toBe('proposed')
})
