/** The commands as they are typed: start, stop, the settings they refuse, templates and a run with its exit code. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { modeOf } from '../../src/cli/mode.ts'
import { productFolder } from '../../src/db/connect.ts'

const program = join(productFolder, 'bin', 'khuyencong.mjs')
const folder = mkdtempSync(join(tmpdir(), 'khuyến công có dấu '))
const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})
const environment = (more: Record<string, string>) => ({
  ...process.env,
  DATABASE_URL: '',
  KHUYENCONG_DATA: join(folder, 'dữ liệu'),
  HOST: '127.0.0.1',
  ...more,
})
/** Starts the product and answers with its address once it is ready. */
const start = (more: Record<string, string> = {}) =>
  new Promise<{ address: string; said: string; stop: () => Promise<number | null> }>((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'start'], { env: environment({ PORT: '0', ...more }) })
    running.push(child)
    let said = ''
    const ended = new Promise<number | null>(done => child.once('exit', done))
    child.stderr?.on('data', chunk => {
      said += String(chunk)
    })
    child.stdout?.on('data', chunk => {
      said += String(chunk)
      const address = /Sẵn sàng ở (\S+)/.exec(said)?.[1]
      if (!address || !said.includes('quantri')) return
      resolve({
        address,
        said,
        stop: () => {
          child.kill('SIGTERM')
          return ended
        },
      })
    })
    void ended.then(code => reject(new Error(`ended with ${code}: ${said}`)))
  })

describe('start', () => {
  it('runs on the embedded database in a folder with blanks and accents, prints personas, stops, and starts again with its data', async () => {
    const first = await start()
    const get = async (path: string) => fetch(`${first.address}${path}`)
    expect(await (await get('/api/health')).json()).toEqual({ ok: true, businessDate: '2024-11-22', demo: true })
    expect(await (await get('/')).text()).toContain('<div id="root">')
    expect(await (await get('/ho-so/khong-co')).text()).toContain('<div id="root">')
    expect((await get('/api/khong-co')).status).toBe(404)
    expect(await (await get('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
    expect(first.said).toMatch(/khuyencong-demo/)
    const signedIn = await fetch(`${first.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'lanhdao', password: 'khuyencong-demo' }),
    })
    expect(signedIn.status).toBe(200)
    expect(await first.stop()).toBe(0)
    const second = await start()
    const again = await fetch(`${second.address}/api/projects`, {
      headers: { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' },
    })
    expect(await again.json()).toMatchObject({ total: expect.any(Number) })
    expect(await second.stop()).toBe(0)
  })
  it('says which port is taken and ends with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise(done => other.once('listening', done))
    const { port } = other.address() as { port: number }
    await expect(start({ PORT: String(port) })).rejects.toThrow(new RegExp(`ended with 1[\\s\\S]*${port}`))
    other.close()
  })
  it('refuses a business date outside the demonstration, a day that does not exist, and an unknown set', () => {
    expect(() => modeOf({ KHUYENCONG_DEMO: '0', KHUYENCONG_TODAY: '2024-11-22' })).toThrow(/minh họa/)
    expect(() => modeOf({ KHUYENCONG_TODAY: '2024-02-30' })).toThrow(/2024-02-30/)
    expect(() => modeOf({ KHUYENCONG_DEMO_SET: 'khac' })).toThrow(/ha-noi-2024/)
    expect(modeOf({ KHUYENCONG_TODAY: '2025-07-01' }).day()).toBe('2025-07-01')
    expect(modeOf({ KHUYENCONG_DEMO: '0' }).set).toBeNull()
  })
})
describe('the other commands', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [program, ...args], { cwd: folder, env: environment({}), encoding: 'utf8' })
  it('template writes a workbook; an unknown kind is refused with those there are', () => {
    expect(run('template', 'projects').status).toBe(0)
    expect(existsSync(join(folder, 'de-an.xlsx'))).toBe(true)
    const refused = run('template', 'khac')
    expect(refused.status).toBe(1)
    expect(refused.stderr).toContain('establishments')
  })
  it('run ends with 2 when rows are refused, 0 when none is, 1 when there is no plan, and writes six files', () => {
    const out = join(folder, 'ra')
    expect(run('run', join(productFolder, 'examples/ha-noi-2024'), '--out', out).status).toBe(2)
    expect(readdirSync(out).sort()).toEqual(['bao-cao.docx', 'bao-cao.json', 'bao-cao.xlsx', 'loi.xlsx', 'lua-chon.xlsx', 'sang-loc.xlsx'])
    expect(run('run', join(productFolder, 'examples/xa-2026'), '--out', out).status).toBe(0)
    expect(run('run', folder, '--out', out).status).toBe(1)
    expect(run('run').status).toBe(1)
  })
  it('verify says that the demonstration’s record of acts is whole', () => {
    const sound = run('verify')
    expect(`${sound.status} ${sound.stdout}`).toMatch(/^0 [\s\S]*toàn vẹn: \d{3,} việc/)
  })
})
