/** Nothing typed is lost: browser and server are killed at random while somebody types; what the device had committed is there again. */
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

const rounds = 10
const seed = Number(process.env.AUTOSAVE_SEED ?? 20261125)
const token = 'k'.repeat(32)
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
const roll = dice(seed)
const upTo = (most: number) => Math.floor(roll() * most)
const words = 'gốm sứ sơn mài Ẫ Ỗ Ặ đường nước lụa tơ 12 34'.split('')
const text = (length: number) => Array.from({ length }, () => words[upTo(words.length)]).join('')

let database: Database
let port: number
let server: ChildProcess | undefined
let browser: { process: ChildProcess; speak: Browser; page: Page } | undefined
const address = () => `http://127.0.0.1:${port}`
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
      await fetch(`${address()}/api/health`).then(
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
  const path = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    each => each && existsSync(each),
  )
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const child = spawn(path!, [...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  })
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
const open = async (page: Page) => {
  await page.goto(`${address()}/ho-so-cua-toi/${token}?buoc=de-an`)
  await page.getByLabel(fields.need).waitFor()
}
const shownIn = (page: Page, key: Key) => page.getByLabel(fields[key]).inputValue()
/** What the device's own store holds of a field now; undefined when it holds nothing of it. */
const committed = (page: Page, key: Key) =>
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

beforeAll(async () => {
  await buildWeb(() => {})
  database = await testDatabase()
  port = await freePort()
  await startServer()
  const { rows } = await database.pool.query<{ code: string }>(
    "select code from call where state = 'published' and closes_on >= '2026-11-22' limit 1",
  )
  const opened = await fetch(`${address()}/api/public/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, call: rows[0]!.code, activity: 'machine', phone: '0912000111' }),
  })
  expect(opened.status).toBe(200)
})
afterAll(async () => {
  await killBrowser()
  await killServer()
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

it(`${rounds} rounds of killing: every committed character is there again, on the device and in the end on the server`, {
  timeout: 900_000,
}, async () => {
  const held: Record<Key, string> = { need: '', aims: '', place: '' }
  let kills = 0
  for (let round = 0; round < rounds; round++) {
    // The first time the page must be fetched; later it opens with the server away.
    if (round === 0 || roll() < 0.5) await startServer()
    const page = await startBrowser()
    await open(page)
    for (const key of keys) expect(await shownIn(page, key), `${key}, round ${round}, seed ${seed}`).toBe(held[key])
    // The page's files are in the device's keeping before the first kill.
    if (round === 0)
      await page.waitForFunction(async () => (await (await caches.open('khuyencong-ho-so-1')).match('/api/session')) !== undefined)
    const key = keys[upTo(keys.length)]!
    await page.getByLabel(fields[key]).focus()
    await page.keyboard.press('End')
    const whole = text(5 + upTo(25))
    const cut = upTo(whole.length)
    const serverDies = server !== undefined && roll() < 0.4
    await page.keyboard.type(whole.slice(0, cut), { delay: upTo(40) })
    if (serverDies) {
      await killServer()
      kills++
    }
    const sure = (await committed(page, key)) ?? held[key]
    const typing = page.keyboard.type(whole.slice(cut), { delay: upTo(30) }).catch(() => {})
    await new Promise(done => setTimeout(done, upTo(400)))
    await killBrowser()
    await typing
    // What was read back from the device is the least that must be there; nothing that was never typed may be.
    const again = await startBrowser()
    await open(again)
    const found = await shownIn(again, key)
    expect(found.startsWith(sure), `round ${round}, seed ${seed}: “${found}” lacks committed “${sure}”`).toBe(true)
    expect((held[key] + whole).startsWith(found), `round ${round}, seed ${seed}: “${found}” was never typed`).toBe(true)
    held[key] = found
    await killBrowser()
  }
  await startServer()
  const page = await startBrowser()
  await open(page)
  await page.getByText(/Đã lưu \d\d:\d\d/).waitFor()
  for (const key of keys) expect(await shownIn(page, key)).toBe(held[key])
  const { rows } = await database.pool.query<{ cells: Record<string, { value: string }> }>('select cells from application')
  for (const key of keys) expect(rows[0]!.cells[key]?.value ?? '').toBe(held[key])
  expect(Object.values(held).join('').length).toBeGreaterThan(rounds)
  console.log(`${rounds} browsers and ${kills} servers killed, ${Object.values(held).join('').length} characters kept`)
})
