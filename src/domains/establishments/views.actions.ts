/** The register as somebody asks for it: filtered, ordered, with the columns chosen. */
import { holdsWithin } from '../../kernel/access.ts'
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import { say } from '../../words/say.ts'
import { difficultAreas } from '../reference/areas.actions.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { readers } from '../reference/roles.schema.ts'
import { listQuery } from '../search/search.actions.ts'
import { type ColumnKey, chosenColumns, isColumnKey, personalReaders, type RegisterColumn, registerColumns } from './columns.schema.ts'
import { maskTaxCode } from './contacts.rules.ts'
import { changingActions } from './establishments.actions.ts'
import { viewPorts } from './views.ports.ts'
import { type FilterNames, placeIn, sayFilter, unitsBelow } from './views.rules.ts'
import { filterKeys, type RegisterFilter, type RegisterView } from './views.schema.ts'
import * as store from './views.store.ts'
import type { ViewedList } from './views-saved.actions.ts'

type Units = Awaited<ReturnType<typeof loadUnits>>
export type CellValue = string | number | boolean | null
/** A row of the register: its code, and the value of each chosen column. */
export type RegisterRow = { code: string; name: string } & { [K in ColumnKey]?: CellValue }

export const seesPersonal = (ctx: Context): boolean => holdsWithin(ctx.actor, ctx.reach, ...personalReaders)
/** The register of establishments as a list whose views are kept. */
export const registerViews: ViewedList<RegisterColumn> = {
  screen: 'register',
  path: '/register/views',
  who: readers,
  tag: 'Sổ bộ',
  keys: ['sort', 'down', ...filterKeys],
  columns: ctx => registerColumns.filter(column => !column.personal || seesPersonal(ctx)),
}
/** The value of a column as it may be shown: places and villages by name, a person's tax code masked. */
export const shownValue = (key: ColumnKey, row: store.ViewRow, units: Units): CellValue => {
  switch (key) {
    case 'place':
      return placeIn(units, row.establishment.unitId)
    case 'village':
      return row.villageName
    case 'taxCode':
      return maskTaxCode(row.establishment.taxCode)
    case 'difficultArea':
    case 'projects':
    case 'lastSupport':
    case 'changedOn':
      return row[key]
    default:
      return row.establishment[key]
  }
}
const lineOf = (columns: readonly RegisterColumn[], units: Units) => (row: store.ViewRow) =>
  ({
    code: row.establishment.code,
    ...Object.fromEntries(columns.map(({ key }) => [key, shownValue(key, row, units)])),
  }) as RegisterRow

/** What the store needs to answer a filter for a reader. */
export const askedFor = async (ctx: Context, filter: RegisterView, reach = ctx.reach): Promise<store.Asked> => ({
  reach,
  day: ctx.today,
  words: await listQuery({ ...ctx, reach }, 'establishment', filter.q),
  support: viewPorts.support,
  changing: changingActions,
  unitIds: filter.unitId ? unitsBelow(await loadUnits(ctx.db), filter.unitId, ctx.today) : undefined,
  personal: seesPersonal(ctx),
  difficult: filter.difficultArea || `${filter.sort},${filter.cols}`.includes('difficultArea') ? await difficultUnits(ctx) : undefined,
})
/** Units by whether they are difficult areas today, as far as the lists say. */
const difficultUnits = async (ctx: Context): Promise<NonNullable<store.Asked['difficult']>> => {
  const units = await loadUnits(ctx.db)
  const standing = await difficultAreas(ctx.db, units)
  const states = groupBy(units.all, ({ id }) => standing(id, ctx.today).holds)
  const ids = (holds: boolean) => (states.get(holds) ?? []).map(({ id }) => id)
  return { yes: ids(true), no: ids(false) }
}
/** A filter in words, with the names of its unit and village; a condition that is not for the reader narrows nothing and is told. */
export const filterSentence = async (ctx: Context, filter: RegisterFilter): Promise<string> => {
  const names: FilterNames = {
    unit: filter.unitId ? placeIn(await loadUnits(ctx.db), filter.unitId) : undefined,
    village: filter.village ? (await store.villageByCode(ctx.db, filter.village))?.name : undefined,
  }
  const { minorityOwned, ...open } = filter
  if (!minorityOwned || seesPersonal(ctx)) return sayFilter(filter, names)
  return say('registerList.notNarrowed', { filter: sayFilter(open, names) })
}
/** The order of a view. A column that the reader may not see orders nothing either. */
export const orderOf = (view: RegisterView, personal: boolean) => {
  const known = view.sort && isColumnKey(view.sort) && chosenColumns(view.sort, personal).some(column => column.key === view.sort)
  return { sort: known ? view.sort : undefined, down: known ? view.down : undefined }
}

/** A page of a view within reach. Pages count from 1. */
export const listView = async (ctx: Context, view: RegisterView & { page?: number | undefined; size?: number | undefined }) => {
  const { page = 1, size = 50 } = view
  const personal = seesPersonal(ctx)
  const columns = chosenColumns(view.cols, personal)
  const asked = await askedFor(ctx, view)
  const units = await loadUnits(ctx.db)
  const ids = await store.viewIds(ctx.db, view, asked, { ...orderOf(view, personal), limit: size, offset: (page - 1) * size })
  const rows = await store.viewRows(ctx.db, ids, asked)
  return {
    total: await store.viewCount(ctx.db, view, asked),
    page,
    size,
    sentence: await filterSentence(ctx, view),
    columns: columns.map(column => column.key),
    personal,
    rows: rows.map(lineOf(columns, units)),
  }
}
/** All rows of a view, a few thousand at a time, as Excel takes them. */
export async function* viewInParts(ctx: Context, view: RegisterView, size = 2000) {
  const asked = await askedFor(ctx, view)
  const ids = await store.viewIds(ctx.db, view, asked, orderOf(view, seesPersonal(ctx)))
  for (let at = 0; at < ids.length; at += size) yield store.viewRows(ctx.db, ids.slice(at, at + size), asked)
}
export const countView = async (ctx: Context, view: RegisterView) => store.viewCount(ctx.db, view, await askedFor(ctx, view))
/** Villages that the filter offers. */
export const viewVillages = (ctx: Context) => store.villagesWithRecords(ctx.db)
