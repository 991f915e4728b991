/** Nothing typed is lost: while somebody types, browser and server are killed and the line is cut at random; what the device had committed is there again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWeb } from '../../src/cli/build-web.ts'
import { type Database, productFolder } from '../../src/db/connect.ts'
import { testDatabase } from '../../src/db/testing.ts'
import { chromiumHere } from './browser.ts'
import { type Line, startLine } from './line.ts'

/** Each seed is a draft of its own; `AUTOSAVE_SEED` runs one alone, as a failure names it. */
const seeds = process.env.AUTOSAVE_SEED ? [Number(process.env.AUTOSAVE_SEED)] : [20261125, 71, 4093]
/** Each seed meets every one of them, in an order of its own; 'silent': the browser dies and opens again on a line that never answers. */
const disasters = ['browser', 'server', 'both', 'cut', 'deaf', 'silent'] as const
const folder = mkdtempSync(join(tmpdir(), 'khuyencong-autosave-'))
const fields = { need: 'Sự cần thiết', aims: 'Mục tiêu', place: 'Địa điểm thực hiện' } as const
type Key = keyof typeof fields
const keys = Object.keys(fields) as Key[]

/** mulberry32: the same rounds for the same seed. */
const dice = (start: number) => {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
const shuffled = <T>(list: readonly T[], upTo: (most: number) => number): T[] => {
  const left = [...list]
  return list.map(() => left.splice(upTo(left.length), 1)[0]!)
}
const words = 'gốm sứ sơn mài Ẫ Ỗ Ặ đường nước lụa tơ 12 34'.split('')

let database: Database
let port: number
let server: ChildProcess | undefined
let line: Line
let browser: { process: ChildProcess; speak: Browser; page: Page } | undefined
/** The browser comes by the line that breaks; the test itself asks the server. */
const address = () => `http://127.0.0.1:${line.port}`
const direct = () => `http://127.0.0.1:${port}`
const endOf = (child: ChildProcess) =>
  new Promise(done => (child.exitCode === null && child.signalCode === null ? child.once('exit', done) : done(null)))
const kill = async (child: ChildProcess | undefined) => {
  if (!child?.pid) return
  const ended = endOf(child)
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
  await ended
}
const freePort = () =>
  new Promise<number>(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number }
      probe.close(() => done(free))
    })
  })
