/** A personal number: what cannot exist is an error, what is doubtful a warning, and no sentence repeats it. */
import { expect, it } from 'vitest'
import { bornIn, personalNumberProblem } from './personal-number.rules.ts'

const day = '2026-11-22'
it('reads the year of birth from century and year', () => {
  expect([bornIn('001090001234'), bornIn('001185009876'), bornIn('038302001234'), bornIn('001490001234')]).toEqual([1990, 1985, 2002, null])
})
it.each([
  ['999999999999', 'error'],
  ['001490001234', 'error'],
  ['001230001234', 'error'],
  ['00109000123', 'error'],
  ['000000000017', 'warning'],
  ['003090001234', 'warning'],
])('%s is an %s', (number, level) => {
  const found = personalNumberProblem(number, day)
  expect(found?.level).toBe(level)
  expect(`${found?.says} ${found?.fix}`).not.toContain(number)
})
it('is fine in every province of 2016, and of somebody born this year', () => {
  for (const number of ['001090001234', '096185009876', '079226001234']) expect(personalNumberProblem(number, day), number).toBeUndefined()
})
it('is doubtful beside another year of birth', () => {
  expect(personalNumberProblem('001090001234', day, 1990)).toBeUndefined()
  expect(personalNumberProblem('001090001234', day, 1991)?.level).toBe('warning')
})
