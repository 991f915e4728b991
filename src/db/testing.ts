/** A fresh database for a test file, copied from the migrated template in a tenth of a second. */
import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Database } from './connect.ts'

let serial = 0

/** Call in `beforeAll`; `close()` in `afterAll` drops it. */
export const testDatabase = async (): Promise<Database> => {
  const { url, template } = inject('postgres')
  const name = `test_${process.pid}_${Date.now()}_${serial++}`
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await admin(`create database ${name} template ${template}`)
  const database = connect(Object.assign(new URL(url), { pathname: `/${name}` }).toString(), 5)
  return {
    ...database,
    close: async () => {
      await database.close()
      await admin(`drop database if exists ${name} with (force)`)
    },
  }
}
