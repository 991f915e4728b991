/** Closing the account of somebody who asked to be forgotten: what they did stays in the log under its number, their name does not. */
import { type Context, logged } from '../../kernel/context.ts'
import { eraseVersions, type Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { emptyAccount } from './erasure.store.ts'

export const eraseAccount = async (tx: Tx, ctx: Context, id: string, reason: string): Promise<void> => {
  await emptyAccount(tx, id, say('people.erasedAccount'), ctx.today)
  await eraseVersions(tx, 'account', id, ['name', 'username', 'email'])
  await logged(tx, ctx, { entity: 'account', recordId: id, action: 'erase', values: { fields: ['name', 'username', 'email'] }, reason })
}
