/** Votes that one machine would stuff: new devices of an address are bounded by the day, whatever it calls itself. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../server/testing.ts'
import { openContest, sendEntry } from './contests.testing.ts'
import { mostOfAddress, networkOf, vote } from './votes.actions.ts'

let server: TestServer
let contest: string
const query = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows
beforeAll(async () => {
  server = await testServer('2024-12-03')
  contest = await openContest(server, {
    opensOn: '2024-11-01',
    closesOn: '2024-12-03',
    votingFrom: '2024-12-05',
    votingUntil: '2024-12-09',
  })
  for (const title of ['Mẫu một', 'Mẫu hai']) await sendEntry(server.visitor, contest, { title })
  await query(
    `update contest_entry e set number = n.number, state = 'submitted' from (select id, row_number() over (order by receipt)::int as number from contest_entry) n where n.id = e.id`,
  )
  await query(`update contest set state = 'preliminary'`)
})
afterAll(() => server.close())

it('an address brings so many new devices a day, and who voted may still move their vote', async () => {
  const on = (today: string) => ({ ...server.ctx, today })
  const give = (number: number, address: string, device?: string, today = '2024-12-05') =>
    vote(on(today), contest, number, { device, address })
  const first = await give(1, '2001:db8:1:2::1')
  for (let at = 1; at < mostOfAddress; at++) await give(1, `2001:db8:1:2::${(at + 1).toString(16)}`, `toi-${at}`)
  await expect(give(1, '2001:db8:1:2:ffff::9')).rejects.toThrow('mạng này')
  expect(await give(2, '2001:db8:1:2::1', first.device)).toEqual({ number: 2 })
  expect(await give(1, '192.0.2.7')).toMatchObject({ number: 1, device: expect.any(String) })
  expect(await give(1, '2001:db8:1:2::1', undefined, '2024-12-06')).toMatchObject({ number: 1 })
  // A name of a browser's own making is not among those that are kept.
  expect(await query('select count(*)::int as votes, count(distinct device_hash)::int as devices from contest_vote')).toEqual([
    { votes: mostOfAddress + 2, devices: mostOfAddress + 2 },
  ])
})
it('of an IPv6 address the network is what counts, of an IPv4 address the whole', () => {
  expect([
    networkOf('2001:db8:1:2:3:4:5:6'),
    networkOf('2001:db8::1'),
    networkOf('::1'),
    networkOf('192.0.2.7'),
    networkOf('::ffff:192.0.2.7'),
  ]).toEqual(['2001:db8:1:2', '2001:db8:0:0', '0:0:0:0', '192.0.2.7', '::ffff:192.0.2.7'])
})
