/** The embedded server keeps its data through every way a run can end, and leaves nothing running. */
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EmbeddedServer, reachableDataFolder, startEmbedded } from './embedded.ts'

let base: string
let folder: string
let servers: EmbeddedServer[]

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'khuyencong-'))
  // Traversable, as a data folder's parent is.
  chmodSync(base, 0o755)
  folder = join(base, 'thư mục có dấu')
  servers = []
})

afterEach(async () => {
  for (const server of servers) await server.stop()
  rmSync(base, { recursive: true, force: true })
})

async function start(options: { durable?: boolean } = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ folder, durable: false, ...options })
  servers.push(server)
  return server
}

async function query<T extends object>(server: EmbeddedServer, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

const words = async (server: EmbeddedServer) =>
  (await query<{ word: string }>(server, 'select word from kept order by word')).map(r => r.word)
const keep = (server: EmbeddedServer) =>
  query(server, `create table kept (word text); insert into kept values ('E'), ('Đ'), ('D'), ('Ă'), ('B'), ('A'), ('Â')`)
const sorted = ['A', 'Ă', 'Â', 'B', 'D', 'Đ', 'E']

const serverPid = () => Number(readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0])

function answers(port: number): Promise<boolean> {
  return new Promise(done => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => done(true)).once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })
}

