/** Guessing the telephone of a receipt: limited by receipt, from however many addresses, for numbers that were given and others alike. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commune, machineValues, phone, takingServer } from './applications.testing.ts'

let taking: Awaited<ReturnType<typeof takingServer>>
beforeAll(async () => {
  taking = await takingServer()
})
afterAll(() => taking.server.close())

let address = 0
/** Each question comes from another address. */
const follow = async (receipt: string, number: string) => {
  address += 1
  const answer = await taking.server.app.inject({
    method: 'POST',
    url: '/api/public/applications/follow',
    payload: { receipt, phone: number },
    remoteAddress: `203.0.113.${address}`,
  })
  return { status: answer.statusCode, body: answer.json() as { detail?: string; receipt?: string } }
}
const wrongTimes = (times: number, receipt: string) =>
  Promise.all(Array.from({ length: times }, (_, at) => follow(receipt, `09000009${10 + at}`)))

it('five wrong telephones close a receipt for a while, even to the right one, and say until when', async () => {
  const { receipt } = await taking.submitted()
  expect((await wrongTimes(5, receipt)).map(answer => answer.status)).toEqual([404, 404, 404, 404, 404])
  const closed = await follow(receipt, phone)
  expect(closed.status).toBe(403)
  expect(closed.body.detail).toContain('15 phút')
  await taking.server.database.pool.query("update follow_attempt set locked_until = now() - interval '1 second' where receipt = $1", [
    receipt,
  ])
  expect(await follow(receipt, phone)).toMatchObject({ status: 200, body: { receipt } })
})
it('a number that was never given closes alike, and other receipts stay open', async () => {
  const { receipt } = await taking.submitted()
  await wrongTimes(5, 'BN-2026-9998')
  const none = await follow('BN-2026-9998', phone)
  await wrongTimes(5, receipt)
  const given = await follow(receipt, phone)
  expect(none).toEqual(given)
  expect(none.status).toBe(403)
  const other = await taking.submitted()
  expect(await follow(other.receipt, phone)).toMatchObject({ status: 200 })
})
it('the right telephone forgets the wrong ones before it', async () => {
  const { receipt } = await taking.submitted()
  await wrongTimes(4, receipt)
  expect((await follow(receipt, phone)).status).toBe(200)
  await wrongTimes(4, receipt)
  expect((await follow(receipt, phone)).status).toBe(200)
})
it('keeps nothing of what cannot be a receipt', async () => {
  expect((await follow(`x${'y'.repeat(20)}`, phone)).status).toBe(404)
  const { rows } = await taking.server.database.pool.query("select 1 from follow_attempt where receipt not like 'BN-%'")
  expect(rows).toEqual([])
})
it('the telephone that the receipt prints follows it: the one in the form, not the one that opened the draft', async () => {
  const { receipt } = await taking.submitted(machineValues(commune, { phone: '0977 888 999' }))
  expect(await follow(receipt, '0977888999')).toMatchObject({ status: 200, body: { receipt } })
  expect((await follow(receipt, phone)).status).toBe(404)
})
