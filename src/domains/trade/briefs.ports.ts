/** What briefs ask of designs, contests, fairs and projects, which stand above them; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import type { LinkKind } from './briefs.schema.ts'

/** Records of one kind that answer a brief. */
export interface Attached {
  /** All of them, whoever asks: only a number. */
  count: number
  /** Those that the reader may see, the latest first; at most twenty are asked for. */
  rows: readonly {
    code: string
    title: string /** Where it opens; null without a page of its own. */
    to: string | null
    note: string | null
  }[]
}
/** One kind of record that names a brief. */
export interface AttachedKind {
  /** 'designs', 'entries', 'projects'. */
  kind: string
  /** 'Mẫu sản phẩm'. */
  label: string
  /** By id of the brief; a brief without any may be left out. */
  of: (ctx: Context, tx: Tx, briefIds: readonly string[]) => Promise<ReadonlyMap<string, Attached>>
}
/** Records that an officer ties to a brief by their code. */
export interface Linkable {
  /** The record with the code, within the reader's reach. */
  find: (ctx: Context, tx: Tx, code: string) => Promise<{ id: string } | undefined>
  /** Those of the ids that the reader may see. */
  show: (ctx: Context, tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, Attached['rows'][number]>>
}
export const ports: {
  /** In the order shown. */
  attached: AttachedKind[]
  linkable: Partial<Record<LinkKind, Linkable>>
  /** Whether the register holds a design of this code; unwired, any code is taken. */
  designExists?: (tx: Tx, code: string) => Promise<boolean>
} = { attached: [], linkable: {} }
