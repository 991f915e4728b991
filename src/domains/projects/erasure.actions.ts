/** Papers of a household that asks to be forgotten: gone where no money ever followed, kept where the accounts rest on them. */
import { type Context, performer } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { erasedWord } from '../../kernel/redact.ts'
import { ownerKinds } from './papers.actions.ts'
import * as store from './projects.store.ts'

/**
 * Empties the papers that households brought to projects of theirs alone that were never sent, refused or stopped without money. The office's
 * own papers stay, and so does every paper of a project that a decision gave money to.
 * @returns ids and hashes of the papers' files, which the caller drops once the transaction stands
 */
export const erasePapers = async (tx: Tx, ctx: Context, householdIds: readonly string[], reason: string) => {
  if (!householdIds.length) return []
  const gone = await store.emptyUnpaid(tx, householdIds, ownerKinds, erasedWord)
  await recordAll(
    tx,
    performer(ctx.actor, ctx.grant),
    ctx.today,
    [...groupBy(gone, paper => paper.projectId)].map(([recordId, papers]) => ({
      entity: 'project',
      recordId,
      action: 'erase',
      values: { papers: papers.length },
      reason,
    })),
  )
  return gone.map(({ id, sha256 }) => ({ id, sha256 }))
}
