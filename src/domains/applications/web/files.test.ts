/** Photographs on their way: kept on the device, told how far they are, tried again, refused with words. */
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { ApiProblem } from '../../../web/api.ts'
import { Device } from './device.ts'
import { FileQueue } from './files.ts'

const token = 'y'.repeat(32)
const photo = (name: string) => new File(['x'], name)
const shares = (queue: FileQueue) => queue.waiting.map(file => file.share)

it('tells how much has gone out, hundredth by hundredth, one file after the other', async () => {
  const told: (number | null)[][] = []
  const queue = new FileQueue(token, new Device('di-dan'), async (_token, _id, _kind, _file, onShare) => {
    for (const share of [0, 0.401, 0.405, 0.9, 1]) onShare(share)
  })
  queue.subscribe(() => told.push(shares(queue)))
  await queue.add('quotation', [photo('a.jpg'), photo('b.jpg')])
  await queue.flush()
  expect(told).toContainEqual([null, null])
  expect(told.filter(each => each[0] === 0.401 && each[1] === null)).toHaveLength(1)
  expect(told.flat()).not.toContain(0.405)
  expect(queue.waiting).toEqual([])
})
it('begins again after a dropped connection, and says why when the server refuses', async () => {
  let tries = 0
  const queue = new FileQueue(token, new Device('dut-mang'), async (_token, _id, _kind, _file, onShare) => {
    tries++
    onShare(0.5)
    if (tries === 1) throw new ApiProblem({ status: 0 })
    throw new ApiProblem({ status: 422, detail: 'Tệp này không phải giấy tờ.' })
  })
  await queue.add('quotation', [photo('a.jpg')])
  await queue.flush()
  expect(queue.waiting).toMatchObject([{ share: null, problem: null }])
  await queue.flush()
  expect(queue.waiting).toMatchObject([{ problem: 'Tệp này không phải giấy tờ.' }])
  await queue.drop(queue.waiting[0]!.id)
  expect(queue.waiting).toEqual([])
})
it('does not send what is too heavy, says so at once, and holds up no other file', async () => {
  const sent: string[] = []
  const queue = new FileQueue(token, new Device('nang'), async (_token, _id, _kind, file) => void sent.push(file.name))
  const heavy = new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'nang.pdf')
  await queue.add('quotation', [heavy, photo('a.jpg')])
  await queue.flush()
  expect(sent).toEqual(['a.jpg'])
  expect(queue.waiting).toMatchObject([{ name: 'nang.pdf', problem: expect.stringContaining('21 MB') }])
  await queue.retry(queue.waiting[0]!.id)
  expect(sent).toEqual(['a.jpg'])
  expect(queue.waiting).toMatchObject([{ problem: expect.stringContaining('20 MB') }])
})
