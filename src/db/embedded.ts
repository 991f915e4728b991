/** Runs the PostgreSQL that ships with the product as a child process whose data lives in one folder. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import {
  type Account,
  accountFor,
  type Binaries,
  findBinaries,
  freePort,
  give,
  isReachable,
  lifeMark,
  lock,
  prepareFolder,
  readText,
  spawnOptions,
  systemFolder,
  tail,
} from './embedded-binaries.ts'

export interface EmbeddedServer {
  /** postgres://… to the database `postgres`, as the superuser. */
  url: string
  port: number
  urlOf(database: string): string
  /** Shuts the server down, returns once it is gone; calling it again does nothing more. */
  stop(): Promise<void>
}

interface Place {
  folder: string
  cluster: string
  logFile: string
  password: string
  account: Account | undefined
  binaries: Binaries
}

interface Running {
  pid: number
  port: number
}

const superuser = 'khuyencong'
const version = '18'
/** Recovery after a power cut can be long; the server counts as failed only after this many milliseconds. */
const patience = 300_000

/**
 * The folder to keep data in: `preferred` when the account that runs PostgreSQL can get there, else a stable folder of its own below
 * /var/lib/khuyencong. They differ only for root with a preferred folder in a private place such as /root.
 */
export function reachableDataFolder(preferred: string): string {
  const folder = resolve(preferred)
  const account = accountFor(join(folder, 'pg'))
  if (!account || isReachable(folder, account)) return folder
  return join(systemFolder, createHash('sha256').update(folder).digest('hex').slice(0, 12))
}

/**
 * Starts the server whose data lives in `folder` (made on first use), or adopts the one a killed process of ours left running there.
 * durable=false turns off fsync, synchronous_commit and full_page_writes: for tests and throw-away runs.
 * Throws, in Vietnamese and English, when another process holds the folder, when the folder is unusable, or when PostgreSQL does not
 * start (with the last lines of its log).
 */
