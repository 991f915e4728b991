/** `khuyencong trade <rca|shares|cms> <file.csv>`: trade indices of any table of countries, products and values. */
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { indicesOfFile, type Reckoned, reckonings, type Value } from '../domains/trade/table/indices-of-file.actions.ts'
import { invalid } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = {
  'country-col': text,
  'product-col': text,
  'value-col': text,
  'year-col': text,
  'partner-col': text,
  'flow-col': text,
  'measure-col': text,
  country: text,
  product: text,
  partner: text,
  year: text,
  from: text,
  to: text,
  by: text,
  flow: text,
  measure: text,
  digits: text,
  decimal: text,
  out: text,
  'by-market': flag,
  'skip-bad': flag,
  'all-pairs': flag,
} as const
const read = (args: string[]) => {
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    return invalid(`${say('server.badOption', { why: (error as Error).message })}\n\n${say('tradeTables.usage')}`)
  }
}
const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map(each => each.trim())
    .filter(Boolean)

/** Whole numbers are written in full; others with all their digits. */
const written = (value: Value | undefined): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(value)
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
function* csv({ columns, rows }: Reckoned): Generator<string> {
  yield `${columns.join(',')}\n`
  for (const row of rows) yield `${columns.map(column => written(row[column])).join(',')}\n`
}
const write = async (to: NodeJS.WritableStream, pieces: Iterable<string>) => {
  let held = ''
  const flush = async () => {
    if (held && !to.write(held)) await new Promise(resolve => to.once('drain', resolve))
    held = ''
  }
  for (const piece of pieces) {
    held += piece
    if (held.length > 65_536) await flush()
  }
  await flush()
}

export const trade = async (args: string[]): Promise<number> => {
  const { values, positionals } = read(args)
  const [asked = '', file, ...more] = positionals
  if (!file || more.length) return invalid(say('tradeTables.usage'))
  const mode = reckonings.find(each => each === asked) ?? invalid(say('tradeTables.badMode', { mode: asked }))
  const by =
    (['country', 'product', 'market', 'cell'] as const).find(each => each === (values.by ?? 'country')) ??
    invalid(say('tradeTables.badBy', { by: values.by ?? '' }))
  const { decimal, digits, out } = values
  if (decimal !== undefined && decimal !== '.' && decimal !== ',') invalid(say('tradeTables.badDecimal'))
  if (digits !== undefined && !/^([1-9]|1[0-2])$/.test(digits)) invalid(say('tradeTables.badDigits'))
  if (out !== undefined && !/\.(csv|json)$/i.test(out)) invalid(say('tradeTables.badOut'))
  const found = await indicesOfFile({
    mode,
    file,
    columns: {
      ...(values['country-col'] && { country: values['country-col'] }),
      ...(values['product-col'] && { product: values['product-col'] }),
      ...(values['value-col'] && { value: values['value-col'] }),
      ...(values['year-col'] && { year: values['year-col'] }),
      ...(values['partner-col'] && { partner: values['partner-col'] }),
      ...(values['flow-col'] && { flow: values['flow-col'] }),
      ...(values['measure-col'] && { measure: values['measure-col'] }),
    },
    by,
    byMarket: values['by-market'] ?? false,
    allPairs: values['all-pairs'] ?? false,
    skipBad: values['skip-bad'] ?? false,
    countries: list(values.country),
    products: list(values.product),
    partners: list(values.partner),
    year: values.year,
    from: values.from,
    to: values.to,
    flow: values.flow,
    measure: values.measure,
    digits: digits === undefined ? undefined : Number(digits),
    decimal: decimal as '.' | ',' | undefined,
  })
  for (const note of found.notes) console.error(note)
  const { formula, columns, rows, notes } = found
  const pieces = out && /\.json$/i.test(out) ? [`${JSON.stringify({ formula, columns, notes, rows }, null, 1)}\n`] : csv(found)
  if (!out) {
    await write(process.stdout, pieces)
    return 0
  }
  const stream = createWriteStream(out)
  const ended = finished(stream)
  await write(stream, pieces)
  stream.end()
  await ended
  console.error(say('tradeTables.written', { count: rows.length, out }))
  return 0
}
