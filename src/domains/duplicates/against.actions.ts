/** Rows of somebody's list held against the register's establishments. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { loadFacts } from './facts.store.ts'
import { mayBeOne, sameNumber } from './identity.rules.ts'
import { linkInWorker } from './link.actions.ts'
import type { LinkRecord } from './linkage/linkage.schema.ts'
import { prepared } from './linking.actions.ts'
import { type EstablishmentFacts, establishmentFields } from './vietnamese/records.rules.ts'

export interface Linked {
  /** Id of the list's row. */
  row: string
  establishmentId: string
  probability: number
}
/** One number in common is nearly enough: one of the two may be mistyped. */
const numbered = 0.9
/** Pairs of a row and a record that are more likely one than not, of those that a name or a number identifies. */
export const linkRows = async (rows: readonly LinkRecord[], register: readonly LinkRecord[]): Promise<Linked[]> => {
  if (!rows.length || !register.length) return []
  const { pairs } = await linkInWorker(establishmentFields, rows, register, { threshold: 0.2 })
  return pairs.flatMap(({ left, right, probability, evidence }) => {
    const chance = sameNumber('establishment', evidence) ? Math.max(numbered, probability) : probability
    return chance >= 0.5 && mayBeOne('establishment', evidence) ? [{ row: left, establishmentId: right, probability: chance }] : []
  })
}
/** Which establishments of the register the rows are likely to be; the register as it stands, without merged records. */
export const linkWithRegister = async (ctx: Context, tx: Tx, rows: readonly EstablishmentFacts[]): Promise<Linked[]> => {
  const register = await prepared(ctx, 'establishment', await loadFacts(tx, 'establishment'))
  return linkRows(await preparedRows(ctx, rows), register)
}
/** A list has no crafts of the register's own: its words are compared as they are. */
const preparedRows = (ctx: Context, rows: readonly EstablishmentFacts[]): Promise<LinkRecord[]> =>
  prepared(
    ctx,
    'establishment',
    rows.map(row => ({ ...row, craft: null })),
  )
