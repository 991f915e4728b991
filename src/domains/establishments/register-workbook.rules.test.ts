import { expect, it } from 'vitest'
import { untouched } from './register-workbook.rules.ts'

it.each([
  ['a blank cell of a blank value', undefined, null, true],
  ['a blank cell of a value', undefined, 'Rèn', false],
  ['the value itself', { raw: 'Rèn' }, 'Rèn', true],
  ['a formula that nobody has calculated, in a blank cell', { raw: null, formula: true as const }, null, false],
  ['a formula with the same result', { raw: 'Rèn', formula: true as const }, 'Rèn', true],
])('%s', (_, cell, base, same) => expect(untouched({ kind: 'text' }, cell, base)).toBe(same))
