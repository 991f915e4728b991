/** What happens elsewhere when the calendar of working days changes; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'

/** In the transaction of the change: last days that are counted in working days are counted anew. */
export const calendarPorts: { changed: ((tx: Tx, ctx: Context) => Promise<void>)[] } = { changed: [] }
