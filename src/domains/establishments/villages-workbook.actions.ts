/** Villages and artisans as Excel files: exactly the rows on screen, masked values stay masked. */
import { writeWorkbook } from '../../files/workbook.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'
import type { ArtisanLine } from './artisans.actions.ts'
import type { VillageLine } from './villages.actions.ts'

export const villagesWorkbook = (rows: readonly VillageLine[]): Promise<Uint8Array> =>
  writeWorkbook([
    {
      name: say('villages.sheet'),
      columns: [
        { header: say('villages.code'), width: 12 },
        { header: say('villages.name'), width: 26 },
        { header: say('villages.otherNames'), width: 24 },
        { header: say('villages.title'), width: 24 },
        { header: say('villages.craft'), width: 22 },
        { header: say('villages.groups'), width: 26 },
        { header: say('villages.unit'), width: 36 },
        { header: say('villages.state'), width: 24 },
        { header: say('villages.recognitionNumber'), width: 20 },
        { header: say('villages.recognisedOn'), kind: 'date' },
        { header: say('villages.withdrawalNumber'), width: 20 },
        { header: say('villages.withdrawnOn'), kind: 'date' },
        { header: say('villages.establishments'), kind: 'int' },
        { header: say('villages.artisans'), kind: 'int' },
        { header: say('villages.note'), width: 40 },
      ],
      rows: rows.map(row => [
        row.code,
        row.name,
        row.otherNames,
        row.titleLabel,
        row.craft,
        row.groups.map(group => crafts[group]).join('; '),
        row.unitName,
        row.stateLabel,
        row.recognitionNumber,
        row.recognisedOn,
        row.withdrawalNumber,
        row.withdrawnOn,
        row.establishments,
        row.artisans,
        row.note,
      ]),
    },
  ])
export const artisansWorkbook = (rows: readonly ArtisanLine[]): Promise<Uint8Array> =>
  writeWorkbook([
    {
      name: say('artisans.sheet'),
      columns: [
        { header: say('artisans.code'), width: 12 },
        { header: say('artisans.name'), width: 26 },
        { header: say('artisans.birthYear'), kind: 'int' },
        { header: say('artisans.title'), width: 22 },
        { header: say('artisans.craft'), width: 26 },
        { header: say('artisans.unit'), width: 36 },
        { header: say('artisans.village'), width: 22 },
        { header: say('artisans.establishment'), width: 36 },
        { header: say('artisans.recognitionNumber'), width: 20 },
        { header: say('artisans.recognisedOn'), kind: 'date' },
        { header: say('artisans.phone'), width: 14 },
        { header: say('artisans.note'), width: 40 },
      ],
      rows: rows.map(row => [
        row.code,
        row.name,
        row.birthYear,
        row.titleLabel,
        row.craftLabel,
        row.unitName,
        row.villageName,
        row.establishmentName,
        row.recognitionNumber,
        row.recognisedOn,
        row.phone,
        row.note,
      ]),
    },
  ])
