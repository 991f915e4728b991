/** The 12-digit personal number (số định danh cá nhân, NĐ 137/2015/NĐ-CP Điều 13): what it says of its holder, and what cannot be one. Pure. */
import type { Day } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'

/** What is wrong with an identifier: an error stops the row, a warning is for an officer. The number itself is never repeated: it is personal. */
export interface IdentifierProblem {
  level: 'error' | 'warning'
  says: string
  fix: string
}
/**
 * The 63 provinces of 2016, in which births were registered; their codes stay in the numbers after provinces merge. A birth registered abroad
 * has a country's code instead, so that another code is doubtful and not impossible.
 */
const provinces = new Set(
  `001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051 052
   054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096`.split(/\s+/),
)
/** Year of birth that a personal number carries: the fourth digit tells century and sex (0, 1 born 1900–1999; 2, 3 born 2000–2099); null for any other text. */
export const bornIn = (number: string): number | null => {
  const found = /^\d{3}([0-3])(\d{2})\d{6}$/.exec(number)
  return found ? (Number(found[1]) < 2 ? 1900 : 2000) + Number(found[2]) : null
}
const problem = (level: IdentifierProblem['level'], says: string, fix = say('establishments.numberFix')): IdentifierProblem => ({
  level,
  says,
  fix,
})
/**
 * What is wrong with a personal number on a day, or undefined. Only what cannot exist is an error; there is no check digit.
 * @param birthYear what else is known of the holder: a number that says otherwise is doubtful
 */
export const personalNumberProblem = (number: string, day: Day, birthYear: number | null = null): IdentifierProblem | undefined => {
  if (!/^\d{12}$/.test(number)) return problem('error', say('establishments.numberForm'), say('establishments.numberFormFix'))
  const born = bornIn(number)
  if (born === null) return problem('error', say('establishments.numberCentury'))
  if (born > Number(day.slice(0, 4))) return problem('error', say('establishments.numberUnborn'))
  if (!provinces.has(number.slice(0, 3))) return problem('warning', say('establishments.numberProvince'))
  if (birthYear !== null && birthYear !== born) return problem('warning', say('establishments.numberYear'))
  return undefined
}
