/** People are told once, in the product and outside, and what cannot be sent waits, is tried again and is shown. */

import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { gatewaySender, mailSender } from '../../files/mail.ts'
import { type TestServer, testServer } from '../../server/testing.ts'
import { establishmentAt, machineForm } from '../projects/projects.testing.ts'
import { notify, remind } from './notices.actions.ts'
import { ports } from './notices.ports.ts'
import { nextTry, stageOf } from './notices.rules.ts'
import { forgetSent, sendWaiting } from './outbox.actions.ts'

let server: TestServer
const own = { ...ports }
const idOf = async (username: string) =>
  (await server.database.pool.query('select id from account where username = $1', [username])).rows[0].id
const tell = async (username: string, key: string, more = {}) =>
  server.database.db.transaction(async tx =>
    notify(tx, server.ctx, {
      to: { accountIds: [await idOf(username)], ...more },
      title: 'DA-2024-0001 cần bổ sung',
      text: 'Thiếu báo giá.',
      link: '/ho-so/DA-2024-0001',
      entity: 'project',
      recordId: '00000000-0000-4000-8000-000000000001',
      key,
    }),
  )
const messages = async () => (await server.database.pool.query('select * from message order by created_at')).rows

beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  await server.database.pool.query('delete from message; delete from notice; delete from notice_choice')
  await server.database.pool.query(`update account set email = username || '@example.vn' where username in ('trungtam', 'thamdinh')`)
})
afterEach(() => Object.assign(ports, { senders: {}, address: '', deadlines: own.deadlines }))
afterAll(() => server.close())

describe('in the product', () => {
  it('tells each person once for a key, counts what is unread, and lets nobody read another’s', async () => {
    await tell('trungtam', 'a')
    await tell('trungtam', 'a')
    await tell('trungtam', 'b')
    await tell('thamdinh', 'a')
    const centre = await server.as('trungtam')
    const list = await centre.get('/notices')
    expect(list.body).toMatchObject({ total: 2, unread: 2 })
    expect(list.body.rows![0]).toMatchObject({ title: 'DA-2024-0001 cần bổ sung', link: '/ho-so/DA-2024-0001', read: false })
    // Another's notice named by its id stays as it was.
    const appraiser = await server.as('thamdinh')
    expect((await appraiser.post('/notices/read', { ids: list.body.rows!.map(row => row.id), read: true })).body).toEqual({ unread: 1 })
    expect((await centre.get('/notices/unread')).body).toEqual({ unread: 2 })
    expect((await centre.post('/notices/read', { ids: [list.body.rows![0]!.id], read: true })).body).toEqual({ unread: 1 })
    expect((await centre.post('/notices/read', { ids: null, read: true })).body).toEqual({ unread: 0 })
    expect((await server.visitor.get('/notices')).status).toBe(401)
  })
  it('is taken back with the act when that fails', async () => {
    await expect(
      server.database.db.transaction(async tx => {
        await notify(tx, server.ctx, {
          to: { accountIds: [await idOf('trungtam')] },
          title: 'x',
          link: '/',
          entity: 'project',
          recordId: '00000000-0000-4000-8000-000000000001',
        })
        throw new Error('the act failed')
      }),
    ).rejects.toThrow('the act failed')
    expect((await (await server.as('trungtam')).get('/notices')).body).toMatchObject({ total: 0 })
  })
})

