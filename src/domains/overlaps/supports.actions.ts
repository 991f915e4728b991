/** Gathers every support in the form in which supports are compared. */
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { searchable } from '../../kernel/text.ts'
import { type UnitWords, unitWords } from '../duplicates/vietnamese/units.rules.ts'
import { type ActivityCode, activities } from '../reference/catalog.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { accountKey, invoiceKey, plateKey, repeatsModel, serialKey, tellingWords } from './compare/keys.rules.ts'
import { partyOf } from './compare/party.rules.ts'
import type { BoughtThing, Photo, Support } from './compare/support.schema.ts'
import type { EvidenceRow, ListRow } from './overlaps.schema.ts'
import * as store from './supports.store.ts'

export const projectId = (id: string) => `project:${id}`
export const rowId = (id: string) => `row:${id}`
/** 'project:…' or 'row:…' taken apart. */
export const splitId = (id: string): { kind: 'project' | 'row'; id: string } => {
  const [kind, own = ''] = id.split(':')
  return { kind: kind === 'row' ? 'row' : 'project', id: own }
}

const thingOf = ({ name, maker, serial }: store.MachineFacts): BoughtThing => ({
  words: tellingWords(name),
  maker: searchable(maker ?? ''),
  serial: plateKey(serial ?? '', name),
})
/** Plates copied from papers without saying of what; the model of one of the project's machines is no plate. */
const platesOf = (items: readonly EvidenceRow[], machines: readonly store.MachineFacts[]): BoughtThing[] =>
  items.map(({ matchKey }) => ({
    words: [],
    maker: '',
    serial: matchKey && !machines.some(({ name }) => repeatsModel(matchKey, name)) ? matchKey : null,
  }))
const photoOf = ({ matchKey }: EvidenceRow): Photo[] => {
  const [whole, ...parts] = (matchKey ?? '').split(' ').filter(Boolean)
  return whole ? [[whole, ...parts]] : []
}
const isEvent = (activity: string) => activities[activity as ActivityCode]?.shape === 'event'

/** What linkage says of each record, both ways. */
const linksOf = (rows: readonly { a: string; b: string; chance: number }[]) => {
  const links = new Map<string, Map<string, number>>()
  const put = (from: string, to: string, chance: number) => {
    const of = links.get(from) ?? new Map<string, number>()
    links.set(from, of.set(to, Number(chance)))
  }
  for (const { a, b, chance } of rows) {
    put(a, b, chance)
    put(b, a, chance)
  }
  return links
}

export interface Gathered {
  supports: Support[]
  /** How many of them are projects. */
  projects: number
  lists: ListRow[]
}
const projectSupports = async (tx: Tx, units: UnitWords): Promise<Support[]> => {
  const links = linksOf(await store.selectLinks(tx))
  const people = groupBy(await store.selectBeneficiaries(tx), row => row.projectId)
  const machines = groupBy(await store.selectMachines(tx), row => row.projectId)
  const items = groupBy(await store.selectItems(tx), row => row.projectId)
  return (await store.selectProjects(tx)).map(project => {
    const own = items.get(project.id) ?? []
    const bought = machines.get(project.id) ?? []
    const of = (kind: EvidenceRow['kind']) => own.filter(item => item.kind === kind)
    return {
      id: projectId(project.id),
      year: project.year,
      activity: project.activity,
      event: isEvent(project.activity),
      parties: (people.get(project.id) ?? []).map(row => partyOf(row, units, row.id, links.get(row.id))),
      content: tellingWords(project.name),
      amount: project.amount || null,
      things: [...bought.map(thingOf), ...platesOf(of('serial'), bought)],
      invoices: of('invoice').map(item => ({ key: item.matchKey!, on: item.issuedOn })),
      accounts: of('bank_account').map(item => item.matchKey!),
      photos: of('photo').flatMap(photoOf),
    }
  })
}
/** Every project from its submission on, and every row of the standing lists: whoever asks, since what is not compared is not found. */
export const gatherSupports = async (ctx: Context, tx: Tx): Promise<Gathered> => {
  const index = await loadUnits(ctx.db)
  const units = unitWords(index.all, index, ctx.today)
  const projects = await projectSupports(tx, units)
  const rows = (await store.selectListRows(tx)).map(
    (row): Support => ({
      id: rowId(row.id),
      year: row.year,
      activity: null,
      event: false,
      parties: [partyOf(row, units, null, new Map(Object.entries(row.links)))],
      content: tellingWords(row.content ?? ''),
      amount: row.amount,
      things: [],
      invoices: [],
      accounts: [],
      photos: [],
    }),
  )
  return { supports: [...projects, ...rows], projects: projects.length, lists: await store.standingLists(tx) }
}

/** How an item is compared, from how it was typed; null when nothing in it could tell one thing from another. */
export const matchKeyOf = (kind: EvidenceRow['kind'], value: string, sellerTaxCode: string | null): string | null => {
  if (kind === 'serial') return serialKey(value)
  if (kind === 'invoice') return sellerTaxCode ? invoiceKey(sellerTaxCode, value) : null
  return kind === 'bank_account' ? accountKey(value) : null
}
