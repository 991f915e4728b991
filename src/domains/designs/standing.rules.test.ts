import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AcceptFacts, type CheckFacts, sayLikelihood, standingSaid, whyNotAccept } from './standing.rules.ts'

const done: CheckFacts = { state: 'done', designs: 143, unread: 0, open: 0, decided: 0, closest: 0.031, added: 0 }
const said = (check: CheckFacts | null, more: Partial<{ copy: boolean; pictures: number; elsewhere: number }> = {}) =>
  standingSaid({ copy: false, pictures: 2, elsewhere: 0, check, ...more })

describe('where a design stands', () => {
  it('is said by what was not found and among how many', () => {
    expect(said(done)).toEqual({ state: 'clear', says: 'Trong 143 mẫu đã đối chiếu, không mẫu nào giống quá 3,1%' })
    expect(said({ ...done, closest: null }).says).toBe('Không tìm thấy mẫu nào gần giống trong 143 mẫu')
    expect(said({ ...done, unread: 7 }).says).toContain('còn 7 ảnh chưa đối chiếu được')
  })
  it('never says that nothing was close once something close was decided about', () => {
    expect(said({ ...done, decided: 1, closest: 0.009 }).says).toBe(
      'Đã kết luận về 1 mẫu gần giống; trong 143 mẫu đã đối chiếu, các mẫu còn lại không giống quá 0,9%',
    )
    expect(said({ ...done, decided: 2, closest: null }).says).toBe('Đã xem xét 2 mẫu gần giống trong 143 mẫu')
  })
  it('waits while a likely copy is undecided, whatever else was found', () => {
    expect(said({ ...done, open: 2, closest: 0.97 })).toMatchObject({ state: 'waiting' })
    expect(said({ ...done, decided: 1, closest: null }).state).toBe('clear')
  })
  it('waits while a search elsewhere that showed the same is undecided, checked here or not', () => {
    expect(said(done, { elsewhere: 1 })).toEqual({ state: 'waiting', says: '1 lần tra cứu có mẫu giống, chờ kết luận' })
    expect(said(null, { elsewhere: 2 }).state).toBe('waiting')
    expect(said({ ...done, open: 3 }, { elsewhere: 1 }).says).toBe(
      '3 mẫu có thể trùng, chờ kết luận; 1 lần tra cứu có mẫu giống, chờ kết luận',
    )
    expect(said({ ...done, state: 'running' }, { elsewhere: 1 }).state).toBe('checking')
  })
  it('names the state of a check that has not ended, and of a design that cannot be checked', () => {
    expect(said(null).says).toBe('Chưa đối chiếu')
    expect(said(null, { pictures: 0 }).says).toBe('Chưa có ảnh để đối chiếu')
    expect(said({ ...done, state: 'running' }).state).toBe('checking')
    expect(said(done, { copy: true }).state).toBe('copy')
  })
  it('is unchecked again once a picture came after the check', () => {
    expect(said({ ...done, added: 1 })).toEqual({ state: 'unchecked', says: '1 ảnh thêm sau lần đối chiếu, cần đối chiếu lại' })
    expect(said({ ...done, added: 1, open: 1 }).state).toBe('waiting')
  })
  it('never calls a likelihood certain', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), p => {
        expect(sayLikelihood(p)).toMatch(/^\d{1,2}(,\d)?%$/)
      }),
    )
    expect(sayLikelihood(1)).toBe('99,9%')
  })
})

describe('accepting', () => {
  const facts: AcceptFacts = {
    decides: true,
    registrar: false,
    copy: false,
    original: null,
    acceptedOn: null,
    check: done,
    elsewhere: 0,
    reason: null,
  }
  it('is for a second person with the role, once nothing is open', () => {
    expect(whyNotAccept(facts)).toBeUndefined()
    expect(whyNotAccept({ ...facts, decides: false })).toContain('thẩm định')
    expect(whyNotAccept({ ...facts, registrar: true })).toContain('người thứ hai')
    expect(whyNotAccept({ ...facts, check: { ...done, open: 1 } })).toContain('chưa kết luận')
    expect(whyNotAccept({ ...facts, check: { ...done, state: 'running' } })).toContain('chưa xong')
    expect(whyNotAccept({ ...facts, elsewhere: 1 })).toContain('tra cứu')
    expect(whyNotAccept({ ...facts, check: null, elsewhere: 1, reason: 'Đã xem mẫu thật' })).toContain('tra cứu')
    expect(whyNotAccept({ ...facts, copy: true })).toContain('bản sao')
    expect(whyNotAccept({ ...facts, original: 'MAU-1' })).toContain('MAU-1')
    expect(whyNotAccept({ ...facts, acceptedOn: '2024-05-01' })).toContain('01/05/2024')
  })
  it('asks for a reason only where nothing could be compared', () => {
    expect(whyNotAccept({ ...facts, check: null })).toContain('lý do')
    expect(whyNotAccept({ ...facts, check: null, reason: 'Đã xem mẫu thật' })).toBeUndefined()
    expect(whyNotAccept({ ...facts, check: { ...done, state: 'failed' } })).toContain('lý do')
  })
})