describe('outside the product', () => {
  /** The plainest SMTP server: takes every letter. */
  const postOffice = () =>
    new Promise<{ url: string; letters: string[]; close: () => void }>(resolve => {
      const letters: string[] = []
      const listening = createServer(socket => {
        let inLetter = false
        let text = ''
        socket.write('220 test\r\n')
        socket.on('data', data => {
          for (const line of data.toString('utf8').split('\r\n').slice(0, -1)) {
            if (inLetter) {
              if (line !== '.') text += `${line}\n`
              else {
                inLetter = false
                letters.push(text)
                socket.write('250 kept\r\n')
              }
            } else if (line === 'DATA') {
              inLetter = true
              text = ''
              socket.write('354 go on\r\n')
            } else socket.write(line.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n')
          }
        })
        socket.on('error', () => {})
      }).listen(0, '127.0.0.1', () =>
        resolve({ url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`, letters, close: () => listening.close() }),
      )
    })
  it('sends by SMTP to whoever has an address and wants it, with a link, once', async () => {
    const office = await postOffice()
    ports.senders.email = mailSender(office.url, 'Khuyến công <khuyencong@example.vn>')
    ports.address = 'https://khuyencong.example.vn'
    await (await server.as('thamdinh')).put('/notices/choices', { email: false })
    await tell('trungtam', 'a')
    await tell('trungtam', 'a')
    await tell('thamdinh', 'a')
    await tell('ketoan', 'a')
    expect(await sendWaiting(server.database.db)).toBe(1)
    expect(await sendWaiting(server.database.db)).toBe(0)
    expect(office.letters).toHaveLength(1)
    const letter = office.letters[0]!
    expect(letter).toContain('To: trungtam@example.vn')
    expect(Buffer.from(letter.split('\n\n').slice(1).join(''), 'base64').toString('utf8') + letter).toContain('/ho-so/DA-2024-0001')
    office.close()
    // A month later nobody can read who was written to.
    await forgetSent(server.database.db, new Date(Date.now() + 31 * 86_400_000))
    expect((await messages())[0]).toMatchObject({ state: 'sent', address: null, body: '' })
  })
  it('waits longer after each failure, gives up after six tries, and an administrator sends again', async () => {
    const gateway = gatewaySender('http://127.0.0.1:9/', '')
    ports.senders.phone = message => gateway(message)
    await tell('trungtam', 'a', { phone: '0912345678' })
    let now = new Date()
    for (let tries = 1; tries <= 6; tries++) {
      expect(await sendWaiting(server.database.db, now)).toBe(0)
      const [row] = await messages()
      expect(row).toMatchObject({ attempts: tries, state: tries < 6 ? 'waiting' : 'failed' })
      // Not before its time.
      expect(await sendWaiting(server.database.db, now)).toBe(0)
      expect((await messages())[0].attempts).toBe(tries)
      if (tries < 6) now = new Date(now.getTime() + nextTry(tries)! * 60_000)
    }
    const admin = await server.as('quantri')
    const shown = await admin.get('/messages')
    expect(shown.body).toMatchObject({ failed: 1, waiting: 0 })
    expect(JSON.stringify(shown.body)).not.toContain('0912345678')
    const got: string[] = []
    ports.senders.phone = async ({ to, text }) => void got.push(`${to}: ${text}`)
    expect((await admin.post('/messages/retry')).body).toEqual({ again: 1 })
    expect(await sendWaiting(server.database.db, new Date(Date.now() + 1000))).toBe(1)
    expect(got[0]).toMatch(/^0912345678: Thiếu báo giá/)
    expect((await (await server.as('trungtam')).get('/messages')).status).toBe(403)
  })
  it('writes nothing to send where there is no way out', async () => {
    await tell('trungtam', 'a', { phone: '0912345678', email: 'ai@example.vn' })
    expect(await messages()).toEqual([])
  })
})

describe('what falls due', () => {
  it('is recalled 7 and 2 days before, on the day, and once when late', () => {
    expect(
      ['2024-11-21', '2024-11-22', '2024-11-27', '2024-11-29', '2024-11-30', '2024-12-05'].map(today => stageOf('2024-11-29', today)),
    ).toEqual([null, '7', '2', '0', 'late', 'late'])
  })
  it('goes to those whose step it is, once, and into the calendar of whoever holds its address', async () => {
    const { id } = await establishmentAt(server.database, 'CS-0001', 'hn-d-279')
    expect(id).toBeTruthy()
    const { code } = (await (await server.as('thuongtin')).post('/projects', machineForm('CS-0001', 'hn-d-279'))).body as unknown as {
      code: string
    }
    await server.database.pool.query(`update project set state = 'under_way', planned_end_on = '2024-11-25' where code = $1`, [code])
    const day = { ...server.ctx, today: '2024-11-23' }
    expect(await remind(day)).toBeGreaterThan(0)
    await remind(day)
    const appraiser = await server.as('thamdinh')
    const told = (await appraiser.get('/notices')).body.rows!.filter(row => String(row.title).includes(code))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ title: `${code}: Hạn hoàn thành, hạn 25/11/2024`, link: `/ho-so/${code}`, dueOn: '2024-11-25' })
    expect(((await (await server.as('ketoan')).get('/notices')).body.rows ?? []).length).toBe(0)

    const { path } = (await appraiser.post('/notices/calendar')).body as unknown as { path: string }
    const calendar = await server.app.inject({ method: 'GET', url: path })
    expect(calendar.headers['content-type']).toContain('text/calendar')
    expect(calendar.body).toContain(`SUMMARY:${code}: Hạn hoàn thành`)
    expect(calendar.body).toContain('DTSTART;VALUE=DATE:20241125')
    // A new address ends the old one.
    const next = (await appraiser.post('/notices/calendar')).body as unknown as { path: string }
    expect((await server.app.inject({ method: 'GET', url: path })).statusCode).toBe(404)
    expect((await server.app.inject({ method: 'GET', url: next.path })).statusCode).toBe(200)
    expect(
      (await server.database.pool.query('select calendar_hash from notice_choice where calendar_hash is not null')).rows[0].calendar_hash,
    ).not.toContain(next.path.split('/').at(-1)!.slice(0, 20))
  })
})
