/** The legal order, ties, and stopping at the first project that does not fit. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selectionOrder } from '../appraisal/rules/selection-order.rule.ts'
import {
  candidateAmount,
  chooseInOrder,
  legalRanks,
  type PriorityFacts,
  prioritiesOf,
  standingOf,
  unrecordedOf,
} from './selection.rules.ts'
import type { Candidate } from './selection.schema.ts'

const facts = (
  exporting: boolean | null,
  localMaterials: number | null,
  workers: number | null,
  more: Partial<PriorityFacts> = {},
): PriorityFacts => ({
  exporting,
  localMaterials,
  workers,
  supportingIndustry: null,
  womenOwned: null,
  minorityOwned: null,
  ...more,
})
const candidate = (code: string, change: Partial<Candidate> = {}): Candidate => ({
  id: `id-${code}`,
  code,
  name: `Đề án ${code}`,
  amount: 100,
  pilot: false,
  priorities: prioritiesOf([facts(false, 0, 1)]),
  experienceYears: 5,
  blocked: null,
  ...change,
})
const codes = (choices: readonly { code: string }[]) => choices.map(choice => choice.code)

describe('the order', () => {
  it('is pilot, then priorities, then experience', () => {
    const list = [
      candidate('E'),
      candidate('D', { experienceYears: 9 }),
      candidate('C', { priorities: prioritiesOf([facts(true, 10, 5)]) }),
      candidate('B', { priorities: prioritiesOf([facts(true, 60, 50)]), experienceYears: 1 }),
      candidate('A', { pilot: true, experienceYears: 0 }),
      candidate('F', { experienceYears: null }),
    ]
    expect(codes(chooseInOrder(list, 1000, []))).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
  })
  it('lists ties; without an officer’s order the lower amount goes first, then the code, and it says so', () => {
    const list = [candidate('C', { amount: 50 }), candidate('B'), candidate('A')]
    const choices = chooseInOrder(list, 1000, [])
    expect(codes(choices)).toEqual(['C', 'A', 'B'])
    expect(choices[0]?.tiedWith).toEqual(['A', 'B'])
    expect(choices[0]?.reason).toContain('tạm xếp số tiền thấp hơn trước')
  })
  it('follows the officer among ties, and only there', () => {
    const list = [candidate('A'), candidate('B'), candidate('P', { pilot: true })]
    const choices = chooseInOrder(list, 1000, ['B', 'A', 'P'])
    expect(codes(choices)).toEqual(['P', 'B', 'A'])
    expect(choices[1]?.reason).toContain('theo thứ tự cán bộ đã xếp')
  })
})

describe('the money', () => {
  it('stops at the first that does not fit, though a later one would', () => {
    const list = [
      candidate('A', { experienceYears: 9, amount: 600 }),
      candidate('B', { experienceYears: 8, amount: 500 }),
      candidate('C', { experienceYears: 7, amount: 100 }),
    ]
    const choices = chooseInOrder(list, 1000, [])
    expect(choices.map(choice => [choice.code, choice.chosen, choice.left])).toEqual([
      ['A', true, 400],
      ['B', false, 400],
      ['C', false, 400],
    ])
    expect(choices[1]?.reason).toContain('cần 500\u00a0₫, dòng ngân sách chỉ còn 400\u00a0₫')
    expect(choices[2]?.reason).toContain('xếp sau B')
  })
  it('an amount equal to what is left fits', () => {
    expect(chooseInOrder([candidate('A', { amount: 1000 })], 1000, [])[0]).toMatchObject({ chosen: true, left: 0 })
  })
  it('a blocked project is out with its reason and does not stop the others', () => {
    const choices = chooseInOrder([candidate('A', { pilot: true, blocked: 'Ngoài địa bàn.' }), candidate('B')], 1000, [])
    expect(choices.map(choice => [choice.code, choice.chosen])).toEqual([
      ['B', true],
      ['A', false],
    ])
    expect(choices[1]?.reason).toContain('Ngoài địa bàn.')
  })
  it('a fraction of a đồng is refused', () => {
    expect(() => chooseInOrder([candidate('A', { amount: 0.5 })], 1000, [])).toThrow(RangeError)
  })
  it('a project takes what it asks, at most what the norms suggest', () => {
    expect(candidateAmount(300, 240)).toBe(240)
    expect(candidateAmount(200, 240)).toBe(200)
    expect(candidateAmount(200, null)).toBe(200)
  })
})

describe('priorities', () => {
  const holds = (...of: Parameters<typeof facts>[]) =>
    Object.fromEntries(prioritiesOf(of.map(x => facts(...x))).map(priority => [priority.key, priority.holds]))
  it('local materials must be above 50%, workers at least 50', () => {
    expect(holds([false, 50, 49])).toMatchObject({ exporting: false, materials: false, workers: false })
    expect(holds([true, 51, 50])).toMatchObject({ exporting: true, materials: true, workers: true })
  })
  it('what is not recorded is unknown, never held', () => {
    expect(holds([null, null, null])).toEqual({ exporting: null, materials: null, workers: null, supporting: null, area: null })
    expect(holds()).toMatchObject({ exporting: null })
  })
  const newest = selectionOrder.shipped.at(-1)!.values
  const known = (more: Partial<PriorityFacts>) =>
    Object.fromEntries(prioritiesOf([facts(null, null, null, more)], newest).map(priority => [priority.key, priority.holds]))
  it('who owns an establishment and whether it makes for industry are facts of the register: yes, no, or not recorded', () => {
    expect(known({ womenOwned: true, minorityOwned: false })).toMatchObject({ women: true, minority: false, supporting: null })
    expect(known({ supportingIndustry: true })).toMatchObject({ women: null, minority: null, supporting: true })
  })
  it('the area is the place of the project, named with its document', () => {
    const place = { holds: true, says: 'Xã Thử, vùng dân tộc thiểu số, theo QĐ THỬ 01' }
    expect(prioritiesOf([], newest, place).find(each => each.key === 'area')).toEqual({
      key: 'area',
      says: 'địa bàn ưu tiên: Xã Thử, vùng dân tộc thiểu số, theo QĐ THỬ 01',
      holds: true,
    })
    expect(prioritiesOf([], newest, { holds: false, says: null }).find(each => each.key === 'area')?.holds).toBe(false)
  })
  it('a recorded fact puts a project before one of which nobody knows, and the reason says what is not recorded', () => {
    const of = (code: string, more: Partial<PriorityFacts>) => {
      const priorities = prioritiesOf([facts(false, 10, 5, more)], newest)
      const one = candidate(code, { priorities })
      return { ...one, legal: { key: 'thử', ranks: legalRanks(one, newest), unrecorded: unrecordedOf(priorities) } }
    }
    const choices = chooseInOrder([of('A', {}), of('B', { womenOwned: true })], 1000, [])
    expect(codes(choices)).toEqual(['B', 'A'])
    expect(choices[0]?.reason).toContain('1 tiêu chí ưu tiên (phụ nữ làm chủ)')
    expect(choices[0]?.reason).toContain(
      'Chưa ghi nhận nên không tính: công nghiệp hỗ trợ; địa bàn ưu tiên; người dân tộc thiểu số làm chủ',
    )
    expect(choices[1]?.reason).toContain('không đạt tiêu chí ưu tiên nào đã ghi nhận')
    expect(choices[1]?.reason).toContain('Chưa ghi nhận nên không tính: công nghiệp hỗ trợ; địa bàn ưu tiên; phụ nữ làm chủ; người dân tộc')
  })
  it('a choice kept before that was said is told in the same words again', () => {
    expect(standingOf(candidate('A', { priorities: prioritiesOf([]) }), 1)).toBe(
      'Xếp thứ 1: không phải đề án điểm, chưa ghi nhận tiêu chí ưu tiên, 5 năm hoạt động.',
    )
  })
  it('holds for a project when it holds for every beneficiary', () => {
    expect(holds([true, 60, 80], [true, 40, null])).toMatchObject({ exporting: true, materials: false, workers: null })
  })
})

const anyCandidates = fc
  .array(
    fc.record({
      amount: fc.integer({ min: 0, max: 3_000_000_000 }),
      pilot: fc.boolean(),
      exporting: fc.option(fc.boolean()),
      workers: fc.option(fc.integer({ min: 0, max: 100 })),
      experienceYears: fc.option(fc.integer({ min: 0, max: 3 })),
      blocked: fc.option(fc.constant('Ngoài địa bàn.')),
    }),
    { maxLength: 25 },
  )
  .map(rows =>
    rows.map(({ exporting, workers, ...row }, at) =>
      candidate(`DA-${at}`, { ...row, priorities: prioritiesOf([facts(exporting, null, workers)]) }),
    ),
  )
const budget = fc.integer({ min: 0, max: 10_000_000_000 })

describe('whatever the candidates', () => {
  it('the chosen never cost more than the line has, to the đồng', () => {
    fc.assert(
      fc.property(anyCandidates, budget, (list, money) => {
        const choices = chooseInOrder(list, money, [])
        const spent = choices.filter(choice => choice.chosen).reduce((total, choice) => total + choice.amount, 0)
        expect(spent).toBeLessThanOrEqual(money)
        expect(choices.every(choice => Number.isSafeInteger(choice.left) && choice.left >= 0)).toBe(true)
        if (choices.length) expect(choices.at(-1)?.left).toBe(money - spent)
      }),
    )
  })
  it('the chosen are the first of those not blocked, and the next one does not fit', () => {
    fc.assert(
      fc.property(anyCandidates, budget, (list, money) => {
        const able = chooseInOrder(list, money, []).filter(choice => choice.blocked === null)
        const taken = able.filter(choice => choice.chosen).length
        expect(able.every((choice, at) => choice.chosen === at < taken)).toBe(true)
        const next = able[taken]
        if (next) expect(next.amount).toBeGreaterThan(next.left)
      }),
    )
  })
  it('nobody is lost, everyone has a rank and a reason, nobody blocked is chosen', () => {
    fc.assert(
      fc.property(anyCandidates, budget, (list, money) => {
        const choices = chooseInOrder(list, money, [])
        expect(codes(choices).sort()).toEqual(codes(list).sort())
        expect(choices.map(choice => choice.rank)).toEqual(choices.map((_, at) => at + 1))
        expect(choices.every(choice => choice.reason.length > 10 && !choice.reason.includes('{{'))).toBe(true)
        expect(choices.some(choice => choice.chosen && choice.blocked !== null)).toBe(false)
      }),
    )
  })
  it('the order they come in changes nothing', () => {
    fc.assert(
      fc.property(
        anyCandidates.chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        budget,
        ([list, shuffled], money) => {
          expect(chooseInOrder(shuffled, money, [])).toEqual(chooseInOrder(list, money, []))
        },
      ),
    )
  })
})
