/** The kernel's promises: days, money, text, dated rules, steps, access. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carrier, type Duty } from './access.ts'
import { addDays, addMonths, daysBetween, isDay, overlap, sayLongDay, today, within } from './dates.ts'
import { entity, f, optional } from './entity.ts'
import { canonical, digestOf } from './log.ts'
import { dong, sayDong, sayNumber, share, sum } from './money.ts'
import { type Dated, judge, onDay, type Rule } from './rules.ts'
import { bare, clean, compareVietnamese, searchable } from './text.ts'
import { offers, type Workflow } from './workflow.ts'

describe('days', () => {
  it('are those of Hà Nội, not of the server', () => {
    expect(today(new Date('2024-11-21T16:59:59Z'))).toBe('2024-11-21')
    expect(today(new Date('2024-11-21T17:00:00Z'))).toBe('2024-11-22')
  })
  it('exist or do not', () =>
    expect(['2024-02-29', '2023-02-29', '2024-13-01', '2024-1-1', ''].map(isDay)).toEqual([true, false, false, false, false]))
  it('a range holds its first day and not the day of its end', () => {
    const range = { from: '2025-01-01', until: '2025-07-01' }
    expect(['2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01'].map(day => within(day, range))).toEqual([false, true, true, false])
    expect(overlap(range, { from: '2025-07-01', until: null })).toBe(false)
  })
  it('months end where they end', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2024-03-15', -1)).toBe('2024-02-15')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01')
  })
  it('are written as decree 30/2020 asks: a zero before days below 10 and months 1 and 2', () => {
    expect(sayLongDay('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026')
    expect(sayLongDay('2024-11-22')).toBe('ngày 22 tháng 11 năm 2024')
    expect(sayLongDay('2024-03-09')).toBe('ngày 09 tháng 3 năm 2024')
  })
})
describe('money', () => {
  it('is whole: fractions and unsafe sums are errors', () => {
    expect(() => dong(0.5)).toThrow(RangeError)
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
  })
  it('a percentage never gives more than its exact part, to the đồng', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), fc.integer({ min: 0, max: 10_000 }), (amount, hundredths) => {
        const part = share(amount, hundredths / 100)
        const exact = BigInt(amount) * BigInt(hundredths)
        expect(BigInt(part) * 10_000n <= exact && exact < (BigInt(part) + 1n) * 10_000n).toBe(true)
      }),
    ))
  it('is written the Vietnamese way', () => {
    expect(sayDong(1234567)).toBe('1.234.567\u00a0₫')
    expect([sayNumber(6.8), sayNumber(2000), sayNumber(-1234.5), sayNumber(0)]).toEqual(['6,8', '2.000', '−1.234,5', '0'])
  })
})
describe('text', () => {
  it('hoà, hòa and HOÀ are one word to search; đ is d', () => {
    expect(new Set(['Hoà', 'Hòa', 'HOÀ', 'Ho\u0061\u0300'].map(searchable)).size).toBe(1)
    expect(bare('Đường Phượng Dực')).toBe('Duong Phuong Duc')
  })
  it('cleaning gives one Unicode form and single blanks', () => expect(clean('  Gô\u0301m\u00a0 sứ\u200b ')).toBe('Gốm sứ'))
  it('sorts as a Vietnamese dictionary: d before đ, 2 before 10', () =>
    expect(['Đông Anh', 'Dương Nội', 'Tổ 10', 'Tổ 2', 'Ân Thi', 'An Khánh'].sort(compareVietnamese)).toEqual([
      'An Khánh',
      'Ân Thi',
      'Dương Nội',
      'Đông Anh',
      'Tổ 2',
      'Tổ 10',
    ]))
})
describe('a field', () => {
  const Thing = entity('thing', 'Vật', {
    name: f.text('Tên vật'),
    many: optional(f.int('Số lượng', { max: 5 })),
    kind: f.choice('Loại', { a: 'Một', b: 'Hai' }),
  })
  it('says in Vietnamese what is wrong, with its label', () => {
    const wrong = Thing.input.safeParse({ name: ' ', many: 9, kind: 'c' }).error?.issues.map(i => i.message)
    expect(wrong).toEqual(['Cần nhập tên vật', 'Số lượng không được quá 5', 'Loại phải là một trong: Một, Hai'])
  })
  it('is cleaned on the way in', () =>
    expect(Thing.input.parse({ name: ' Bình  gô\u0301m ', kind: 'a' })).toEqual({ name: 'Bình gốm', kind: 'a' }))
})
describe('a rule', () => {
  const national = { level: 'national' } as const
  const version = (from: string, until: string | null, ok: boolean): Dated<{ judge: () => { ok: boolean; says: string } }> => ({
    from,
    until,
    article: `Điều ${from}`,
    confidence: 'S',
    scope: national,
    judge: () => ({ ok, says: ok ? 'được' : 'không' }),
  })
  const rule = (nature: 'law' | 'arithmetic'): Rule<{ day: string }> => ({
    code: 'r',
    title: 'R',
    nature,
    day: c => c.day,
    versions: [version('2020-01-01', '2025-07-01', true), version('2025-07-01', null, false)],
  })
  const none = { verified: new Set<string>(), province: '01' }
  it('judges by the version in force on the day of the case', () => {
    expect(judge(rule('law'), { day: '2025-06-30' }, none)).toMatchObject({ ok: true, version: 'r@2020-01-01' })
    expect(judge(rule('law'), { day: '2025-07-01' }, none)).toMatchObject({ ok: false, version: 'r@2025-07-01' })
    expect(judge(rule('law'), { day: '2019-12-31' }, none)).toBeUndefined()
  })
  it('of law warns until an officer verifies that very version; arithmetic blocks at once', () => {
    const broken = { day: '2025-08-01' }
    expect(judge(rule('law'), broken, none)?.weight).toBe('warn')
    expect(judge(rule('law'), broken, { ...none, verified: new Set(['r@2020-01-01']) })?.weight).toBe('warn')
    expect(judge(rule('law'), broken, { ...none, verified: new Set(['r@2025-07-01']) })?.weight).toBe('block')
    expect(judge(rule('arithmetic'), broken, none)?.weight).toBe('block')
  })
  it('of another province says nothing', () => {
    const local = rule('law')
    const elsewhere = { ...local, versions: local.versions.map(v => ({ ...v, scope: { level: 'local', province: '38' } as const })) }
    expect(judge(elsewhere, { day: '2025-08-01' }, { ...none, verified: new Set(['r@2025-07-01']) })).toBeUndefined()
  })
  it('the later start wins where two versions overlap', () =>
    expect(onDay([version('2020-01-01', null, true), version('2024-01-01', null, false)], '2024-05-01')?.from).toBe('2024-01-01'))
})
describe('a workflow', () => {
  const flow: Workflow<'a' | 'b', 'go' | 'hidden', { full: boolean }> = {
    states: { a: 'Một', b: 'Hai' },
    steps: [
      { action: 'go', from: ['a'], to: 'b', label: 'Đi', duty: 'd', when: x => (x.full ? undefined : 'Chưa đủ giấy tờ') },
      { action: 'hidden', from: ['a'], label: 'Ẩn', duty: 'd', applies: () => false },
    ],
  }
  it('offers a step grey with the reason of the person first, then of the facts', () => {
    expect(offers(flow, 'a', { full: false }, () => undefined)).toMatchObject([
      { action: 'go', allowed: false, why: 'Chưa đủ giấy tờ', byFacts: true },
    ])
    expect(offers(flow, 'a', { full: false }, () => 'Không phải việc của bạn')).toMatchObject([
      { allowed: false, why: 'Không phải việc của bạn', byFacts: false },
    ])
    expect(offers(flow, 'b', { full: true }, () => undefined)).toEqual([])
  })
})
describe('a duty', () => {
  const duties: Duty[] = [
    { duty: 'survey', role: 'local', level: 'district', validFrom: '2012-07-05', validUntil: '2025-07-01' },
    { duty: 'survey', role: 'local', level: 'commune', validFrom: '2025-07-01', validUntil: null },
  ]
  const officer = (level: string, unitId: string) => ({
    id: '1',
    name: 'x',
    grants: [{ role: 'local', level, unitId, establishmentId: null }],
  })
  it('is carried at the level of the day and only for records of the unit', () => {
    const record = new Set(['commune-1', 'district-1'])
    expect(carrier(officer('district', 'district-1'), duties, 'survey', '2025-06-30', record)).toBeDefined()
    expect(carrier(officer('district', 'district-1'), duties, 'survey', '2025-07-01', record)).toBeUndefined()
    expect(carrier(officer('district', 'district-2'), duties, 'survey', '2025-06-30', record)).toBeUndefined()
    expect(carrier(officer('commune', 'commune-1'), duties, 'survey', '2025-07-01', record)).toBeDefined()
  })
})
describe('a digest', () => {
  it('does not depend on the order of keys, and depends on salt, values and reason', () => {
    expect(canonical({ b: 1, a: { d: [1, 2], c: null } })).toBe('{"a":{"c":null,"d":[1,2]},"b":1}')
    const all = [digestOf('s', { a: 1 }, null), digestOf('t', { a: 1 }, null), digestOf('s', { a: 2 }, null), digestOf('s', { a: 1 }, 'r')]
    expect(new Set(all).size).toBe(4)
  })
})
