/** The real server on a test database, with people who hold each role, spoken to through its routes. */
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Database } from '../db/connect.ts'
import { testDatabase } from '../db/testing.ts'
import { closeIndexes } from '../domains/designs/index.actions.ts'
import { runJobsNow } from '../domains/jobs/runner.actions.ts'
import { createAccount, type NewAccount } from '../domains/people/people.actions.ts'
import { nobody } from '../domains/people/reach.actions.ts'
import type { Context, FileKeeper } from '../kernel/context.ts'
import type { Day } from '../kernel/dates.ts'
import { buildApp } from './app.ts'

/** Keeps papers in memory for a test. */
export const memoryFiles = (): FileKeeper => {
  const kept = new Map<string, Uint8Array>()
  return {
    keep: async bytes => {
      const key = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
      kept.set(key, bytes)
      return key
    },
    read: async key => kept.get(key) ?? Promise.reject(new Error(`no file ${key}`)),
    drop: async key => void kept.delete(key),
  }
}
export interface Answer {
  status: number
  // Tests read answers of many shapes; each states what it expects of them.
  body: Record<string, unknown> & { rows?: Record<string, unknown>[] }
}
type Headers = Record<string, string>
/** A signed-in person: `get`, `post`, `put` with session and the browser's proof, and with more headers where the route reads one. */
export interface Visitor {
  get(path: string, more?: Headers): Promise<Answer>
  post(path: string, body?: object, more?: Headers): Promise<Answer>
  put(path: string, body?: object, more?: Headers): Promise<Answer>
  /** Sends a file with text fields. */
  upload(path: string, fields: Record<string, string>, fileName: string, bytes: Uint8Array, more?: Headers): Promise<Answer>
}
export interface TestServer {
  app: FastifyInstance
  database: Database
  ctx: Context
  /** The business day; tests move it. */
  day: Day
  as(username: string): Promise<Visitor>
  /** Runs the jobs that wait, to their end; answers how many. */
  runJobs(): Promise<number>
  visitor: Visitor
  close(): Promise<void>
}
const from = '2020-01-01'
export const testPeople: Omit<NewAccount, 'password'>[] = [
  { username: 'thuongtin', name: 'Cán bộ huyện Thường Tín', grants: [{ role: 'local_officer', unitId: 'hn-d-279', validFrom: from }] },
  { username: 'gialam', name: 'Cán bộ huyện Gia Lâm', grants: [{ role: 'local_officer', unitId: 'hn-d-018', validFrom: from }] },
  { username: 'xathuongtin', name: 'Cán bộ xã Thường Tín', grants: [{ role: 'local_officer', unitId: 'hn25b-c-10183', validFrom: from }] },
  { username: 'xabattrang', name: 'Cán bộ xã Bát Tràng', grants: [{ role: 'local_officer', unitId: 'hn25b-c-00577', validFrom: from }] },
  { username: 'trungtam', name: 'Cán bộ Trung tâm', grants: [{ role: 'centre_officer', unitId: 'hn-a-ttkc', validFrom: from }] },
  { username: 'thamdinh', name: 'Cán bộ thẩm định', grants: [{ role: 'appraiser', unitId: 'hn-a-sct', validFrom: from }] },
  { username: 'lanhdao', name: 'Lãnh đạo Sở', grants: [{ role: 'leader', unitId: 'hn-a-sct', validFrom: from }] },
  { username: 'ketoan', name: 'Kế toán', grants: [{ role: 'accountant', unitId: 'hn-a-sct', validFrom: from }] },
  { username: 'thanhpho', name: 'Người xem', grants: [{ role: 'viewer', unitId: 'p-01', validFrom: from }] },
  { username: 'kiemtoan', name: 'Kiểm toán', grants: [{ role: 'auditor', unitId: 'p-01', validFrom: from }] },
  { username: 'giamkhao', name: 'Giám khảo', grants: [{ role: 'judge', unitId: 'hn-a-sct', validFrom: from }] },
  { username: 'quantri', name: 'Quản trị', grants: [{ role: 'admin', unitId: 'hn-a-sct', validFrom: from }] },
]

/** Starts the server in this process on a fresh database at a business day. */
export const testServer = async (day: Day = '2024-11-22'): Promise<TestServer> => {
  const database = await testDatabase()
  const state = { day }
  const files = memoryFiles()
  const app = await buildApp({ database, today: () => state.day, demo: true, files })
  await app.ready()
  const ctx: Context = { db: database.db, today: day, actor: null, reach: { ...nobody, everywhere: true }, demo: true, files }
  for (const person of testPeople) await createAccount(ctx, { ...person, password: 'mật khẩu thử 1', persona: true })
  const speak =
    (method: NonNullable<InjectOptions['method']>, headers: Headers) =>
    async (path: string, body?: object, more?: Headers): Promise<Answer> => {
      const answer = await app.inject({ method, url: `/api${path}`, headers: { ...headers, ...more }, ...(body && { payload: body }) })
      const json = String(answer.headers['content-type']).includes('json')
      return { status: answer.statusCode, body: json ? answer.json() : {} }
    }
  const upload =
    (headers: Headers): Visitor['upload'] =>
    async (path, fields, fileName, bytes, more) => {
      const form = new FormData()
      for (const [key, value] of Object.entries(fields)) form.set(key, value)
      form.set('file', new File([new Uint8Array(bytes)], fileName))
      const request = new Request('http://local', { method: 'POST', body: form })
      const answer = await app.inject({
        method: 'POST',
        url: `/api${path}`,
        headers: { ...headers, ...more, 'content-type': request.headers.get('content-type') ?? '' },
        payload: Buffer.from(await request.arrayBuffer()),
      })
      return { status: answer.statusCode, body: String(answer.headers['content-type']).includes('json') ? answer.json() : {} }
    }
  const visitorWith = (headers: Headers): Visitor => ({
    get: (path, more) => speak('GET', headers)(path, undefined, more),
    post: (path, body = {}, more) => speak('POST', headers)(path, body, more),
    put: (path, body = {}, more) => speak('PUT', headers)(path, body, more),
    upload: upload(headers),
  })
  return {
    app,
    database,
    ctx,
    get day() {
      return state.day
    },
    set day(next: Day) {
      state.day = next
    },
    visitor: visitorWith({}),
    runJobs: () => runJobsNow(database, { files, demo: true }),
    as: async username => {
      const signedIn = await app.inject({ method: 'POST', url: '/api/session/persona', payload: { username } })
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
      const session = await app.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
      return visitorWith({ cookie, 'x-csrf-token': session.json().csrf })
    },
    close: async () => {
      await app.close()
      await closeIndexes(database.db)
      await database.close()
    },
  }
}
