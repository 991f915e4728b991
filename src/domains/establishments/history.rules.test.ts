/** Facts through time: every value with its act, honest about what the log does not tell. */
import { describe, expect, it } from 'vitest'
import { type ActSaid, heldOn, type NamedSo, namesOn, namesTraced, valuesOf } from './history.rules.ts'

const act = (action: string, day: string, values: Record<string, unknown>, more: Partial<ActSaid> = {}): ActSaid => ({
  action,
  day,
  at: `${day}T01:00:00.000Z`,
  role: null,
  unitName: null,
  reason: null,
  values,
  erased: false,
  ...more,
})
const workers = { key: 'workers' }
const phone = { key: 'phone', personal: true }

describe('the values of a fact', () => {
  const acts = [
    act('imported', '2024-01-10', { workers: 5, phone: '0900000001' }),
    act('correct', '2024-03-01', { workers: 5, phone: '0900000002' }),
    act('reveal_tax_code', '2024-03-02', {}),
    act('correct', '2024-05-01', { workers: 8 }),
  ]
  it('begin with the act that brought them, and change only with an act that changed them', () => {
    expect(valuesOf(workers, acts, 8).map(({ value, day }) => [value, day])).toEqual([
      [5, '2024-01-10'],
      [8, '2024-05-01'],
    ])
  })
  it('are those of the day asked for: before a change the old one, on its day the new one, none before the record', () => {
    const values = valuesOf(workers, acts, 8)
    expect(heldOn(values, '2024-01-09')).toBeUndefined()
    expect(heldOn(values, '2024-04-30')?.value).toBe(5)
    expect(heldOn(values, '2024-05-01')?.value).toBe(8)
  })
  it('end with what the record holds: a change that the log does not know is said to be of unknown source', () => {
    expect(valuesOf(workers, acts, 9).at(-1)).toMatchObject({ value: 9, act: null, day: null })
    expect(heldOn(valuesOf(workers, acts, 9), '2024-06-01')?.value).toBe(8)
    expect(valuesOf(workers, [], 3)).toEqual([{ value: 3, known: 'known', day: null, act: null }])
  })
  it('of an older import, which kept no personal value, are the present ones when nothing changed them since', () => {
    const old = [act('imported', '2024-01-10', { workers: 5 })]
    expect(valuesOf(phone, old, '0900000001')).toMatchObject([{ value: '0900000001', known: 'known', day: '2024-01-10' }])
    const changed = [...old, act('correct', '2024-03-01', { phone: '0900000002' })]
    expect(valuesOf(phone, changed, '0900000002')).toMatchObject([
      { value: null, known: 'unrecorded', day: '2024-01-10' },
      { value: '0900000002', known: 'known' },
    ])
  })
  it('that were erased are said to be erased, never shown as empty', () => {
    const erased = [
      act('create', '2024-01-10', { workers: 5 }, { erased: true }),
      act('correct', '2024-02-10', { workers: 6 }, { erased: true }),
      act('erase', '2024-03-01', { fields: ['phone'] }),
    ]
    expect(valuesOf(phone, erased, null)).toMatchObject([{ known: 'erased', day: '2024-01-10' }])
    expect(valuesOf(workers, erased, 6).map(held => held.value)).toEqual([5, 6])
  })
})

describe('other names', () => {
  const name = (id: string, kind: NamedSo['kind'], until: string | null = null): NamedSo => ({ id, name: id, kind, until, note: null })
  it('go with the record while they are in use, former ones from the day on which they ended', () => {
    const names = namesTraced([name('old', 'former', '2024-05-01'), name('brand', 'trade'), name('dropped', 'alias', '2023-01-01')], [])
    expect(namesOn(names, '2024-04-30').map(each => each.name)).toEqual(['brand'])
    expect(namesOn(names, '2024-05-01').map(each => each.name)).toEqual(['old', 'brand'])
  })
  it('that somebody took out are there again on a day before that', () => {
    const gone = name('gone', 'alias')
    const acts = [act('add_name', '2024-02-01', { otherName: gone }), act('remove_name', '2024-06-01', { otherName: gone })]
    const names = namesTraced([], acts)
    expect(namesOn(names, '2024-01-31')).toEqual([])
    expect(namesOn(names, '2024-05-31')).toMatchObject([{ name: 'gone', since: '2024-02-01', removedOn: '2024-06-01' }])
    expect(namesOn(names, '2024-06-01')).toEqual([])
  })
})
