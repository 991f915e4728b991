/** What a round says beside its outcome: the least money that changes it, what holds a project out, why nothing can be chosen. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marginsOf, questionsOf } from './analysis.rules.ts'
import type { RuleKind, Solution } from './choosing/choosing.schema.ts'
import { insideOf, outcomeOf, plainRule } from './rounds.rules.ts'
import type { RoundCandidate, RoundInput, RuleSpec } from './rounds.schema.ts'

const candidate = (code: string, amount: number, score: number, more: Partial<RoundCandidate> = {}): RoundCandidate => ({
  id: `id-${code}`,
  code,
  name: `Đề án ${code}`,
  amount,
  pilot: false,
  priorities: [],
  experienceYears: score,
  blocked: null,
  lineId: 'dong',
  activity: 'machine',
  unitId: 'xa',
  unitName: 'Xã thử',
  establishmentIds: [`cs-${code}`],
  beneficiaries: [],
  gives: {},
  score: String(score),
  ...more,
})
const round = (left: number, candidates: RoundCandidate[], more: Partial<RoundInput> = {}): RoundInput => ({
  lines: [{ id: 'dong', name: 'Dòng', left }],
  candidates,
  exceptions: [],
  targets: [],
  ...more,
})
const found = (chosen: string[], score: bigint, more: Partial<Solution> = {}): Solution =>
  ({ kind: 'found', chosen, cost: 0, score, proven: true, bound: score, tiesProven: true, ...more }) as Solution
const reasonOf = (input: RoundInput, spec: RuleSpec, solution: Solution | null, code: string) =>
  outcomeOf(input, spec, solution).standings.find(one => one.code === code)?.reason

describe('more money', () => {
  it('begins with the least sum that changes who is in, by every rule that goes down a ranking', () => {
    const lists = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 8 })
    const kinds = fc.constantFrom<RuleKind[]>('order', 'stop', 'skip', 'part')
    fc.assert(
      fc.property(lists, fc.integer({ min: -10, max: 80 }), kinds, fc.constantFrom(0, 30, 50), (list, left, kind, minShare) => {
        const candidates = list.map(([amount, score], at) => candidate(`D${at}`, amount, score))
        const spec = { ...plainRule(kind), minShare }
        const inside = (extra: number) => insideOf(outcomeOf(round(left + extra, candidates), spec, null)).join()
        const now = inside(0)
        const truth = Array.from({ length: 400 }, (_, at) => at + 1).find(extra => inside(extra) !== now)
        const input = round(left, candidates)
        const asked = questionsOf(input, spec, outcomeOf(input, spec, null)).filter(({ about }) => about === 'money')
        expect(asked.map(({ extra }) => extra).find(extra => inside(extra) !== now)).toBe(truth)
      }),
      { numRuns: 400 },
    )
  })
  it('asks the best set also for a project in the place of a lesser one', () => {
    const input = round(500, [
      candidate('A', 240, 80),
      candidate('B', 200, 75.5),
      candidate('D', 100, 50),
      candidate('E', 90, 48),
      candidate('F', 60, 30),
    ])
    const spec = plainRule('optimise')
    const outcome = outcomeOf(input, spec, found(['A', 'B', 'F'], 1855n))
    expect(questionsOf(input, spec, outcome).flatMap(({ about, extra }) => (about === 'money' ? [extra] : []))).toContain(40)
  })
})

it('the marginal projects are of each line those that its least sum lets in', () => {
  const money = [
    { lineId: 'a', extra: 30, joins: ['X'], leaves: [] },
    { lineId: 'a', extra: 10, joins: ['Y'], leaves: ['Z'] },
    { lineId: 'a', extra: 5, joins: [], leaves: ['Z'] },
    { lineId: 'b', extra: 7, joins: ['V', 'W'], leaves: [] },
  ]
  expect([...marginsOf({ money })]).toEqual([
    ['Y', 10],
    ['V', 7],
    ['W', 7],
  ])
})
describe('the reason of a project that is out of the best set', () => {
  const candidates = [
    candidate('A', 50, 9),
    candidate('B', 40, 5, { establishmentIds: ['cs-A'] }),
    candidate('C', 30, 4),
    candidate('D', 200, 9, { activity: 'trademark' }),
  ]
  const spec: RuleSpec = { ...plainRule('optimise'), groups: [{ group: 'machine', maxCount: 1 }], onePerEstablishment: true }
  it('names each limit that it would break', () => {
    const input = round(60, candidates)
    const solution = found(['A'], 9n)
    expect(reasonOf(input, spec, solution, 'B')).toMatch(/đã đủ 1 đề án.*Cơ sở thụ hưởng đã có A được chọn/)
    expect(reasonOf(input, spec, solution, 'B')).toMatch(/thiếu 30/)
    expect(reasonOf(input, spec, solution, 'C')).not.toMatch(/Cơ sở thụ hưởng/)
    expect(reasonOf(input, spec, solution, 'D')).toMatch(/Một mình đã cần hơn 60/)
  })
  it('claims no proof that there is none', () => {
    const input = round(60, candidates)
    expect(reasonOf(input, spec, found(['A'], 9n), 'C')).toMatch(/không tập nào/)
    expect(reasonOf(input, spec, found(['A'], 9n, { proven: false, bound: 14n }), 'C')).toMatch(/chưa chứng minh/)
    expect(reasonOf(input, spec, found(['A'], 9n, { proven: false, bound: 14n }), 'C')).not.toMatch(/không tập nào/)
  })
})

describe('where nothing can be chosen', () => {
  const none: Solution = { kind: 'none', proven: true }
  const exceptions = [{ projectId: 'id-A', kind: 'in' as const, reason: 'Thử' }]
  it.each(['order', 'optimise'] as const)('what must be in and cannot be paid is said with what is lacking: %s', kind => {
    const input = round(30, [candidate('A', 50, 9), candidate('B', 10, 1)], { exceptions })
    expect(reasonOf(input, plainRule(kind), none, 'B')).toMatch(/cần 50.*chỉ có 30.*thiếu 20/)
  })
  it.each<[string, Partial<RuleSpec>, RegExp]>([
    ['a least number that the list does not have', { groups: [{ group: 'machine', minCount: 3 }] }, /cần ít nhất 3 đề án mà chỉ có 2/],
    ['a least number above the most', { groups: [{ group: 'machine', minCount: 2, maxCount: 1 }] }, /ít nhất 2 mà nhiều nhất chỉ được 1/],
    ['a place without enough projects', { areas: [{ area: 'xa', minCount: 5 }] }, /địa bàn cần ít nhất 5/],
    ['a target that all together do not reach', { targets: [{ target: 'may', min: 4 }] }, /chỉ tiêu cần ít nhất 4/],
  ])('%s is named', (_, limits, says) => {
    const input = round(100, [candidate('A', 50, 9), candidate('B', 10, 1)])
    expect(reasonOf(input, { ...plainRule('optimise'), ...limits }, none, 'A')).toMatch(says)
  })
})
