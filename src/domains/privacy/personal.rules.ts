/** The names and numbers that records hold of a person, and a merge without them. */
import { carriesName, erasedWord, type Personal, type Redactor, sameName } from '../../kernel/redact.ts'
import { searchable } from '../../kernel/text.ts'
import type { MergeRow } from '../duplicates/duplicates.schema.ts'

type Values = Readonly<Record<string, unknown>>
const text = (value: unknown): string[] => (typeof value === 'string' && value !== '' && !value.startsWith('(') ? [value] : [])
const personalCode = (value: unknown): string[] => text(value).filter(each => /^\d{12}$/.test(each))
/** Numbers in a row or a version, under either spelling of its keys. */
export const numbersIn = (row: Values): string[] => [
  ...text(row.phone),
  ...text(row.email),
  ...personalCode(row.taxCode ?? row.tax_code),
  ...personalCode(row.personalNumber ?? row.personal_number),
]
/** The names under which a row or a version of a kind holds its person. */
export const namesIn = (entity: string, row: Values): string[] => {
  if (entity === 'establishment') return text(row.representative)
  if (entity === 'design') return text(row.author)
  return text(entity === 'owner' ? row.owner_name : row.name)
}

/** Adds what is new. */
export const joinPersonal = (...all: readonly Personal[]): Personal => {
  const distinct = (values: readonly string[]) => [...new Map(values.map(value => [searchable(value), value])).values()]
  return { names: distinct(all.flatMap(each => each.names)), numbers: distinct(all.flatMap(each => each.numbers)) }
}
/** The given names that are no part of a longer one on record: whoever asked as 'Phương Nga' is recorded under more, and others are called so too. */
export const fullNames = (given: readonly string[], recorded: readonly string[]): string[] =>
  given.filter(name => !recorded.some(longer => carriesName(longer, [name]) && !sameName(longer, name)))
/** Without the names that a business is called by: in papers about the business they are the business's. */
export const outsideBusinesses = (personal: Personal, businesses: readonly string[]): Personal => ({
  ...personal,
  names: personal.names.filter(name => !businesses.some(business => carriesName(business, [name]))),
})

/** What is emptied in the rows that a merge keeps. */
export interface Emptying {
  /** Keys of the kind's personal values. */
  personal: readonly string[]
  /** Whether a row is about the person. */
  applies: (row: Values) => boolean
  redactor: Redactor
}
/** A merge without the person: the rows as they were are emptied, what the merge wrote is forgotten, so that an un-merge brings nothing back. */
export const emptiedMerge = <M extends Pick<MergeRow, 'before' | 'after' | 'putAside'>>(merge: M, emptying: Emptying): M => {
  const { personal, applies, redactor } = emptying
  const isTheirs = (key: string, value: unknown) => personal.includes(key) || personalCode(value).length > 0
  const emptied = (row: Record<string, unknown>): Record<string, unknown> => {
    const values = Object.entries(row).map(([key, value]) => [key, isTheirs(key, value) ? (key === 'name' ? erasedWord : null) : value])
    return redactor.deep(applies(row) ? Object.fromEntries(values) : row)
  }
  const { kept, gone } = merge.before
  const written = Object.entries(merge.after).filter(([key, value]) => !isTheirs(key, value))
  const after = [kept, gone, merge.after].some(applies) ? Object.fromEntries(written) : merge.after
  return {
    ...merge,
    before: { kept: emptied(kept), gone: emptied(gone) },
    after: redactor.deep(after),
    putAside: redactor.deep(merge.putAside),
  }
}
/** Whether a row is about one of these names: the past of an establishment holds other people too. */
export const isAbout = (row: Values, names: readonly string[]): boolean =>
  names.some(name => namesIn('establishment', row).some(held => sameName(held, name)))
