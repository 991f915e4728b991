/** `khuyencong start`: the whole product on one port. */
import { join } from 'node:path'
import { Cron } from 'croner'
import { openDatabase, productFolder } from '../db/connect.ts'
import { forgetOldDrafts } from '../domains/applications/applications.actions.ts'
import { ensureDemo, personaPassword } from '../domains/demo.ts'
import { forgetOldPhotos } from '../domains/designs/checks.actions.ts'
import { closeIndexes, indexAtStart } from '../domains/designs/index.actions.ts'
import { askForSweep } from '../domains/duplicates/sweeps.actions.ts'
import { forgetOldImports } from '../domains/exchange/import-job.actions.ts'
import { startRunner } from '../domains/jobs/runner.actions.ts'
import { remind } from '../domains/notices/notices.actions.ts'
import { forgetSent, openWaysOut, sendWaiting } from '../domains/notices/outbox.actions.ts'
import { askForCheck } from '../domains/overlaps/check.actions.ts'
import { personas } from '../domains/people/people.actions.ts'
import { nobody } from '../domains/people/reach.actions.ts'
import { handOver } from '../domains/projects/handover.actions.ts'
import { seed } from '../domains/seed.ts'
import { fileGuard } from '../files/admit.ts'
import { gatewaySender, mailSender } from '../files/mail.ts'
import { s3Place, s3Storage } from '../files/s3-storage.ts'
import { folderStorage } from '../files/storage.ts'
import { clamd } from '../files/virus-scan.ts'
import type { Context } from '../kernel/context.ts'
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
  const filesAt = process.env.KHUYENCONG_FILES ?? join(process.env.KHUYENCONG_DATA ?? join(productFolder, '.data'), 'files')
  const bucket = s3Place(filesAt, process.env)
  const files = bucket ? await s3Storage(bucket) : folderStorage(filesAt)
  if (process.env.KHUYENCONG_CLAMAV) fileGuard.scan = clamd(process.env.KHUYENCONG_CLAMAV)
  wayOut(port)
  try {
    await claim(database, set)
  } catch (error) {
    await database.close()
    throw error
  }
  await seed(database.db)
  if (set) await ensureDemo(database, set, log, files)
  await handOver(database.db, day())
  const fault = (error: unknown) => console.error(error)
  const asSystem = (): Context => ({
    db: database.db,
    today: day(),
    actor: null,
    reach: { everywhere: true, unitIds: [], establishmentIds: [] },
    demo,
    files,
  })
  // Units end at midnight; the day's open work passes on a minute later.
  const nightly = new Cron('1 0 * * *', { timezone: ZONE }, () =>
    handOver(database.db, day())
      .then(() => forgetOldImports({ db: database.db, today: day(), files }))
      .then(() => forgetOldDrafts(asSystem()))
      .then(() => forgetOldPhotos(asSystem()))
      .then(() => {}, fault),
  )
  // Records met twice are looked for at night, as a job of its own.
  const sweeping = new Cron('30 1 * * *', { timezone: ZONE }, () => askForSweep(asSystem()).then(() => {}, fault))
  // After the register's pairs, on which it rests.
  const comparing = new Cron('0 3 * * *', { timezone: ZONE }, () => askForCheck(asSystem(), null, 'night').then(() => {}, fault))
  const reminding = new Cron('30 7 * * *', { timezone: ZONE }, () =>
    remind(asSystem())
      .then(() => forgetSent(database.db))
      .then(() => {}, fault),
  )
  const sending = new Cron('* * * * *', { protect: true }, () => sendWaiting(database.db).then(() => {}, fault))
  const clocks = [nightly, sweeping, comparing, reminding, sending]
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
    for (const clock of clocks) clock.stop()
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    console.error(say('server.portTaken', { port }))
    return 1
  }
  // Pictures that an older model described, or none, are described anew while others work.
  await indexAtStart(asSystem())
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
  for (const clock of clocks) clock.stop()
  await app.close()
  // The batch in hand ends; what is left of a job goes on at the next start.
  await runner.stop()
  await closeIndexes()
  await database.close()
  return 0
}

/** The ways out that the environment names. */
const wayOut = (port: number): void => {
  const { KHUYENCONG_SMTP, KHUYENCONG_MAIL_FROM, KHUYENCONG_MESSAGES_URL, KHUYENCONG_MESSAGES_SECRET, KHUYENCONG_URL } = process.env
  openWaysOut({
    address: KHUYENCONG_URL?.replace(/\/$/, '') ?? `http://localhost:${port}`,
    senders: {
      ...(KHUYENCONG_SMTP && { email: mailSender(KHUYENCONG_SMTP, KHUYENCONG_MAIL_FROM ?? 'khuyencong@localhost') }),
      ...(KHUYENCONG_MESSAGES_URL && { phone: gatewaySender(KHUYENCONG_MESSAGES_URL, KHUYENCONG_MESSAGES_SECRET ?? '') }),
    },
  })
}
