/** `khuyencong account <username>`: adds a person to a real installation. The password comes from the environment, never the command line. */
import { openDatabase } from '../db/connect.ts'
import { createAccount } from '../domains/people/people.actions.ts'
import { nobody } from '../domains/people/reach.actions.ts'
import { loadUnits } from '../domains/reference/reference.actions.ts'
import { type Role, roles } from '../domains/reference/roles.schema.ts'
import { seed } from '../domains/seed.ts'
import { today } from '../kernel/dates.ts'
import { invalid } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'
import { claim } from './mode.ts'
import { readOptions } from './options.ts'

const shortest = 12

export const account = async (args: string[]): Promise<number> => {
  const { words, options } = readOptions(args, ['name', 'role', 'unit'])
  const [username] = words
  const password = process.env.KHUYENCONG_PASSWORD ?? ''
  const { name, role, unit } = options
  if (!username || !name || !unit || !role || !(role in roles)) return invalid(say('server.usage'))
  if (password.length < shortest) return invalid(say('server.shortPassword', { min: shortest }))
  const database = await openDatabase()
  try {
    await claim(database, null)
    await seed(database.db)
    const known = (await loadUnits(database.db)).unit(unit)
    if (!known) return invalid(say('server.noUnit', { unit }))
    const files = { keep: async () => '', read: async () => new Uint8Array() }
    const ctx = { db: database.db, today: today(), actor: null, reach: nobody, demo: false, files }
    await createAccount(ctx, { username, name, password, grants: [{ role: role as Role, unitId: unit, validFrom: ctx.today }] })
    console.log(say('server.accountMade', { username, role: roles[role as Role], unit: known.fullName }))
    return 0
  } finally {
    await database.close()
  }
}
