/** Takes a person out of the rows of reports that were submitted: figures stay as they were, the body's new hash is logged beside the old one. */
import { createHash } from 'node:crypto'
import { type Context, logged } from '../../kernel/context.ts'
import { canonical, type Tx } from '../../kernel/log.ts'
import type { Redactor } from '../../kernel/redact.ts'
import { bodiesToErase, writeBody } from './erasure.store.ts'

/** Answers how many reports mentioned the person. */
export const eraseFromReports = async (tx: Tx, ctx: Context, redactor: Redactor, reason: string): Promise<number> => {
  let changed = 0
  for (const { id, body, sha256: was } of await bodiesToErase(tx)) {
    const emptied = redactor.deep(body)
    const sha256 = createHash('sha256').update(canonical(emptied)).digest('hex')
    if (canonical(emptied) === canonical(body)) continue
    await writeBody(tx, id, emptied, sha256)
    await logged(tx, ctx, { entity: 'report_snapshot', recordId: id, action: 'erase', values: { was, sha256 }, reason })
    changed++
  }
  return changed
}
