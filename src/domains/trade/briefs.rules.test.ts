/** What outcomes come to, how a brief stands, and how figures of trade are said, for any input. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates.ts'
import { daysLeft, outcomeSums, standingOn, takesDesigns } from './briefs.rules.ts'
import type { OutcomeRow } from './briefs.schema.ts'
import { marketName, marketOptions, productInside, productName, sayAmount, sayGrowth, sayShare } from './markets.rules.ts'

type Told = Pick<OutcomeRow, 'kind' | 'value' | 'currency' | 'happenedOn' | 'takenBackOn'>
const outcome: fc.Arbitrary<Told> = fc
  .record({
    kind: fc.constantFrom('enquiry', 'sample', 'order', 'contract' as const),
    cents: fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
    currency: fc.constantFrom('USD', 'EUR', 'VND'),
    day: fc.integer({ min: 0, max: 700 }),
    gone: fc.boolean(),
  })
  .map(({ kind, cents, currency, day, gone }) => ({
    kind: kind as Told['kind'],
    value: cents === null ? null : cents / 100,
    currency: cents === null ? null : currency,
    happenedOn: addDays('2024-01-01', day),
    takenBackOn: gone ? '2026-01-01' : null,
  }))

describe('the sums of outcomes', () => {
  it('do not depend on the order in which they were written, and what was taken back leaves no trace in them', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 30 }), outcomes => {
        const sums = outcomeSums(outcomes)
        expect(outcomeSums(outcomes.toReversed())).toEqual(sums)
        expect(outcomeSums(outcomes.filter(({ takenBackOn }) => takenBackOn === null))).toEqual(sums)
        expect(Object.values(sums.counts).reduce((sum, count) => sum + count, 0)).toBe(
          outcomes.filter(({ takenBackOn }) => takenBackOn === null).length,
        )
      }),
    )
  })
  it('keep every currency by itself, exact to the cent, of orders and contracts only', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 30 }), outcomes => {
        const cents = new Map<string, number>()
        for (const { kind, value, currency, takenBackOn } of outcomes)
          if ((kind === 'order' || kind === 'contract') && takenBackOn === null && value !== null && currency)
            cents.set(currency, (cents.get(currency) ?? 0) + Math.round(value * 100))
        expect(new Map(outcomeSums(outcomes).values.map(({ currency, value }) => [currency, Math.round(value * 100)]))).toEqual(
          new Map([...cents].sort()),
        )
      }),
    )
  })
})

describe('a brief', () => {
  it('takes designs to the end of its last day and no longer; without one, until it is closed', () => {
    const open = { state: 'published', answersBy: '2024-05-10' } as const
    expect([takesDesigns(open, '2024-05-10'), daysLeft(open, '2024-05-10')]).toEqual([true, 1])
    expect([standingOn(open, '2024-05-11'), daysLeft(open, '2024-05-11')]).toEqual(['past', null])
    expect([
      takesDesigns({ state: 'published', answersBy: null }, '2099-01-01'),
      takesDesigns({ state: 'closed', answersBy: null }, '2024-01-01'),
    ]).toEqual([true, false])
  })
})

describe('words of trade', () => {
  it('name every market in Vietnamese, each once', () => {
    expect(['USA', 'CHN', 'IND', 'PHL', 'JPN', 'TWN', 'EU27'].map(marketName)).toEqual([
      'Hoa Kỳ',
      'Trung Quốc',
      'Ấn Độ',
      'Philippines',
      'Nhật Bản',
      'Đài Loan (Trung Quốc)',
      'Liên minh châu Âu',
    ])
    const options = marketOptions()
    expect(new Set(options.map(({ label }) => label)).size).toBe(options.length)
    expect(marketName('KHONG')).toBe('KHONG')
  })
  it('never round something to nothing, and give growth its sign', () => {
    expect(sayShare(0.0001)).toBe('dưới 0,1%')
    expect([sayShare(0), sayShare(0.25)]).toEqual(['0%', '25%'])
    expect([sayGrowth(6.84), sayGrowth(-3.1), sayGrowth(0)]).toEqual(['+6,8%', '−3,1%', '0%'])
    expect(
      [sayAmount(12_345_678, 'USD'), sayAmount(71_000_000_000, 'USD'), sayAmount(9_999, 'EUR'), sayAmount(300_000, 'USD')].map(text =>
        text.replace('\u00a0', ' '),
      ),
    ).toEqual(['12,3 triệu USD', '71 tỷ USD', '9.999 EUR', '300 nghìn USD'])
  })
  it('name a heading by its number and first words, a craft by its name', () => {
    const heading = { code: '94', label: 'Furniture; bedding, mattresses' }
    expect([productName(heading), productInside(heading)]).toEqual(['HS 94: Furniture', 'HS 94: Furniture'])
    expect(productName({ code: '69', label: 'Ceramic products', labelEn: 'Ceramic products' })).toBe(
      'HS 69: Ceramic products (tên tiếng Anh)',
    )
    const craft = { code: 'bamboo', label: 'Mây tre' }
    expect([productName(craft), productInside(craft)]).toEqual(['Mây tre', 'mây tre'])
  })
})
