/** What notices need from above: deadlines of every domain, and the ways out of the product. Wired in domains/index.ts and at the start. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Channel } from './notices.schema.ts'

/** Something due on a day, and whose work it is. */
export interface Deadline {
  entity: string
  recordId: string
  /** Names the record by its code: 'DA-2026-0012: quyết toán'. */
  title: string
  on: Day
  link: string
  accountIds: readonly string[]
  /** Of somebody without an account, who left an address or a telephone. */
  email?: string | null
  phone?: string | null
}
/** Sends one message. Rejects when it was not taken; it is tried again later. */
export type Sender = (message: { to: string; subject: string; text: string }) => Promise<void>

export const ports: {
  deadlines: ((ctx: Context, tx: Tx) => Promise<Deadline[]>)[]
  senders: Partial<Record<Channel, Sender>>
  /** How the product is addressed from outside, for links in messages: 'https://khuyencong.example.vn'. */
  address: string
} = { deadlines: [], senders: {}, address: '' }
