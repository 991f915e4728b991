/** What of an application is a person's, and how it reads without them. */
import { erasedWord, type Personal, type Redactor } from '../../kernel/redact.ts'
import type { Cells, FieldValue, FrozenPaper } from './applications.schema.ts'
import { valuesOf } from './merge.rules.ts'

type Values = Readonly<Record<string, FieldValue>>
/** A 12-digit tax code is its owner's number; that of a company is the company's. */
const isBusinessCode = (key: string, value: FieldValue | undefined): boolean => key === 'taxCode' && !/^\d{12}$/.test(String(value ?? ''))
/** Whoever applies as a household, as an artisan, or without having said yet, applies for themselves: name and papers are their own. */
export const isOwnName = (values: Values): boolean => !['company', 'cooperative', 'group'].includes(String(values.kind ?? ''))

/** Names and numbers that values hold of the person who applies. */
export const personalIn = (values: Values): Personal => {
  const text = (key: string): string[] => {
    const value = values[key]
    return typeof value === 'string' && value.trim() ? [value.trim()] : []
  }
  return {
    names: text('representative'),
    numbers: [...text('phone'), ...text('email'), ...text('taxCode').filter(code => !isBusinessCode('taxCode', code))],
  }
}
/** Whether the values name the person as the one who applies. */
export const speaksOf = (values: Values, redactor: Redactor): boolean =>
  ['representative', 'phone', 'email', 'taxCode', ...(isOwnName(values) ? ['name'] : [])].some(key =>
    redactor.finds(String(values[key] ?? '')),
  )

/** Values without the personal ones, and without the person wherever else they are named. */
export const emptiedValues = (values: Values, personal: readonly string[], redactor: Redactor): Record<string, FieldValue> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([key, value]) => !personal.includes(key) || isBusinessCode(key, value))
      .map(([key, value]) => [key, redactor.deep(value)]),
  )
/** The same for values as they are being typed. */
export const emptiedCells = (cells: Cells, personal: readonly string[], redactor: Redactor): Cells => {
  const kept = emptiedValues(valuesOf(cells), personal, redactor)
  return Object.fromEntries(
    Object.entries(cells).flatMap(([key, cell]) => (key in kept ? [[key, { ...cell, value: kept[key] ?? null }]] : [])),
  )
}
/** Papers of which only the kind is left. */
export const emptiedPapers = (papers: readonly FrozenPaper[]): FrozenPaper[] =>
  papers.map(paper => ({ ...paper, fileName: erasedWord, sha256: '', size: 0 }))
/** Papers of a business: theirs, but for a person in the name of a file. */
export const renamedPapers = (papers: readonly FrozenPaper[], redactor: Redactor): FrozenPaper[] =>
  papers.map(paper => ({ ...paper, fileName: redactor.text(paper.fileName) }))
