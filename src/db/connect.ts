/** Opens the product's database: the embedded PostgreSQL, or the server that DATABASE_URL names. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { reachableDataFolder, startEmbedded } from './embedded.ts'

// Whole đồng, counts and sums fit in safe integers (kernel/money.ts checks); PostgreSQL sends them as text.
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1700, Number)

/** The product's folder: where migrations/, data/ and templates/ lie. */
export const productFolder = fileURLToPath(new URL('../../', import.meta.url))

export interface Database {
  db: NodePgDatabase
  pool: pg.Pool
  url: string
  close(): Promise<void>
}

/** A pool on a database that exists. */
export const connect = (url: string, max = 10): Database => {
  // Compiling a query costs more than any of ours takes: PostgreSQL 15 spent 25 of 27 ms of a small write on it.
  const pool = new pg.Pool({ connectionString: url, max, options: '-c jit=off' })
  // A connection that the server ends while idle is not an error of ours; the next query opens another.
  pool.on('error', () => {})
  return { db: drizzle(pool, { casing: 'snake_case' }), pool, url, close: () => pool.end() }
}

/** Brings the tables up to date; does nothing when they are. */
export const migrate = (database: Database): Promise<void> =>
  runMigrations(database.db, { migrationsFolder: join(productFolder, 'migrations') })

/** Creates a database on a server if it is not there. */
export const ensureDatabase = async (serverUrl: string, name: string): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!found.rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/**
 * The database of this installation, migrated. `DATABASE_URL` wins; otherwise the embedded server keeps it in the data folder
 * (`KHUYENCONG_DATA`, default `.data` in the product's folder).
 */
export const openDatabase = async (
  options: { folder?: string; name?: string; durable?: boolean; log?: (line: string) => void } = {},
): Promise<Database> => {
  const { name = 'khuyencong', durable = true, log } = options
  const given = options.folder ? undefined : process.env.DATABASE_URL
  if (given) {
    const database = connect(given)
    await migrate(database)
    return database
  }
  const folder = reachableDataFolder(options.folder ?? process.env.KHUYENCONG_DATA ?? join(productFolder, '.data'))
  if (!existsSync(folder)) log?.(`Chuẩn bị cơ sở dữ liệu lần đầu ở ${folder}`)
  const server = await startEmbedded({ folder, durable, ...(log && { log }) })
  try {
    await ensureDatabase(server.url, name)
    const database = connect(server.urlOf(name))
    await migrate(database)
    return {
      ...database,
      close: async () => {
        await database.close()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}
