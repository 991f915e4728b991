/** `khuyencong start`: the whole product on one port. */
import { join } from 'node:path'
import { Cron } from 'croner'
import { openDatabase, productFolder } from '../db/connect.ts'
import { ensureDemo, personaPassword } from '../domains/demo.ts'
import { askForSweep } from '../domains/duplicates/sweeps.actions.ts'
import { forgetOldImports } from '../domains/exchange/import-job.actions.ts'
import { startRunner } from '../domains/jobs/runner.actions.ts'
import { personas } from '../domains/people/people.actions.ts'
import { nobody } from '../domains/people/reach.actions.ts'
import { handOver } from '../domains/projects/handover.actions.ts'
import { seed } from '../domains/seed.ts'
import { folderStorage } from '../files/storage.ts'
import { sayDay, ZONE } from '../kernel/dates.ts'
import { buildApp } from '../server/app.ts'
import { say } from '../words/say.ts'
import { buildWeb } from './build-web.ts'
import { claim, databaseOf, modeOf } from './mode.ts'

export const start = async (): Promise<number> => {
  const { set, day } = modeOf(process.env)
  const demo = set !== null
  const port = Number(process.env.PORT ?? 3000)
  const log = (line: string) => console.log(line)
  await buildWeb(log)
  const database = await openDatabase({ log, name: databaseOf(set) })
  const files = folderStorage(process.env.KHUYENCONG_FILES ?? join(process.env.KHUYENCONG_DATA ?? join(productFolder, '.data'), 'files'))
  try {
    await claim(database, set)
  } catch (error) {
    await database.close()
    throw error
  }
  await seed(database.db)
  if (set) await ensureDemo(database, set, log)
  await handOver(database.db, day())
  // Units end at midnight; the day's open work passes on a minute later.
  const nightly = new Cron('1 0 * * *', { timezone: ZONE }, () =>
    handOver(database.db, day())
      .then(() => forgetOldImports({ db: database.db, today: day(), files }))
      .catch(error => console.error(error)),
  )
  // Records met twice are looked for at night, as a job of its own.
  const sweeping = new Cron('30 1 * * *', { timezone: ZONE }, () =>
    askForSweep({
      db: database.db,
      today: day(),
      actor: null,
      reach: { everywhere: true, unitIds: [], establishmentIds: [] },
      demo,
      files,
    }).then(
      () => {},
      error => console.error(error),
    ),
  )
  const app = await buildApp({
    database,
    today: day,
    demo,
    files,
    secure: process.env.KHUYENCONG_SECURE === '1',
    proxies: process.env.KHUYENCONG_PROXIES ?? '',
  })
  // A demonstration signs anybody in with one click: it is seen from this machine only, unless HOST says otherwise.
  const host = process.env.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0')
  try {
    await app.listen({ port, host })
  } catch (error) {
    await database.close()
    nightly.stop()
    sweeping.stop()
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    console.error(say('server.portTaken', { port }))
    return 1
  }
  const runner = startRunner({ database, files, demo })
  const { port: actual } = app.server.address() as { port: number }
  log(say('server.ready', { address: `http://localhost:${actual}` }))
  if (demo) {
    log(say('server.demoDay', { day: sayDay(day()) }))
    log(say('server.personas', { password: personaPassword }))
    for (const p of await personas({ db: database.db, today: day(), actor: null, reach: nobody, demo, files }))
      log(`  ${p.username.padEnd(14)} ${p.name}, ${p.roleLabel}, ${p.unitName}`)
  }
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  nightly.stop()
  sweeping.stop()
  await app.close()
  // The batch in hand ends; what is left of a job goes on at the next start.
  await runner.stop()
  await database.close()
  return 0
}