const startServer = async () => {
  if (server) return
  const child = spawn(process.execPath, [join(productFolder, 'bin', 'khuyencong.mjs'), 'start'], {
    detached: true,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      KHUYENCONG_DATA: folder,
      KHUYENCONG_DEMO_SET: 'xa-2026',
      HOST: '127.0.0.1',
      PORT: String(port),
    },
  })
  server = child
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', chunk => {
      said += String(chunk)
    })
  for (;;) {
    if (child.exitCode !== null) throw new Error(said)
    if (
      await fetch(`${direct()}/api/health`).then(
        answer => answer.ok,
        () => false,
      )
    )
      return
    await new Promise(done => setTimeout(done, 200))
  }
}
const killServer = async () => {
  await kill(server)
  server = undefined
}
const startBrowser = async (): Promise<Page> => {
  const profile = join(folder, 'profile')
  const told = join(profile, 'DevToolsActivePort')
  rmSync(told, { force: true })
  const { path, flags } = await chromiumHere()
  const child = spawn(
    path,
    [
      ...flags.filter(flag => !flag.startsWith('--headless')),
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    {
      detached: true,
      stdio: 'ignore',
    },
  )
  while (!existsSync(told) || !readFileSync(told, 'utf8').includes('\n')) await new Promise(done => setTimeout(done, 100))
  const speak = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(told, 'utf8').split('\n')[0]}`)
  const page = await speak.contexts()[0]!.newPage()
  page.setDefaultTimeout(30_000)
  browser = { process: child, speak, page }
  return page
}
const killBrowser = async () => {
  await kill(browser?.process)
  await browser?.speak.close().catch(() => {})
  browser = undefined
}
const open = async (page: Page, token: string) => {
  await page.goto(`${address()}/ho-so-cua-toi/${token}?buoc=de-an`)
  await page.getByLabel(fields.need).waitFor()
}
const shownIn = (page: Page, key: Key) => page.getByLabel(fields[key]).inputValue()
/** What the device's own store holds of a field now; undefined when it holds nothing of it. */
const committed = (page: Page, token: string, key: Key) =>
  page.evaluate(
    ([draft, field]) =>
      new Promise<string | undefined>((done, fail) => {
        const opening = indexedDB.open('khuyencong-ho-so')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const asked = opening.result.transaction('typed').objectStore('typed').get([draft!, field!])
          asked.onsuccess = () => {
            opening.result.close()
            done(asked.result?.value)
          }
        }
      }),
    [token, key] as const,
  )

let call: string
beforeAll(async () => {
  await buildWeb(() => {})
  database = await testDatabase()
  port = await freePort()
  line = await startLine(port)
  await startServer()
  const { rows } = await database.pool.query<{ code: string }>(
    "select code from call where state = 'published' and closes_on >= '2026-11-22' limit 1",
  )
  call = rows[0]!.code
})
afterAll(async () => {
  await killBrowser()
  await killServer()
  await line?.close()
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

it.each(seeds)(
  'seed %i: whatever dies while somebody types, every committed character is there again, and in the end on the server',
  {
    timeout: 300_000,
  },
  async seed => {
    const roll = dice(seed)
    const upTo = (most: number) => Math.floor(roll() * most)
    const pick = <T>(list: readonly T[]): T => list[upTo(list.length)]!
    const token = `${seed}`.padStart(32, 'k')
    line.set('whole')
    await startServer()
    const opened = await fetch(`${direct()}/api/public/applications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, call, activity: 'machine', phone: '0912000111' }),
    })
    expect(opened.status).toBe(200)
    const held: Record<Key, string> = { need: '', aims: '', place: '' }
    const told: string[] = []
    const pageOf = async () => {
      if (browser) return browser.page
      const page = await startBrowser()
      await open(page, token)
      return page
    }
    await open(browser?.page ?? (await startBrowser()), token)
    // The page's files are in the device's keeping before anything breaks.
    await browser!.page.waitForFunction(async () => (await (await caches.open('khuyencong-ho-so-1')).match('/api/session')) !== undefined)
    for (const disaster of shuffled(disasters, upTo)) {
      const page = await pageOf()
      told.push(disaster)
      const browserDies = disaster === 'browser' || disaster === 'both' || disaster === 'silent'
      const where = `seed ${seed}, ${told.join(' → ')}`
      for (const key of keys) expect(await shownIn(page, key), `${key}: ${where}`).toBe(held[key])
      const key = pick(keys)
      await page.getByLabel(fields[key]).focus()
      await page.keyboard.press('Control+End')
      const whole = Array.from({ length: 5 + upTo(25) }, () => pick(words)).join('')
      const half = upTo(whole.length)
      await page.keyboard.type(whole.slice(0, half), { delay: upTo(40) })
      // Now and then what is typed is on its way when it happens.
      if (roll() < 0.5) await new Promise(done => setTimeout(done, 600 + upTo(400)))
      const sure = (await committed(page, token, key)) ?? held[key]
      const typing = page.keyboard.type(whole.slice(half), { delay: upTo(30) }).catch(() => {})
      await new Promise(done => setTimeout(done, upTo(400)))
      if (disaster === 'cut') line.set('cut')
      if (disaster === 'deaf' || disaster === 'silent') line.set('deaf')
      if (disaster === 'server' || disaster === 'both') await killServer()
      if (browserDies) await killBrowser()
      await typing
      // The page must open again with the server away, and with a line that never answers.
      const found = await shownIn(await pageOf(), key)
      if (browserDies) {
        // What was read back from the device is the least that must be there; nothing that was never typed may be.
        expect(found.startsWith(sure), `${where}: “${found}” lacks committed “${sure}”`).toBe(true)
        expect((held[key] + whole).startsWith(found), `${where}: “${found}” was never typed`).toBe(true)
      } else expect(found, where).toBe(held[key] + whole)
      held[key] = found
      if (roll() < 0.6) line.set('whole')
      if (roll() < 0.6) await startServer()
    }
    const where = `seed ${seed}, ${told.join(' → ')}`
    line.set('whole')
    await startServer()
    await open(await pageOf(), token)
    await browser!.page.getByText(/Đã lưu \d\d:\d\d/).waitFor()
    for (const key of keys) expect(await shownIn(browser!.page, key), where).toBe(held[key])
    const kept = (await (await fetch(`${direct()}/api/public/drafts/${token}`)).json()) as {
      cells: Record<string, { value: string }>
      lost: unknown[]
    }
    for (const key of keys) expect(kept.cells[key]?.value ?? '', where).toBe(held[key])
    expect(kept.lost, where).toEqual([])
    expect(Object.values(held).join('').length, where).toBeGreaterThan(0)
    console.log(`${where}: ${Object.values(held).join('').length} characters kept`)
  },
)
