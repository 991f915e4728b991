/** One PostgreSQL for a test run: migrated once into a template, from which every test file takes its own database. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { seed } from '../domains/seed.ts'
import { connect, ensureDatabase, migrate } from './connect.ts'
import { startEmbedded } from './embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { url: string; template: string }
  }
}

/** `TEST_DATABASE_URL` (a superuser's) runs the same suite on another server. */
export default async function setup(project: TestProject) {
  const template = `khuyencong_template_${process.pid}_${project.name}`
  const given = process.env.TEST_DATABASE_URL
  const folder = given ? undefined : mkdtempSync(join(tmpdir(), 'khuyencong-test-'))
  const server = folder ? await startEmbedded({ folder, durable: false }) : undefined
  const url = given ?? server?.url ?? ''
  const urlOf = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString()
  await ensureDatabase(url, template)
  const database = connect(urlOf(template))
  await migrate(database)
  await seed(database.db)
  await database.close()
  project.provide('postgres', { url, template })
  return async () => {
    if (server && folder) {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
      return
    }
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(`drop database if exists ${pg.escapeIdentifier(template)} with (force)`)
    await client.end()
  }
}
