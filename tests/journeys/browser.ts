/** A real browser on the real product: built screens, real server, a demo set on a test database. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { buildWeb } from '../../src/cli/build-web.ts'
import type { Database } from '../../src/db/connect.ts'
import { testDatabase } from '../../src/db/testing.ts'
import { type DemoSet, ensureDemo } from '../../src/domains/demo.ts'
import { startRunner } from '../../src/domains/jobs/runner.actions.ts'
import type { Day } from '../../src/kernel/dates.ts'
import { buildApp } from '../../src/server/app.ts'
import { memoryFiles } from '../../src/server/testing.ts'

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** In one process all windows share one store of cookies: whoever signs in in one is signed in in all. */
const shares = ['--single-process', '--no-zygote']
/** The system's Chromium, or the one that comes as an npm package, and what it is started with. */
export const chromiumHere = async (): Promise<{ path: string; flags: string[] }> => {
  const found = [process.env.CHROMIUM_PATH, ...systemBrowsers].find(path => path && existsSync(path))
  if (found) return { path: found, flags: quiet }
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x'
  const packaged = (await import('@sparticuz/chromium')).default
  const flags = packaged.args.filter(arg => !shares.includes(arg))
  return { path: await packaged.executablePath(), flags: [...flags, ...quiet] }
}
const launch = async (): Promise<Browser> => {
  const { path, flags } = await chromiumHere()
  return chromium.launch({ executablePath: path, args: flags })
}

export interface Journey {
  database: Database
  /** The business day; moving it is moving the calendar. */
  day: Day
  /** Opens the product signed in as a persona, in a window of its own. */
  as(username: string): Promise<Page>
  close(): Promise<void>
}
/** @param size the window, in CSS pixels; a phone by default is 390 × 844 */
export const startJourney = async (set: DemoSet, day: Day, size = { width: 1440, height: 900 }): Promise<Journey> => {
  await buildWeb(() => {})
  const database = await testDatabase()
  await ensureDemo(database, set)
  const state = { day }
  const files = memoryFiles()
  const app = await buildApp({ database, today: () => state.day, demo: true, files })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const runner = startRunner({ database, files, demo: true })
  const browser = await launch()
  const windows = new Map<string, Page>()
  return {
    database,
    get day() {
      return state.day
    },
    set day(next: Day) {
      state.day = next
    },
    as: async username => {
      const known = windows.get(username)
      if (known) return known
      const context = await browser.newContext({ viewport: size, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      await page.request.post(`${address}/api/session/persona`, { data: { username } })
      await page.goto(address)
      windows.set(username, page)
      return page
    },
    close: async () => {
      await browser.close()
      await app.close()
      await runner.stop()
      await database.close()
    },
  }
}
