/** Craft villages and artisans as a list asks for them, and as Excel files: exactly the rows, columns and order on screen, masked values stay masked. */
import type { Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { artisanList } from './artisan-changes.actions.ts'
import { artisanColumns } from './artisan-columns.rules.ts'
import { type ArtisanQuery, listArtisans } from './artisans.actions.ts'
import { seesPersons } from './artisans.rules.ts'
import { artisanTitles } from './establishments.schema.ts'
import { inOrderOf } from './list-columns.rules.ts'
import { type Asked, listWorkbook } from './list-workbook.actions.ts'
import { placeIn } from './views.rules.ts'
import { villageList } from './village-changes.actions.ts'
import { villageColumns } from './village-columns.rules.ts'
import { listVillages, type VillageQuery } from './villages.actions.ts'
import { recognitions } from './villages.rules.ts'

/** Conditions as one sentence, a condition each; of none, that it is the whole list. */
const sentence = (...conditions: (string | undefined | null)[]): string =>
  conditions.filter(Boolean).join(', ') || say('registerList.everyRow')
const word = (options: Readonly<Record<string, string>>, code: string | undefined) => code && (options[code] ?? code)
/** The place and the words that a list of the register is asked for, as they are said. */
export const commonConditions = async (ctx: Context, { q, unitId }: { q?: string | undefined; unitId?: string | undefined }) => [
  unitId && placeIn(await loadUnits(ctx.db), unitId),
  q && say('registerList.containing', { text: q }),
]

export const villagesInOrder = async (ctx: Context, query: VillageQuery & Asked) =>
  inOrderOf(await listVillages(ctx, query), villageColumns, query.sort, query.down)
export const artisansInOrder = async (ctx: Context, query: ArtisanQuery & Asked) =>
  inOrderOf(await listArtisans(ctx, query), artisanColumns, query.sort, query.down)

export const villagesWorkbook = async (ctx: Context, query: VillageQuery & Asked) =>
  listWorkbook(ctx, {
    list: villageList,
    keyOf: row => row.code,
    columns: villageColumns,
    asked: query,
    rows: await villagesInOrder(ctx, query),
    sentence: sentence(
      word(crafts, query.craft),
      word(recognitions, query.state),
      say('registerList.onDay', { day: sayDay(query.on ?? ctx.today) }),
      ...(await commonConditions(ctx, query)),
    ),
  })
export const artisansWorkbook = async (ctx: Context, query: ArtisanQuery & Asked) =>
  listWorkbook(ctx, {
    list: artisanList,
    keyOf: row => row.code,
    columns: artisanColumns,
    asked: query,
    rows: await artisansInOrder(ctx, query),
    ordered: 'code',
    sentence: sentence(word(artisanTitles, query.title), word(crafts, query.craft), ...(await commonConditions(ctx, query))),
    personal: seesPersons(ctx),
  })
export { sentence as listSentence }
