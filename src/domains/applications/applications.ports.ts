/** What applications need of the domains above them; wired in domains/index.ts. */
import type { Context } from '../../kernel/context.ts'

/** An establishment of the register that an application may be of, with why. */
export interface Likely {
  code: string
  name: string
  place: string | null
  percent: number
  says: string
}
/** What the form says of the establishment. */
export interface EstablishmentSaid {
  name: string
  kind?: string | null
  taxCode?: string | null
  phone?: string | null
  email?: string | null
  representative?: string | null
  address?: string | null
  craft?: string | null
  unitId?: string | null
}
export const ports: {
  likely?: (ctx: Context, said: EstablishmentSaid) => Promise<{ rows: Likely[] }>
} = {}
