/** Rules, norms and documents of law as the search of the office finds them. */
import type { Context } from '../../kernel/context.ts'
import { type OfficeLine, officeTab } from '../search/office.schema.ts'
import { rulesCatalogue } from './catalogue.actions.ts'
import { listDocuments } from './documents.actions.ts'

/** One line for each title: of several versions the last one tells where it is written. */
const entriesOf = async (ctx: Context, kind: 'rule' | 'norm', tab: string): Promise<OfficeLine[]> => {
  const entries = (await rulesCatalogue(ctx)).filter(entry => entry.kind === kind)
  return [...new Map(entries.map(entry => [entry.title, entry])).values()].map(({ key, title, article }) => ({
    ...{ id: key, title, code: '', detail: article },
    to: officeTab(tab, title),
  }))
}
export const ruleLines = (ctx: Context): Promise<OfficeLine[]> => entriesOf(ctx, 'rule', 'quy-dinh')
export const normLines = (ctx: Context): Promise<OfficeLine[]> => entriesOf(ctx, 'norm', 'dinh-muc')
export const lawLines = async (ctx: Context): Promise<OfficeLine[]> =>
  (await listDocuments(ctx)).map(({ id, number, title, stateLabel }) => ({
    ...{ id, title: number, code: stateLabel, detail: title },
    to: `/quan-tri?muc=van-ban&vb=${id}`,
  }))
