/** The list of places, read once. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { productFolder } from '../../db/connect.ts'
import { readCsv } from '../../files/csv.ts'
import type { Context } from '../../kernel/context.ts'
import { compareVietnamese } from '../../kernel/text.ts'
import { type PlaceRow, type Places, placesOf } from './places.rules.ts'

/** A file of `data/trade`, as it lies there. */
export const tradeData = (name: string): Promise<Buffer> => readFile(join(productFolder, 'data', 'trade', name))
let known: Promise<Places> | undefined
/** Every place that trade statistics name. */
export const places = (): Promise<Places> => {
  known ??= tradeData('places.csv').then(bytes => placesOf(readCsv(bytes.toString('utf8')) as unknown as PlaceRow[]))
  return known
}
export const listPlaces = async (_: Context) => ({
  rows: (await places()).all.toSorted((a, b) => compareVietnamese(a.name, b.name)),
})
