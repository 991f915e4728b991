/** What the register needs of the domains above it for an establishment's page; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Dong } from '../../kernel/money.ts'

export const historyKinds = {
  project: 'Đề án',
  machine: 'Máy móc, thiết bị',
  design: 'Mẫu sản phẩm',
  fair: 'Hội chợ, triển lãm',
  class: 'Lớp tập huấn, đào tạo',
  check: 'Khảo sát, kiểm tra, nghiệm thu',
} as const
export type HistoryKind = keyof typeof historyKinds

/** One row of another domain that points to the establishment. */
export interface HistoryRow {
  recordId: string
  kind: HistoryKind
  year: number
  day: Day | null
  title: string
  detail: string | null
  /** False: listed, but not counted, such as a fair that was cancelled. */
  counts: boolean
  /** Where the row itself opens; null where it has no page. */
  to: string | null
  approved?: Dong | null
  settled?: Dong | null
  /** How many establishments share the money, this one included. */
  sharedBy?: number
  /** Lượt that completed a class, and who they were. */
  turns?: number
  personIds?: readonly string[]
}
/** `beyond`: rows that are there but lie outside the reader's reach. */
export interface HistoryPart {
  rows: HistoryRow[]
  beyond: number
}
/** A paper of a project of the establishment. */
export interface ProjectPaper {
  id: string
  projectCode: string
  projectName: string
  kindLabel: string
  number: string | null
  issuedOn: Day | null
  fileName: string | null
  size: number | null
  /** The business day on which it was recorded; null when no act tells. */
  addedOn: Day | null
}
export const ports: {
  /** `asOf`: only what had happened by that day, and as it stood on it. */
  history: ((ctx: Context, establishmentId: string, asOf?: Day) => Promise<HistoryPart>)[]
  papers?: (ctx: Context, establishmentId: string) => Promise<ProjectPaper[]>
} = { history: [] }
