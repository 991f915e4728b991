/** A brief as its form holds it, and back: lists of lines as text, rows of certificates and noted figures as JSON, one a row. */
import type { RecordValue, RecordValues } from '../../../web/ui/RecordFields.tsx'
import type { BriefData, Prefill } from './briefs.data.ts'

/** A list of texts, whatever is kept. */
export const listOf = (value: RecordValue | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : [])
const lines = (value: RecordValue | undefined): string[] =>
  String(value ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
const text = (list: readonly string[]): string => list.join('\n')

export interface CertificateRow {
  name: string
  note: string
  source: string
  checkedOn: string
}
export interface NotedRow {
  label: string
  text: string
  source: string
  period: string
  takenOn: string
}
export const emptyCertificate: CertificateRow = { name: '', note: '', source: '', checkedOn: '' }
export const emptyNoted: NotedRow = { label: '', text: '', source: '', period: '', takenOn: '' }
/** The rows kept under a key, each with all its parts. */
export const rowsOf = <Row extends object>(value: RecordValue | undefined, empty: Row): Row[] =>
  listOf(value).map(row => ({ ...empty, ...(JSON.parse(row) as Partial<Row>) }))
export const keepRows = (rows: readonly object[]): string[] => rows.map(row => JSON.stringify(row))
const filled = (row: object) => Object.values(row).some(Boolean)

export const readBrief = (brief: BriefData): RecordValues => ({
  year: brief.year,
  title: brief.title,
  craft: brief.craft,
  product: brief.product,
  markets: brief.markets.map(({ code }) => code),
  hs: text(brief.hs),
  priceMin: brief.priceMin,
  priceMax: brief.priceMax,
  currency: brief.currency,
  priceUnit: brief.priceUnit,
  priceBasis: brief.priceBasis,
  need: text(brief.need),
  materials: text(brief.materials),
  technique: text(brief.technique),
  constraints: text(brief.constraints),
  certificates: keepRows(brief.certificates.map(row => ({ ...row, note: row.note ?? '', checkedOn: row.checkedOn ?? '' }))),
  noted: keepRows(
    brief.evidence
      .filter(({ origin }) => origin === 'noted')
      .map(({ label, text: said, source, period, takenOn }) => ({ label, text: said, source, period, takenOn })),
  ),
  audience: brief.audience,
  answersBy: brief.answersBy,
  season: brief.season,
  contact: brief.contact,
  note: brief.note,
})
/** A new brief, filled in from a gap or empty. */
export const startBrief = (year: number, start: Prefill['start'] | null): RecordValues => ({
  year,
  markets: [],
  certificates: [],
  noted: [],
  ...(start && { ...start, hs: text(start.hs) }),
})

/** What is sent; rows left empty stay behind, and a noted figure has no number of its own. */
export const writeBrief = (values: RecordValues) => ({
  year: values.year,
  title: values.title,
  craft: values.craft,
  product: values.product,
  markets: listOf(values.markets),
  hs: lines(values.hs).map(code => code.replaceAll('.', '').replaceAll(' ', '')),
  priceMin: values.priceMin ?? null,
  priceMax: values.priceMax ?? null,
  currency: String(values.currency ?? '').toUpperCase() || null,
  priceUnit: values.priceUnit || null,
  priceBasis: values.priceBasis || null,
  need: lines(values.need),
  materials: lines(values.materials),
  technique: lines(values.technique),
  constraints: lines(values.constraints),
  certificates: rowsOf(values.certificates, emptyCertificate)
    .filter(filled)
    .map(row => ({ ...row, note: row.note || null, checkedOn: row.checkedOn || null })),
  noted: rowsOf(values.noted, emptyNoted)
    .filter(filled)
    .map(row => ({ ...row, value: null, unit: null, reporter: null, partner: null, product: null, mapping: null })),
  audience: values.audience,
  answersBy: values.answersBy || null,
  season: values.season || null,
  contact: values.contact,
  note: values.note || null,
})
