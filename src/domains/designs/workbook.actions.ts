/** The register's list as an Excel file: what is on screen, on the sheet that the importer reads back. */
import { type Cell, type Column, writeWorkbook } from '../../files/workbook.ts'
import type { Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { optionsOf } from '../../kernel/sheet.ts'
import { say } from '../../words/say.ts'
import { designCrafts, designSources } from './designs.schema.ts'
import { type DesignLine, filterOf, type ListInput, linesOf } from './listing.actions.ts'
import { type Listed, listDesigns, listStates } from './listing.store.ts'
import { locarnoClasses } from './locarno.schema.ts'
import { seesNames } from './seeing.actions.ts'
import { designSheet } from './sheet.schema.ts'

/** What the list was narrowed to, in words: 'Sơn mài; năm 2026'. */
const filterSaid = ({ q, craft, source, year, state, word, brief, maker, locarno }: ListInput): string =>
  [
    q && `“${q}”`,
    state && listStates[state],
    craft && designCrafts[craft as keyof typeof designCrafts],
    source && designSources[source as keyof typeof designSources],
    year && say('designs.sheetYear', { year }),
    locarno && locarnoClasses[locarno as keyof typeof locarnoClasses],
    word,
    brief,
    maker,
  ]
    .filter(Boolean)
    .join('; ')

/** Authors' names stay inside, so that their column is left out: a column that is not there says nothing when the file comes back. */
const columns = designSheet.columns.filter(({ key }) => key !== 'author')
/** Read by people only: the importer reports that it leaves these aside. */
const aside = ['colMakerName', 'colStanding', 'colPictures'] as const
const widths: Record<string, number> = { name: 40, copyReason: 34, motifs: 26, materials: 24, techniques: 24, locarno: 30, ownerName: 28 }
const kindOf = (kind: string): Pick<Column, 'kind'> => (kind === 'date' || kind === 'money' || kind === 'int' ? { kind } : {})

/** The values of a design as they stand on the sheet; owners are named for whoever may see them. */
const valuesOf = (ctx: Context, { design }: Listed, shown: DesignLine): Record<string, unknown> => ({
  ...design,
  establishmentCode: shown.maker?.code,
  ownerName: seesNames(ctx, design.establishmentId) && !shown.concealed ? design.ownerName : null,
  briefCode: shown.brief,
  original: shown.original,
})
const cellOf = (value: unknown, options: Readonly<Record<string, string>> | undefined): Cell => {
  if (Array.isArray(value)) return value.join('; ')
  if (typeof value === 'string') return options?.[value] ?? value
  return typeof value === 'number' ? value : null
}

/** The list as an Excel file. */
export const designWorkbook = async (ctx: Context, input: ListInput) => {
  const { rows } = await listDesigns(ctx.db, ctx.reach, { ...(await filterOf(ctx, input, 100_000)), offset: 0 })
  const lines = await linesOf(ctx, rows)
  const filter = filterSaid(input) || say('designs.sheetAll')
  const bytes = await writeWorkbook([
    {
      name: designSheet.name,
      title: [say('designs.sheetTitle'), say('designs.sheetFilter', { filter, day: sayDay(ctx.today) }), say('designs.sheetBack')],
      columns: [
        ...columns.map((column): Column => {
          const options = optionsOf(column)
          return {
            header: column.header,
            width: widths[column.key] ?? 18,
            ...kindOf(column.kind),
            ...(column.help && { note: column.help }),
            ...(options && { options }),
          }
        }),
        ...aside.map(key => ({ header: say(`designs.${key}`), width: key === 'colPictures' ? 10 : 40 })),
      ],
      rows: rows.map((row, at): Cell[] => {
        const shown = lines[at]!
        const values = valuesOf(ctx, row, shown)
        return [
          ...columns.map(({ key, options }) => cellOf(values[key], options)),
          shown.maker?.name ?? null,
          shown.standing.says,
          shown.pictures,
        ]
      }),
      freezeHeader: true,
    },
  ])
  return { bytes, name: say('designs.sheetFile', { day: ctx.today }) }
}
