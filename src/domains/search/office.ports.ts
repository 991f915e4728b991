/** What the search of the office asks of the domains above it; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'
import type { OfficeKind, OfficeLine } from './office.schema.ts'

export const officePorts: { [K in OfficeKind]?: (ctx: Context) => Promise<readonly OfficeLine[]> } = {}
