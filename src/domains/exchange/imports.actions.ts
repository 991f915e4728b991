/** Past imports, as the history shows them. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import * as store from './exchange.store.ts'
import { importers } from './import.actions.ts'
import { type WorkbookKind, workbooks } from './workbooks.schema.ts'

/** `stopped`: part of the workbook is in, the rest can be gone on with. */
export type ImportState = 'in' | 'running' | 'stopped' | 'undone'

/** Past imports, latest first. */
export const listImports = async (ctx: Context) =>
  (await store.selectImports(ctx.db)).map(({ import: row, jobState, askedBy, refused }) => {
    const kind = row.kind in workbooks ? (row.kind as WorkbookKind) : undefined
    const live = jobState === 'waiting' || jobState === 'running'
    const state: ImportState = row.undoneOn
      ? 'undone'
      : live
        ? 'running'
        : jobState === 'cancelled' || jobState === 'failed'
          ? 'stopped'
          : 'in'
    const may = kind !== undefined && holds(actorOf(ctx), ...importers[kind])
    return {
      id: row.id,
      kind: row.kind,
      label: kind ? workbooks[kind].label : row.kind,
      fileName: row.fileName,
      day: row.day,
      by: row.by,
      accepted: row.accepted,
      rejected: row.rejected,
      /** Refused rows that can still be fetched and corrected. */
      refused,
      state,
      undoneOn: row.undoneOn,
      undoneBy: row.undoneBy,
      undoReason: row.undoReason,
      at: row.createdAt.toISOString(),
      can: [
        ...(may && !row.undoneOn && !live ? ['undo'] : []),
        // Its rows are for whoever sent them, and for a leader.
        ...(jobState !== null && !row.undoneOn && (askedBy === ctx.actor?.id || holds(actorOf(ctx), 'leader')) ? ['open'] : []),
      ],
    }
  })