/** Another Node process that starts the server on the same folder and then waits; resolves once the server runs. */
async function startElsewhere(folder: string) {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const server = await startEmbedded({ folder: ${JSON.stringify(folder)}, durable: false })
    console.log(server.port)
    setInterval(() => {}, 1000)
    process.stdin.on('end', () => process.exit(0)).resume()`
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  const port = await new Promise<number>((done, fail) => {
    child.stdout.once('data', data => done(Number(data)))
    ended.then(() => fail(new Error('the other process ended early')))
  })
  return { child, port, ended }
}

test('the first start makes a cluster that sorts Vietnamese, in Vietnamese time, with checksums', async () => {
  const server = await start()
  await keep(server)
  expect(await words(server)).toEqual(sorted)
  expect(
    await query(server, `select lower('ĐẶNG') as low, current_setting('TimeZone') as zone, current_setting('data_checksums') as sums`),
  ).toEqual([{ low: 'đặng', zone: 'Asia/Ho_Chi_Minh', sums: 'on' }])
  expect(statSync(join(folder, 'pg.password')).mode & 0o777).toBe(0o600)
})

test('trigram search knows accented letters as letters', async () => {
  const server = await start()
  await query(server, 'create extension pg_trgm')
  const [row] = await query<{ grams: string[] }>(server, `select show_trgm('ấp') as grams`)
  expect(row?.grams).toHaveLength(3)
})

test('a wrong password is refused', async () => {
  const server = await start()
  const client = new pg.Client({ connectionString: server.url.replace(/:[^:@]+@/, ':wrong@') })
  await expect(client.connect()).rejects.toMatchObject({ code: '28P01' })
})

test('only a run that asks for it gives up durability', async () => {
  const throwAway = await start()
  const sql = `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name`
  expect((await query<{ setting: string }>(throwAway, sql)).map(row => row.setting)).toEqual(['off', 'off', 'off'])
  await throwAway.stop()
  const real = await start({ durable: true })
  expect((await query<{ setting: string }>(real, sql)).map(row => row.setting)).toEqual(['on', 'on', 'on'])
})

test('data survives a stop and a start, and a stopped server no longer runs', async () => {
  const first = await start()
  await keep(first)
  await first.stop()
  expect(await answers(first.port)).toBe(false)
  expect(existsSync(join(folder, 'pg/postmaster.pid'))).toBe(false)
  expect(existsSync(join(folder, 'pg.lock'))).toBe(false)
  await first.stop()
  expect(await words(await start())).toEqual(sorted)
})

test('a start after the server was killed recovers the data', async () => {
  const first = await start({ durable: true })
  await keep(first)
  process.kill(serverPid(), 'SIGKILL')
  await first.stop()
  expect(existsSync(join(folder, 'pg/postmaster.pid'))).toBe(true)
  expect(await words(await start())).toEqual(sorted)
})

test('a pid file that names some other live process does not block the start', async () => {
  const first = await start({ durable: true })
  await keep(first)
  process.kill(serverPid(), 'SIGKILL')
  await first.stop()
  const bystander = spawn('sleep', ['60'])
  try {
    const file = join(folder, 'pg/postmaster.pid')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(bystander.pid)))
    expect(await words(await start())).toEqual(sorted)
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
  } finally {
    bystander.kill()
  }
})

test('a server left behind by a killed process is adopted, and stopping it ends it', async () => {
  const other = await startElsewhere(folder)
  const pid = serverPid()
  other.child.kill('SIGKILL')
  await other.ended
  expect(await answers(other.port)).toBe(true)
  const server = await start()
  expect(server.port).toBe(other.port)
  expect(serverPid()).toBe(pid)
  await keep(server)
  expect(await words(server)).toEqual(sorted)
  await server.stop()
  expect(await answers(server.port)).toBe(false)
  expect(existsSync(join(folder, 'pg/postmaster.pid'))).toBe(false)
})

test('a throw-away server left behind is replaced when real data is to be kept', async () => {
  const other = await startElsewhere(folder)
  other.child.kill('SIGKILL')
  await other.ended
  const server = await start({ durable: true })
  expect(await query(server, `select current_setting('fsync') as fsync`)).toEqual([{ fsync: 'on' }])
})

test('a folder in use by another live process is refused, and free again when that process exits, taking its server along', async () => {
  const other = await startElsewhere(folder)
  await expect(start()).rejects.toThrow(`đang được dùng bởi tiến trình khác (pid ${other.child.pid})`)
  expect(await answers(other.port)).toBe(true)
  const pid = serverPid()
  other.child.stdin.end()
  await other.ended
  await start()
  expect(serverPid()).not.toBe(pid)
})

test('ending the process with a signal takes its server along', async () => {
  const other = await startElsewhere(folder)
  other.child.kill('SIGTERM')
  await other.ended
  await expect.poll(() => existsSync(join(folder, 'pg/postmaster.pid')), { timeout: 30_000 }).toBe(false)
  expect(await answers(other.port)).toBe(false)
})

test('two servers on two folders run side by side; the same folder twice is refused', async () => {
  const first = await start()
  await expect(start()).rejects.toThrow('đang được dùng')
  folder = join(base, 'khác')
  const second = await start()
  expect(second.port).not.toBe(first.port)
})

test('a first start that was interrupted is done again', async () => {
  mkdirSync(join(folder, 'pg.half-0/base'), { recursive: true })
  writeFileSync(join(folder, 'pg.half-0/PG_VERSION'), '18\n')
  await keep(await start())
  expect(existsSync(join(folder, 'pg.half-0'))).toBe(false)
})

test('when the server cannot start, the error carries its own words', async () => {
  await (await start()).stop()
  writeFileSync(join(folder, 'pg/postgresql.auto.conf'), "shared_preload_libraries = 'no_such_library'\n")
  await expect(start()).rejects.toThrow(/PostgreSQL không khởi động được[\s\S]*no_such_library/)
  writeFileSync(join(folder, 'pg/postgresql.auto.conf'), '')
  await start()
})

test('data of another PostgreSQL version is refused by name', async () => {
  mkdirSync(join(folder, 'pg'), { recursive: true })
  writeFileSync(join(folder, 'pg/PG_VERSION'), '15\n')
  await expect(start()).rejects.toThrow('PostgreSQL 15')
})

test('a data folder the server can reach is kept as it is', () => {
  expect(reachableDataFolder(folder)).toBe(folder)
})

test.runIf(process.getuid?.() === 0)('as root, a private data folder is refused, and another one is offered', async () => {
  chmodSync(base, 0o700)
  await expect(start()).rejects.toThrow('KHUYENCONG_DATA')
  expect(reachableDataFolder(folder)).toMatch(/^\/var\/lib\/khuyencong\/[0-9a-f]{12}$/)
})
