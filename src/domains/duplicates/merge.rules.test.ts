/** What a merge writes and gives back, and when a pair is asked about again. */
import { describe, expect, it } from 'vitest'
import type { RecordRow } from './kinds.rules.ts'
import { mergedFields, nameLeftOver, restored, stronger, undoFirst, withName } from './merge.rules.ts'
import { askAgain, sayEvidence, strengthOf } from './pairs.rules.ts'

const row = (id: string, more: object): RecordRow => ({ id, mergedInto: null, ...more })

describe('fields of a merge', () => {
  const kept = row('a', { name: 'Hạ Thái', phone: null, workers: 5, closedOn: null, kind: 'company' })
  const gone = row('b', { name: 'Hạ Thái 2', phone: '0900000001', workers: 9, closedOn: '2024-01-01', kind: null })
  it('fill blanks, follow choices, never empty what is required, never close what is open unasked', () => {
    expect(mergedFields('establishment', kept, gone, {})).toEqual({ phone: '0900000001' })
    expect(mergedFields('establishment', kept, gone, { workers: 'gone', closedOn: 'gone', phone: 'kept', kind: 'gone' })).toEqual({
      workers: 9,
      closedOn: '2024-01-01',
    })
  })
  it('leave a name over only when it is another name', () => {
    expect(nameLeftOver(kept, gone, {})).toBe('Hạ Thái 2')
    expect(nameLeftOver(kept, gone, { name: 'Hạ Thái 2' })).toBe('Hạ Thái')
    expect(nameLeftOver(kept, row('c', { name: 'HA THAI' }), {})).toBeNull()
    expect(withName('Cự Tràng; Hạ', 'ha')).toBe('Cự Tràng; Hạ')
  })
})
it('the stronger of two rows stays: attended before registered, completed before not, else the kept record’s own', () => {
  expect(stronger('participation', { state: 'registered' }, { state: 'attended' })).toBe('gone')
  expect(stronger('participation', { state: 'attended', booths: 1 }, { state: 'attended', booths: 2 })).toBe('gone')
  expect(stronger('participation', { state: 'attended' }, { state: 'cancelled', booths: 9 })).toBe('kept')
  expect(stronger('attendance', { completed: false, position: 'x' }, { completed: true, position: null })).toBe('gone')
  expect(stronger('project_beneficiary', {}, {})).toBe('kept')
})
it('an un-merge gives back what the merge wrote, and leaves what was corrected since', () => {
  expect(
    restored({ phone: '1', workers: 7, search: 'x' }, { phone: null, workers: 5, search: 'o' }, { phone: '1', workers: 9, search: 'x' }),
  ).toEqual({
    values: { phone: null, search: 'o' },
    corrected: ['workers'],
  })
})
describe('an earlier merge waits for a later one', () => {
  const trace = (id: string, keptId: string, goneId: string, more: object = {}) => ({
    id,
    entity: 'establishment' as const,
    keptId,
    goneId,
    before: { kept: {} },
    after: {},
    moves: [],
    ...more,
  })
  it('of the same records, of the same cell, or of a record that it would point to again', () => {
    const merge = trace('1', 'a', 'b', { before: { kept: { villageId: 'v' } }, after: { villageId: 'w' } })
    expect(undoFirst(merge, [trace('2', 'c', 'a')])?.id).toBe('2')
    expect(undoFirst(merge, [{ ...trace('3', 'x', 'v'), entity: 'village' }])?.id).toBe('3')
    const wrote = {
      ...trace('4', 'p', 'q'),
      entity: 'village' as const,
      moves: [{ table: 'establishment', column: 'village_id', key: { id: 'a' } }],
    }
    expect(undoFirst(merge, [wrote])?.id).toBe('4')
    expect(undoFirst(merge, [trace('5', 'c', 'd')])).toBeUndefined()
  })
})
it('a pair called different is asked about again only after a change and on clearly stronger evidence', () => {
  expect(askAgain({ probability: 0.6, changedSince: true }, 0.97)).toBe(true)
  expect(askAgain({ probability: 0.6, changedSince: false }, 0.97)).toBe(false)
  expect(askAgain({ probability: 0.9, changedSince: true }, 0.95)).toBe(false)
  expect(askAgain({ probability: 1, changedSince: true }, 1)).toBe(false)
})
it('evidence reads as a sentence without any value, what is against it last', () => {
  const evidence = [
    { field: 'name', says: 'gần giống', weight: 5 },
    { field: 'taxCode', says: 'khác nhau', weight: -4 },
    { field: 'phone', says: 'giống hệt', weight: 7 },
    { field: 'email', says: 'giống hệt', weight: 0.1 },
  ]
  expect(sayEvidence('establishment', evidence)).toBe('Điện thoại giống hệt, tên cơ sở gần giống; nhưng mã số thuế khác nhau.')
  expect(sayEvidence('establishment', [])).toBe('Chưa có căn cứ nào từ dữ liệu.')
  expect([6, 3, 1, 0, -1, -9].map(strengthOf)).toEqual(['strong', 'fair', 'weak', 'none', 'against', 'stronglyAgainst'])
})
