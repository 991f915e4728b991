/** The queue of a device against a server that answers late, not at all, or twice: what was typed last is there in the end. */
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ApiProblem } from '../../../web/api.ts'
import type { Cells, FieldValue, Patch } from '../applications.schema.ts'
import { merged } from '../merge.rules.ts'
import { Device } from './device.ts'
import type { DraftData, LostData, TypedAnswer } from './draft.data.ts'
import { Keeper, type Line } from './keeper.ts'

const token = 'x'.repeat(32)
type Fault = 'none' | 'unsent' | 'unanswered'
/** A server in memory with the product's own rule of merging. */
const testServer = () => {
  const cells: Cells = {}
  const seen = new Set<string>()
  const lost: LostData[] = []
  let revision = 1
  let fault: Fault = 'none'
  const offline = () => new ApiProblem({ status: 0 })
  const shown = () => Object.fromEntries(Object.entries(cells).map(([key, { value, revision: at }]) => [key, { value, revision: at }]))
  const take = (device: string, patches: readonly Patch[]) => {
    for (const patch of patches) {
      if (seen.has(patch.id)) continue
      seen.add(patch.id)
      const { cell, lost: gone } = merged(cells[patch.key], { ...patch, typed: patch.at, device }, revision + 1)
      if (cell) {
        cells[patch.key] = cell
        revision++
      }
      if (gone) lost.push({ id: gone.id, key: patch.key, value: gone.value, at: gone.at })
    }
  }
  const line: Line = {
    fetch: async () => {
      if (fault !== 'none') throw offline()
      return { cells: shown(), lost: [...lost], revision, state: 'draft' } as unknown as DraftData
    },
    send: async (_, { device, patches }) => {
      if (fault === 'unsent') throw offline()
      take(device, patches)
      if (fault === 'unanswered') throw offline()
      return {
        taken: patches.map(({ id }) => id),
        refused: [],
        state: 'draft',
        typing: true,
        revision,
        cells: shown(),
        lost: [...lost],
      } as TypedAnswer
    },
  }
  return {
    line,
    cells,
    lost,
    set fault(next: Fault) {
      fault = next
    },
  }
}
let serial = 0
let now = 1_000_000
const clock = () => now++
const start = async (name: string, line: Line) => {
  const keeper = new Keeper(token, new Device(name), line, clock)
  await keeper.open()
  return keeper
}
const keys = ['name', 'need'] as const
const faults = fc.constantFrom<Fault>('none', 'unsent', 'unanswered')
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      who: fc.nat(1),
      key: fc.constantFrom(...keys),
      text: fc.string({ maxLength: 5 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const), who: fc.nat(1), fault: faults }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), who: fc.nat(1), fault: faults }) },
)

it('one device: whatever is typed, sent, lost on the way and restarted, the server ends with what was typed last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      const server = testServer()
      const name = `one-${serial++}`
      let keeper = await start(name, server.line)
      const last: Record<string, FieldValue> = {}
      for (const each of steps) {
        if (each.do === 'type') {
          await keeper.type(each.key, each.text)
          last[each.key] = each.text
          continue
        }
        server.fault = each.fault
        if (each.do === 'flush') await keeper.flush()
        else {
          keeper.stop()
          keeper = await start(name, server.line)
          expect(keeper.state.values).toMatchObject(last)
        }
        server.fault = 'none'
      }
      await keeper.refresh()
      keeper.stop()
      expect(Object.fromEntries(Object.entries(server.cells).map(([key, { value }]) => [key, value]))).toEqual(last)
      expect(server.lost).toEqual([])
      expect(keeper.state.save).toBe('saved')
    }),
    { numRuns: 120, seed: 20261125 },
  )
})
it('two devices: both end with the same, and the last typing of each holds, was seen and replaced, or is kept to be shown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async steps => {
      const server = testServer()
      const names = [`a-${serial}`, `b-${serial++}`]
      const keepers = [await start(names[0]!, server.line), await start(names[1]!, server.line)]
      const typed: { who: number; key: string; text: string; saw: FieldValue | undefined }[] = []
      for (const each of steps) {
        const keeper = keepers[each.who]!
        if (each.do === 'type') {
          typed.push({ who: each.who, key: each.key, text: each.text, saw: keeper.state.values[each.key] })
          await keeper.type(each.key, each.text)
          continue
        }
        server.fault = each.fault
        if (each.do === 'flush') await keeper.flush()
        else {
          keeper.stop()
          keepers[each.who] = await start(names[each.who]!, server.line)
        }
        server.fault = 'none'
      }
      for (let round = 0; round < 2; round++) for (const keeper of keepers) await keeper.refresh()
      for (const keeper of keepers) keeper.stop()
      expect(keepers[0]!.state.values).toEqual(keepers[1]!.state.values)
      for (const key of keys)
        for (const who of [0, 1]) {
          const at = typed.findLastIndex(each => each.who === who && each.key === key)
          if (at < 0) continue
          const { text } = typed[at]!
          const held = server.cells[key]?.value === text
          const kept = server.lost.some(each => each.key === key && each.value === text)
          const seen = typed.slice(at + 1).some(each => each.key === key && each.saw === text)
          expect(held || kept || seen, `${key} of ${who}: ${text}`).toBe(true)
        }
    }),
    { numRuns: 120, seed: 20261126 },
  )
})
it('what comes too late is kept on the device and said', async () => {
  const server = testServer()
  const keeper = await start(`late-${serial++}`, {
    ...server.line,
    send: async (_, { patches }) => ({
      taken: [],
      refused: patches.map(({ id }) => id),
      state: 'submitted',
      typing: false,
      revision: 2,
      cells: {},
      lost: [],
    }),
  })
  await keeper.type('name', 'muộn')
  await keeper.flush()
  keeper.stop()
  expect(keeper.state).toMatchObject({ save: 'refused', values: { name: 'muộn' } })
})
it('a network that never answers is given up, and what was typed goes out on the next', async () => {
  const server = testServer()
  let answers = false
  const silent: Line = {
    ...server.line,
    send: (draft, body) => (answers ? server.line.send(draft, body) : new Promise(() => {})),
  }
  const keeper = new Keeper(token, new Device(`silent-${serial++}`), silent, clock, 30)
  await keeper.open()
  await keeper.type('name', 'gốm')
  await keeper.flush()
  expect(keeper.state.save).toBe('offline')
  answers = true
  await keeper.flush()
  keeper.stop()
  expect(server.cells.name?.value).toBe('gốm')
})
it('an address that holds no longer is said, and what was typed stays on the device', async () => {
  const server = testServer()
  const name = `barred-${serial++}`
  const keeper = await start(name, {
    ...server.line,
    send: async () => {
      throw new ApiProblem({ status: 404, detail: 'Không có hồ sơ này' })
    },
  })
  await keeper.type('name', 'gốm')
  await keeper.flush()
  keeper.stop()
  expect(keeper.state).toMatchObject({ save: 'barred', values: { name: 'gốm' }, problem: { detail: 'Không có hồ sơ này' } })
  const again = await start(name, server.line)
  again.stop()
  expect(server.cells.name?.value).toBe('gốm')
})