export async function startEmbedded(options: { folder: string; durable?: boolean; log?: (line: string) => void }): Promise<EmbeddedServer> {
  const { durable = true, log = () => {} } = options
  const account = accountFor(join(resolve(options.folder), 'pg'))
  const folder = prepareFolder(resolve(options.folder), account)
  const unlock = lock(folder)
  try {
    const place = openPlace(folder, account)
    const running = (await adopt(place, durable, log)) ?? (await start(place, durable, log))
    return handle(place, running, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

/** Settles the password, and checks that an existing cluster is one we can run. */
function openPlace(folder: string, account: Account | undefined): Place {
  const cluster = join(folder, 'pg')
  if (existsSync(cluster)) {
    const owner = statSync(cluster)
    if (account && owner.uid === 0) give(cluster, account)
    else if (!account && process.getuid && owner.uid !== process.getuid()) {
      throw new Error(
        `Dữ liệu ở ${cluster} thuộc về tài khoản khác (uid ${owner.uid}). / The data in ${cluster} belongs to another account (uid ${owner.uid}).`,
      )
    }
    const found = readText(join(cluster, 'PG_VERSION')).trim()
    if (found !== version) {
      throw new Error(
        `Dữ liệu ở ${cluster} là của PostgreSQL ${found || '?'}, chương trình này dùng PostgreSQL ${version}. / ` +
          `The data in ${cluster} is of PostgreSQL ${found || '?'}; this program runs PostgreSQL ${version}.`,
      )
    }
  }
  const passwordFile = join(folder, 'pg.password')
  if (!readText(passwordFile).trim()) {
    if (existsSync(cluster)) throw new Error(`Thiếu tệp mật khẩu ${passwordFile}. / The password file ${passwordFile} is missing.`)
    writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  }
  chmodSync(passwordFile, 0o600)
  // initdb reads it as that account.
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const password = readText(passwordFile).trim()
  return { folder, cluster, logFile: join(folder, 'pg.log'), password, account, binaries: findBinaries(account) }
}

/** What postmaster.pid says: line 1 the process, line 4 the port, line 8 `ready` once it takes connections. */
function readPidFile(cluster: string): { pid: number; port: number; ready: boolean } | undefined {
  const lines = readText(join(cluster, 'postmaster.pid')).split('\n')
  const pid = Number(lines[0])
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined
}

/** Whether that process is the server of that cluster. The number alone may long since belong to some other program. */
function isServerOf(cluster: string, pid: number): boolean {
  if (lifeMark(pid) === undefined) return false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    const listed = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
    return listed.error !== undefined || listed.stdout.includes('postgres')
  }
}

function urlFor({ password }: Place, port: number, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

/** Asks the server which data it serves and whether it is durable; throws the connection error when it does not answer. */
async function ask(place: Place, port: number): Promise<{ cluster: string; durable: boolean }> {
  const client = new pg.Client({ connectionString: urlFor(place, port, 'postgres'), connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const sql = `select current_setting('data_directory') as cluster, current_setting('fsync')::boolean as durable`
    const answer = await client.query<{ cluster: string; durable: boolean }>(sql)
    return answer.rows[0]!
  } finally {
    await client.end().catch(() => {})
  }
}

/** Takes over a server left running by a process that was killed; undefined when there is none (any more). */
async function adopt(place: Place, durable: boolean, log: (line: string) => void): Promise<Running | undefined> {
  const { cluster } = place
  let found = readPidFile(cluster)
  if (!found) return undefined
  const { pid } = found
  if (!isServerOf(cluster, pid)) {
    disown(cluster)
    return undefined
  }
  const deadline = Date.now() + patience
  let reason: unknown
  while (isServerOf(cluster, pid)) {
    if (found?.ready) {
      try {
        const answer = await ask(place, found.port)
        if (answer.durable !== durable || realpathSync(answer.cluster) !== cluster) break
        log(`Dùng tiếp PostgreSQL đang chạy (pid ${pid}, cổng ${found.port}).`)
        return { pid, port: found.port }
      } catch (error) {
        // Starting up or shutting down passes; a refused password does not.
        if (['28P01', '28000'].includes((error as { code?: string }).code ?? '')) throw startError(place, error)
        reason = error
      }
    }
    if (Date.now() > deadline) throw startError(place, reason)
    await sleep(100)
    found = readPidFile(cluster)
  }
  if (isServerOf(cluster, pid)) await shutDown(place, pid)
  return undefined
}

/**
 * Makes the pid file of a dead server harmless, whatever process has its number now. It is not deleted, since PostgreSQL still needs the
 * shared-memory key in it to be sure no worker of the dead server is left. A file naming its own parent, us, it knows to be stale.
 */
function disown(cluster: string): void {
  const file = join(cluster, 'postmaster.pid')
  writeFileSync(file, readText(file).replace(/^\d+/, String(process.pid)))
}

/** Makes the cluster on first use. It comes into being by a rename, so one that exists is whole. */
function initialise(place: Place, durable: boolean, log: (line: string) => void): void {
  if (existsSync(place.cluster)) return
  log('Lần chạy đầu tiên: đang tạo cơ sở dữ liệu.')
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith('pg.half-')) rmSync(join(place.folder, name), { recursive: true, force: true, maxRetries: 10 })
  }
  // A new name each time: an initdb orphaned by a killed run may still be writing under the old one.
  const half = join(place.folder, `pg.half-${randomBytes(4).toString('hex')}`)
  let output = ''
  // Sorting and case are ICU's; the C library still classifies letters for trigram search, so prefer a locale that knows Unicode.
  for (const letters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half, { mode: 0o700 })
    if (place.account) chownSync(half, place.account.uid, place.account.gid)
    const args = ['-D', half, '-U', superuser, '-A', 'scram-sha-256', `--pwfile=${join(place.folder, 'pg.password')}`, '--encoding=UTF8']
    args.push('--locale-provider=icu', '--icu-locale=vi-VN', '--locale=C', `--lc-ctype=${letters}`, '--lc-messages=C')
    args.push('--data-checksums', '--text-search-config=simple')
    if (!durable) args.push('--no-sync')
    const made = spawnSync(place.binaries.initdb, args, { ...spawnOptions(place.account), cwd: place.folder, encoding: 'utf8' })
    if (made.status === 0) {
      renameSync(half, place.cluster)
      return
    }
    output = made.error?.message ?? `${made.stdout}${made.stderr}`
    if (!output.includes('locale')) break
  }
  rmSync(half, { recursive: true, force: true })
  throw new Error(
    `Không tạo được cơ sở dữ liệu ở ${place.folder}. / The database could not be created in ${place.folder}.\n${lastLines(output)}`,
  )
}

async function start(place: Place, durable: boolean, log: (line: string) => void): Promise<Running> {
  initialise(place, durable, log)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const before = statSync(place.logFile, { throwIfNoEntry: false })?.size ?? 0
    const pid = launch(place, port, durable)
    const reason = await untilReady(place, pid, port)
    if (!reason) {
      log(`PostgreSQL đã chạy (pid ${pid}, cổng ${port}).`)
      return { pid, port }
    }
    // Two failures pass by themselves: the port was taken meanwhile, or workers of a killed server are still leaving.
    const said = tail(place.logFile, before)
    if (attempt === 20 || !/could not bind|could not create any TCP|pre-existing shared memory/.test(said)) throw startError(place, reason)
    await sleep(250)
  }
}

