/** A handful of invented artisans at the examples' own establishments; every one says in its note that it is made up. */
import type { artisanTitles } from '../../src/domains/establishments/establishments.schema.ts'
import type { artisanSheet } from '../../src/domains/exchange/register-sheets.schema.ts'
import type { Day } from '../../src/kernel/dates.ts'
import { person } from './names.ts'
import { at, type Dice } from './random.ts'
import type { EstablishmentRow, Known } from './register.ts'
import type { Row } from './workbook.ts'

export type ArtisanRow = Row<typeof artisanSheet>
const titles: readonly (keyof typeof artisanTitles)[] = ['merited', 'city', 'city', 'village', 'worker', 'worker', 'people']
const note = 'Minh họa: người và quyết định được đặt ra'

/**
 * One artisan at each of the establishments, in their order; the last but one works on their own, the last one's title has no day.
 * @param prefix of codes, 'MH-NN-'
 * @param phones where their numbers begin among those of the examples, 0900000…
 */
export const artisanRows = (
  chance: Dice,
  establishments: readonly { known: Known; row: EstablishmentRow }[],
  { prefix, phones, from }: { prefix: string; phones: number; from: Day },
): ArtisanRow[] =>
  establishments.map(({ known, row }, i) => {
    const number = String(i + 1).padStart(2, '0')
    const alone = i === establishments.length - 2
    const undated = i === establishments.length - 1
    return {
      cells: {
        code: `${prefix}${number}`,
        name: person(chance),
        birthYear: chance.chance(0.2) ? null : chance.int(1948, 1985),
        title: at(titles, i % titles.length),
        craft: known.craft,
        place: known.commune.text,
        villageCode: row.cells.villageCode ?? null,
        establishmentCode: alone ? null : known.code,
        recognitionNumber: undated ? null : `MINH-HOA-NN-${number}`,
        recognisedOn: undated ? null : `${Number(from.slice(0, 4)) + (i % 9)}${from.slice(4)}`,
        phone: chance.chance(0.3) ? null : `0900000${phones + i + 1}`,
        note,
      },
    }
  })
