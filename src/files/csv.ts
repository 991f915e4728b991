/** Reads the product's own reference CSV files. */
import { parseCsvObjects } from 'hucre/csv'

/** Rows as objects keyed by header; every value is text, an empty cell is ''. */
export const readCsv = (text: string): Record<string, string>[] =>
  parseCsvObjects(text, { header: true, typeInference: false }).data.map(row =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null || value === undefined ? '' : String(value)])),
  )
