/** Long work: queued, run in turn, followed, stopped, taken up again; each sees their own. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { type TestServer, testServer } from '../../server/testing.ts'
import { enqueue } from './jobs.actions.ts'
import { type JobHandler, ports } from './jobs.ports.ts'
import { type Runner, startRunner } from './runner.actions.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  await server.database.pool.query('delete from job')
})
afterAll(() => server.close())

const kind = 'test'
const handle = (handler: JobHandler) => {
  ports.handlers[kind] = handler
}
const add = (title = 'Việc thử') => enqueue(server.ctx, { kind, title, input: { n: 1 } })
const stateOf = async (id: string) =>
  (await server.database.pool.query('select state, problem, result, checkpoint, done, attempts from job where id = $1', [id])).rows[0]
const until = async (what: () => Promise<boolean>) => {
  while (!(await what())) await new Promise(resolve => setTimeout(resolve, 20))
}

it('runs jobs in the order in which they were asked for, and keeps what each answers', async () => {
  const seen: string[] = []
  handle(async run => {
    seen.push(run.id)
    await run.progress({ done: 3, total: 4, note: 'Đang làm' })
    return { sum: Number(run.input.n) + 1 }
  })
  const jobs = [await add('một'), await add('hai'), await add('ba')]
  expect(await server.runJobs()).toBe(3)
  expect(seen).toEqual(jobs.map(({ id }) => id))
  expect(await stateOf(jobs[0]!.id)).toMatchObject({ state: 'done', result: { sum: 2 }, done: 3 })
})
it('leaves work alone that this version does not know', async () => {
  const { id } = await enqueue(server.ctx, { kind: 'unheard-of', title: 'Lạ', input: {} })
  expect(await server.runJobs()).toBe(0)
  expect((await stateOf(id)).state).toBe('waiting')
})
it('a refusal is shown in its words, a fault in general ones', async () => {
  handle(async run => {
    if (run.input.n === 1) throw new Refusal('invalid', 'Tệp rỗng.')
    throw new Error('secret value 001190567890')
  })
  const refused = await add()
  const broken = await enqueue(server.ctx, { kind, title: 'Hỏng', input: { n: 2 } })
  await server.runJobs()
  expect(await stateOf(refused.id)).toMatchObject({ state: 'failed', problem: 'Tệp rỗng.' })
  const fault = await stateOf(broken.id)
  expect(fault.state).toBe('failed')
  expect(fault.problem).not.toContain('001190567890')
})
it('a loop in the server runs them by itself, gives the one in hand back when it stops, and the next goes on with it', async () => {
  const steps: number[] = []
  handle(async run => {
    for (let at = Number(run.checkpoint?.at ?? 0); at < 50; at++) {
      if (await run.cancelled()) return { at }
      steps.push(at)
      await run.progress({ checkpoint: { at: at + 1 }, done: at + 1 })
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    return { at: 50 }
  })
  const run = (): Runner => startRunner({ database: server.database, files: server.ctx.files, demo: true })
  const first = run()
  const { id } = await add()
  await until(async () => steps.length > 3)
  await first.stop()
  expect((await stateOf(id)).state).toBe('waiting')
  const second = run()
  await until(async () => (await stateOf(id)).state === 'done')
  await second.stop()
  // No step twice, none left out.
  expect(steps).toEqual(Array.from({ length: 50 }, (_, at) => at))
})
it('work that nobody waits for does not hold up the rest', async () => {
  let free = () => {}
  const held = new Promise<void>(resolve => {
    free = resolve
  })
  ports.handlers.slow = async () => {
    await held
    return {}
  }
  ports.background.add('slow')
  handle(async () => ({ quick: true }))
  const runner = startRunner({ database: server.database, files: server.ctx.files, demo: true })
  const slow = await enqueue(server.ctx, { kind: 'slow', title: 'Chậm', input: {} })
  await until(async () => (await stateOf(slow.id)).state === 'running')
  const quick = await add()
  await until(async () => (await stateOf(quick.id)).state === 'done')
  expect((await stateOf(slow.id)).state).toBe('running')
  free()
  await runner.stop()
  delete ports.handlers.slow
})
it('is stopped before it begins at once, and after a batch once it runs', async () => {
  handle(async run => ({ saw: await run.cancelled() }))
  const officer = await server.as('trungtam')
  const [account] = (await server.database.pool.query(`select id from account where username = 'trungtam'`)).rows
  const own = (actor = account.id) =>
    enqueue({ ...server.ctx, actor: { id: actor, name: '', grants: [] } }, { kind, title: 'Việc của tôi', input: {} })
  const waiting = await own()
  expect((await officer.post(`/jobs/${waiting.id}/cancel`)).body).toMatchObject({ state: 'cancelled', can: [] })
  expect(await server.runJobs()).toBe(0)
  const running = await own()
  handle(async run => {
    await officer.post(`/jobs/${run.id}/cancel`)
    return { saw: await run.cancelled() }
  })
  await server.runJobs()
  expect(await stateOf(running.id)).toMatchObject({ state: 'cancelled', result: { saw: true } })
})
it('each sees and stops their own; those who oversee see all', async () => {
  handle(async () => ({ rows: 'của riêng' }))
  const [account] = (await server.database.pool.query(`select id from account where username = 'trungtam'`)).rows
  const mine = await enqueue(
    { ...server.ctx, actor: { id: account.id, name: '', grants: [] } },
    { kind, title: 'Việc của Trung tâm', input: {} },
  )
  const other = await server.as('thamdinh')
  expect((await other.get(`/jobs/${mine.id}`)).status).toBe(404)
  expect((await other.post(`/jobs/${mine.id}/cancel`)).status).toBe(404)
  expect((await other.get('/jobs')).body).toEqual([])
  await server.runJobs()
  for (const [as, result] of [
    ['trungtam', { rows: 'của riêng' }],
    ['lanhdao', { rows: 'của riêng' }],
    ['quantri', null],
  ] as const) {
    const visitor = await server.as(as)
    expect((await visitor.get('/jobs')).body, as).toMatchObject([{ id: mine.id, state: 'done', stateLabel: 'Đã xong' }])
    expect((await visitor.get(`/jobs/${mine.id}`)).body.result, as).toEqual(result)
  }
})
