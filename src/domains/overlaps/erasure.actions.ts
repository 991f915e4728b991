/** Personal values of lists and accounts: found for whoever asks about them, and emptied. */
import { type Context, performer } from '../../kernel/context.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { erasePapers } from '../projects/erasure.actions.ts'
import { accountsFor, emptyAccounts, forgetPictures } from './items.store.ts'
import { emptyRows, rowsAbout, rowsById } from './lists.store.ts'
import { type ListField, listFields } from './overlaps.schema.ts'

/** Behind file, sheet and row, by which somebody knows it again: that it is a list's row, and its id. */
const mark = /\|list:([0-9a-f-]{36})$/
export const isListRow = (id: string): boolean => mark.test(id)
const plain = (text: string) => text.replaceAll('|', ' ').slice(0, 60)
/** Rows of other programmes' lists that speak of what is looked for. */
export const listRowsOf = async (tx: Tx, terms: { name: string | null; phone: string | null; number: string | null }) =>
  (await rowsAbout(tx, terms)).map(({ id, ...row }) => ({ ...row, id: `${plain(row.file)}|${plain(row.sheet)}|${row.row}|list:${id}` }))
/** What rows of lists hold, under the lists' own words; ids that are not of lists are left to others. */
export const listValuesOf = async (tx: Tx, ids: readonly string[]) =>
  (
    await rowsById(
      tx,
      ids.flatMap(id => mark.exec(id)?.[1] ?? []),
    )
  ).flatMap(({ row, list }) =>
    (Object.keys(listFields) as ListField[]).flatMap(key => {
      const value = (row as Record<string, unknown>)[key] ?? ''
      return value === ''
        ? []
        : [{ record: say('privacy.stagedListRow', { list, row: row.row }), field: listFields[key], value: String(value) }]
    }),
  )
/** Bank accounts that are the person's of these establishments, by the project that is paid to them. */
export const bankAccountsOf = accountsFor
/** Empties rows of lists; ids that are not of lists are left to others. */
export const eraseListRows = (tx: Tx, ids: readonly string[]): Promise<void> =>
  emptyRows(
    tx,
    ids.flatMap(id => mark.exec(id)?.[1] ?? []),
  )
/**
 * Takes the files of papers, evidence pictures among them, off projects of these households to which no money was ever given, and what was
 * compared of them. Papers of projects that were paid are what the accounts rest on: they stay.
 * @returns hashes of the files
 */
export const eraseEvidence = async (tx: Tx, ctx: Context, householdIds: readonly string[], reason: string): Promise<string[]> => {
  const papers = await erasePapers(tx, ctx, householdIds, reason)
  if (papers.length)
    await forgetPictures(
      tx,
      papers.map(paper => paper.id),
    )
  return papers.map(paper => paper.sha256)
}
/** Empties bank accounts of projects that benefit only these establishments. */
export const eraseAccounts = async (tx: Tx, ctx: Context, establishmentIds: readonly string[], reason: string): Promise<void> => {
  const emptied = await emptyAccounts(tx, establishmentIds)
  await recordAll(
    tx,
    performer(ctx.actor, ctx.grant),
    ctx.today,
    emptied.map(recordId => ({ entity: 'support_evidence', recordId, action: 'erase', values: { account: true }, reason })),
  )
}
