/** The map's figures as an Excel file: a row for each commune, then what could not be placed; it comes to the same total. */
import { type Cell, type Column, writeWorkbook } from '../../files/workbook.ts'
import { sayDay } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'
import type { RegisterMapData } from './map.actions.ts'
import { type MapValues, mapMeasureCodes, mapMeasures } from './map.schema.ts'

const cells = (values: MapValues): Cell[] => mapMeasureCodes.map(code => values[code])
export const mapWorkbook = (map: RegisterMapData): Promise<Uint8Array> =>
  writeWorkbook([
    {
      name: say('mapScreens.sheet'),
      title: [
        say('mapScreens.sheetTitle', { year: map.year }),
        say('mapScreens.sheetDay', {
          day: sayDay(map.day),
          cut: sayDay(map.cut),
          craft: map.craft ? crafts[map.craft] : say('mapScreens.allCrafts'),
        }),
        ...(map.everywhere ? [] : [say('mapScreens.part')]),
      ],
      columns: [
        { header: say('mapScreens.code'), width: 10 },
        { header: say('mapScreens.commune'), width: 40 },
        ...mapMeasureCodes.map(
          (code): Column => ({ header: mapMeasures[code].label, kind: code === 'support' ? 'money' : 'int', width: 18 }),
        ),
      ],
      rows: [
        ...map.communes.flatMap(({ code, name, values }) => (values ? [[code, name, ...cells(values)]] : [])),
        ...map.unknown.units.map(({ name, values }) => [null, say('mapScreens.unknownOf', { unit: name }), ...cells(values)]),
        [null, say('mapScreens.city'), ...cells(map.city)],
      ],
      totals: [null, say('mapScreens.total'), ...cells(map.total)],
      notes: mapMeasureCodes.map(code => `${mapMeasures[code].label}: ${mapMeasures[code].definition}`),
    },
  ])
