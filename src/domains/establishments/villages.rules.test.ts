/** Recognition on a day, what decisions must fulfil, and crafts read from a village's own words. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { initials, maskPhone } from './artisans.rules.ts'
import { isDemoNote } from './demo-note.rules.ts'
import { craftGroups, type Period, periodOn, periodProblems, recognitionOn, recognitionSteps } from './villages.rules.ts'

const first = { recognisedOn: '2010-05-20', withdrawnOn: '2020-06-30' }
const again = { recognisedOn: '2023-01-10', withdrawnOn: null }
describe('recognition', () => {
  it('begins on the day of recognition and ends on the day of withdrawal', () => {
    const days = ['2010-05-19', '2010-05-20', '2020-06-29', '2020-06-30']
    expect(days.map(day => recognitionOn([first], day))).toEqual(['not_yet', 'recognised', 'recognised', 'withdrawn'])
  })
  it('given again after a withdrawal counts from its own day, and the day says by which decision', () => {
    const days = ['2015-01-01', '2022-12-31', '2023-01-10']
    expect(days.map(day => periodOn([again, first], day))).toEqual([
      { state: 'recognised', period: first },
      { state: 'withdrawn', period: first },
      { state: 'recognised', period: again },
    ])
  })
  it('without a day is not known, not refused', () => {
    expect(recognitionOn([], '2024-11-22')).toBe('unknown')
    expect(recognitionOn([{ recognisedOn: null, withdrawnOn: null }], '2024-11-22')).toBe('unknown')
    expect(recognitionOn([{ recognisedOn: null, withdrawnOn: '2020-01-01' }], '2024-11-22')).toBe('withdrawn')
  })
})
describe('decisions', () => {
  const paths = (recognisedOn: string | null, withdrawnOn: string | null, others: Period[] = []) =>
    periodProblems({ recognisedOn, withdrawnOn }, others, '2024-11-22').map(problem => problem.path)
  it('are in order: no withdrawal before the recognition or without one, no day ahead', () => {
    expect(paths('2010-05-20', '2020-06-30')).toEqual([])
    expect(paths('2020-06-30', '2010-05-20')).toEqual(['withdrawnOn'])
    expect(paths(null, '2010-05-20')).toEqual(['recognisedOn'])
    expect(paths('2024-11-23', null)).toEqual(['recognisedOn'])
    expect(paths('2024-11-22', '2024-11-22')).toEqual([])
  })
  it('never stand twice on one day; a new one may begin on the day of the withdrawal', () => {
    expect(paths('2020-06-29', null, [first])).toEqual(['recognisedOn'])
    expect(paths('2020-06-30', null, [first])).toEqual([])
    expect(paths('2009-01-01', '2010-05-20', [first, again])).toEqual([])
    expect(paths('2009-01-01', null, [first, again])).toEqual(['recognisedOn'])
  })
  it('are offered as they may follow each other', () => {
    const open = (...periods: Period[]) => recognitionSteps(periods).flatMap(({ action, why }) => (why === null ? [action] : []))
    expect(open()).toEqual(['recognise'])
    expect(open(first)).toEqual(['recognise', 'amend'])
    expect(open(first, again)).toEqual(['withdraw', 'amend'])
    expect(open({ recognisedOn: null, withdrawnOn: null })).toEqual(['recognise', 'amend'])
  })
})
describe('the group of crafts', () => {
  it('is read from the words, the more exact before the plain', () => {
    expect(craftGroups('sơn mài')).toEqual(['lacquer'])
    expect(craftGroups('Mây tre giang đan')).toEqual(['bamboo'])
    expect(craftGroups('mộc mỹ nghệ')).toEqual(['inlay'])
    expect(craftGroups('mộc')).toEqual(['wood'])
    expect(craftGroups('lụa tơ sen')).toEqual(['textile'])
    expect(craftGroups('giày da; may áo')).toEqual(['garment'])
    expect(craftGroups('gốm sứ, sơn mài')).toEqual(['ceramics', 'lacquer'])
  })
  it('minds marks and whole syllables: rèn is no ren, đa is no da', () => {
    expect(craftGroups('rèn')).toEqual(['mechanics'])
    expect(craftGroups('cây đa')).toEqual(['other'])
    expect(craftGroups('nhạc cụ')).toEqual(['other'])
    expect(craftGroups(null)).toEqual([])
  })
  it('is found for nearly all villages of the list that ships', () => {
    const lines = readFileSync(new URL('../../../data/villages/villages.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
    const unplaced = lines.map(line => line.split(',')[1] ?? '').filter(craft => craftGroups(craft).includes('other'))
    expect([...new Set(unplaced)].sort()).toEqual(['chân hương', 'diều sáo', 'nhạc cụ', 'rối nước', 'tò he', 'tăm hương'])
  })
})
it('a masked artisan keeps initials and the last three figures of the phone', () => {
  expect(initials('Nguyễn Thị ánh Đào')).toBe('N. T. Á. Đ.')
  expect(maskPhone('0912345678')).toBe('•••••••678')
  expect(maskPhone(null)).toBeNull()
})
it('a note tells a demonstration', () => {
  expect([isDemoNote('Minh hoạ: đặt ra'), isDemoNote('MINH HỌA'), isDemoNote('Làng minh họa'), isDemoNote(null)]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