function launch(place: Place, port: number, durable: boolean): number {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    shared_buffers: '128MB',
    max_connections: 50,
    timezone: 'Asia/Ho_Chi_Minh',
    log_timezone: 'Asia/Ho_Chi_Minh',
    lc_messages: 'C',
    logging_collector: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const args = ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const output = openSync(place.logFile, 'a', 0o600)
  if (place.account) fchownSync(output, place.account.uid, place.account.gid)
  try {
    // Its own process group: Ctrl-C reaches us alone, and we end the server after our last query.
    const child = spawn(place.binaries.postgres, args, {
      ...spawnOptions(place.account),
      cwd: place.folder,
      stdio: ['ignore', output, output],
      detached: true,
    })
    child.on('error', () => {})
    child.unref()
    if (!child.pid) throw startError(place, 'spawn')
    return child.pid
  } finally {
    closeSync(output)
  }
}

/** Waits until the new server answers; returns why not when it ends first. */
async function untilReady(place: Place, pid: number, port: number): Promise<unknown> {
  const deadline = Date.now() + patience
  let reason: unknown = `PostgreSQL (pid ${pid}) ended`
  while (lifeMark(pid) !== undefined) {
    const said = readPidFile(place.cluster)
    if (said?.pid === pid && said.ready) {
      try {
        await ask(place, port)
        return undefined
      } catch (error) {
        reason = error
        if (['28P01', '28000'].includes((error as { code?: string }).code ?? '')) break
      }
    }
    if (Date.now() > deadline) break
    await sleep(30)
  }
  await shutDown(place, pid)
  return reason
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-15).join('\n')
}

function startError(place: Place, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause ?? '')
  return new Error(
    `PostgreSQL không khởi động được. / PostgreSQL did not start: ${why}\n${place.logFile}:\n${lastLines(tail(place.logFile))}`,
    { cause },
  )
}

/** INT ends sessions and shuts down cleanly; QUIT drops everything, and the next start recovers. */
function signal(place: Place, pid: number, name: 'INT' | 'QUIT'): void {
  // Windows has no signals; pg_ctl speaks the substitute PostgreSQL listens to.
  if (process.platform === 'win32') spawnSync(place.binaries.pgCtl, ['kill', name, String(pid)], spawnOptions(place.account))
  else if (lifeMark(pid) !== undefined) process.kill(pid, `SIG${name}`)
}

async function shutDown(place: Place, pid: number): Promise<void> {
  for (const name of ['INT', 'QUIT'] as const) {
    if (lifeMark(pid) === undefined) return
    signal(place, pid, name)
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(20)) if (lifeMark(pid) === undefined) return
  }
  throw new Error(`Không dừng được PostgreSQL (pid ${pid}). / PostgreSQL (pid ${pid}) does not stop.`)
}

/** Signals that would end Node without its `exit` event. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const endings = new Set<() => void>()

function endAll(): void {
  for (const end of endings) end()
}

function onSignal(name: NodeJS.Signals): void {
  // Where the program has a handler of its own, it decides.
  if (process.listenerCount(name) > 1) return
  endAll()
  process.removeListener(name, onSignal)
  process.kill(process.pid, name)
}

/** Has `end` run when this process ends in any way but SIGKILL; the returned function calls that off. */
function atEnd(end: () => void): () => void {
  if (endings.size === 0) {
    process.on('exit', endAll)
    for (const name of signals) process.on(name, onSignal)
  }
  endings.add(end)
  return () => {
    if (!endings.delete(end) || endings.size > 0) return
    process.removeListener('exit', endAll)
    for (const name of signals) process.removeListener(name, onSignal)
  }
}

function handle(place: Place, { pid, port }: Running, unlock: () => void): EmbeddedServer {
  const born = lifeMark(pid)
  const isOurs = () => born !== undefined && lifeMark(pid) === born
  const forget = atEnd(() => {
    if (isOurs()) signal(place, pid, 'INT')
    unlock()
  })
  let stopping: Promise<void> | undefined
  const stop = async () => {
    if (isOurs()) await shutDown(place, pid)
    forget()
    unlock()
  }
  return {
    url: urlFor(place, port, 'postgres'),
    port,
    urlOf: database => urlFor(place, port, database),
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}
