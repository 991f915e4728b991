/** Personal values of lists and accounts: found for whoever asks about them, and emptied. */
import { type Context, performer } from '../../kernel/context.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { erasePapers } from '../projects/erasure.actions.ts'
import { emptyAccounts, forgetPictures } from './items.store.ts'
import { emptyRows, rowsAbout } from './lists.store.ts'

/** Behind file, sheet and row, by which somebody knows it again: that it is a list's row, and its id. */
const mark = /\|list:([0-9a-f-]{36})$/
export const isListRow = (id: string): boolean => mark.test(id)
const plain = (text: string) => text.replaceAll('|', ' ').slice(0, 60)
/** Rows of other programmes' lists that speak of what is looked for. */
export const listRowsOf = async (tx: Tx, terms: { name: string | null; phone: string | null; number: string | null }) =>
  (await rowsAbout(tx, terms)).map(({ id, ...row }) => ({ ...row, id: `${plain(row.file)}|${plain(row.sheet)}|${row.row}|list:${id}` }))
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
