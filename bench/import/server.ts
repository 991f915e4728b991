/** The product on a throw-away folder, with one leader, as the measurements speak to it. Run by itself: `tsx server.ts <folder>`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../src/db/connect.ts'
import { startRunner } from '../../src/domains/jobs/runner.actions.ts'
import { createAccount } from '../../src/domains/people/people.actions.ts'
import { nobody } from '../../src/domains/people/reach.actions.ts'
import { seed } from '../../src/domains/seed.ts'
import { folderStorage } from '../../src/files/storage.ts'
import { buildApp } from '../../src/server/app.ts'
import { processor } from '../processor.ts'

export const today = '2024-11-22'
/** Opens, or opens again, the folder's database and files; commits are made durable, as in use. */
export const serve = async (folder: string) => {
  const database = await openDatabase({ folder: join(folder, 'db'), durable: true })
  await seed(database.db)
  const files = folderStorage(join(folder, 'files'))
  const app = await buildApp({ database, today: () => today, demo: true, files })
  const grants = [{ role: 'leader' as const, unitId: 'hn-a-sct', validFrom: '2020-01-01' }]
  const { rowCount } = await database.pool.query('select 1 from account')
  if (!rowCount)
    await createAccount(
      { db: database.db, today, actor: null, reach: nobody, demo: true, files },
      { username: 'lanhdao', name: 'Lãnh đạo thử', password: 'mật khẩu thử 1', persona: true, grants },
    )
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const runner = startRunner({ database, files, demo: true })
  const stop = async () => {
    await runner.stop()
    await app.close()
    await database.close()
  }
  return { address, database, stop }
}

export interface Job {
  id: string
  kind: string
  state: string
  done: number
  note: string | null
  problem: string | null
  result: { accepted?: number; rejected?: number; undone?: number } | null
}
/** A leader's way of asking the server. */
export const leaderAt = async (address: string) => {
  const signedIn = await fetch(`${address}/api/session/persona`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'lanhdao' }),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { csrf } = (await (await fetch(`${address}/api/session`, { headers: { cookie } })).json()) as { csrf: string }
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const answer = await fetch(`${address}/api${path}`, { ...init, headers: { cookie, 'x-csrf-token': csrf, ...(init.headers as object) } })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const job = (id: string) => ask<Job>(`/jobs/${id}`)
  return {
    job,
    /** Codes of the communes in force. */
    places: async () => (await ask<{ code: string }[]>('/units?level=commune&limit=500')).map(({ code }) => code),
    jobs: () => ask<Job[]>('/jobs'),
    post: (path: string, body: object) =>
      ask<Job>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    upload: (bytes: Uint8Array, query: string) => {
      const form = new FormData()
      form.set('file', new File([new Uint8Array(bytes)], 'co-so.xlsx'))
      return ask<Job>(`/exchange/import/establishments?${query}`, { method: 'POST', body: form })
    },
    /** Waits until a job has ended. */
    over: async (id: string): Promise<Job> => {
      for (;;) {
        const found = await job(id)
        if (!['waiting', 'running'].includes(found.state)) return found
        await new Promise(resolve => setTimeout(resolve, 200))
      }
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address, database } = await serve(process.argv[2] ?? '')
  let peak = 0
  setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  process.on('message', async () => {
    process.send?.({ peak, processor: await processor(database.pool) })
    peak = 0
  })
  console.log(address)
}

/** The most memory that the server has held since it was last asked, in bytes; the processor time of it and its database so far, in ms. */
export interface Used {
  peak: number
  processor: number
}
/** The server as a process of its own. */
export const spawnServer = (folder: string) =>
  new Promise<{ child: ChildProcess; address: string; used: () => Promise<Used> }>((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), folder], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    const used = () =>
      new Promise<Used>(told => {
        child.once('message', told as (value: unknown) => void)
        child.send('used')
      })
    child.stdout?.once('data', said => resolve({ child, address: String(said).trim(), used }))
    child.once('exit', code => reject(new Error(`ended with ${code}`)))
  })
/** Ends a server without a word, as a power cut does. */
export const killServer = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL')
  await new Promise(resolve => child.once('exit', resolve))
}
