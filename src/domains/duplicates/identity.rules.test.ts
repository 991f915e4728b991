/** Who may be one: names and numbers decide, not the place and the craft that neighbours share. */
import { expect, it } from 'vitest'
import { mayBeOne, sameNumber } from './identity.rules.ts'

const evidence = (levels: Record<string, number | null>, weights: Record<string, number> = {}) =>
  Object.entries(levels).map(([field, level]) => ({ field, level, says: '', weight: weights[field] ?? 3 }))

it('neighbours of one craft are not one establishment; one name or one tax code may be', () => {
  expect(mayBeOne('establishment', evidence({ proper: 2, place: 7, work: 7, form: 2, representative: 1 }))).toBe(false)
  expect(mayBeOne('establishment', evidence({ proper: 6, place: 0 }))).toBe(true)
  expect(mayBeOne('establishment', evidence({ proper: 0, taxCode: 3 }))).toBe(true)
  expect(mayBeOne('establishment', evidence({ proper: 4, place: 7 }))).toBe(false)
  expect(mayBeOne('establishment', evidence({ proper: 4, representative: 7 }))).toBe(true)
})
it('an owner’s name is a household’s name where it has no other', () => {
  expect(mayBeOne('establishment', evidence({ proper: null, representative: 7 }))).toBe(true)
  expect(mayBeOne('establishment', evidence({ proper: null, representative: 5 }))).toBe(false)
  expect(mayBeOne('establishment', evidence({ proper: null, representative: 5, phone: 3 }))).toBe(true)
})
it('a phone of many joins nobody; of one it counts, but not alone', () => {
  const levels = { proper: 4, phone: 3 }
  expect(mayBeOne('establishment', evidence(levels))).toBe(true)
  expect(mayBeOne('establishment', evidence(levels, { phone: -2 }))).toBe(false)
  expect(mayBeOne('establishment', evidence({ proper: 0, phone: 3 }))).toBe(false)
})
it('people of one name are not one when they were born in different years, unless their number says so', () => {
  expect(mayBeOne('person', evidence({ name: 7, birthYear: 0, establishment: 7 }))).toBe(false)
  expect(mayBeOne('person', evidence({ name: 7, birthYear: 2 }))).toBe(true)
  expect(mayBeOne('person', evidence({ name: 7, birthYear: null }))).toBe(true)
  expect(mayBeOne('person', evidence({ name: 3, birthYear: 3, establishment: 7, place: 7 }))).toBe(false)
  expect(mayBeOne('person', evidence({ name: 5, birthYear: 0, personalNumber: 3 }))).toBe(true)
  expect(mayBeOne('village', evidence({ name: 4, craft: 7, place: 7 }))).toBe(false)
})
it('one tax code, one personal number is one taxpayer, one person; a code that is nearly the same is not', () => {
  expect(sameNumber('establishment', evidence({ proper: 0, taxCode: 3 }))).toBe(true)
  expect(sameNumber('establishment', evidence({ proper: 7, taxCode: 2 }))).toBe(false)
  expect(sameNumber('person', evidence({ name: 0, personalNumber: 3 }))).toBe(true)
})
