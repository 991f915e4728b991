/** `khuyencong run <folder> --out <folder>`: a year from workbooks to report on a throw-away database. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../db/connect.ts'
import { runYear } from '../domains/exchange/run.actions.ts'
import '../domains/index.ts'
import { seed } from '../domains/seed.ts'
import { invalid } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'
import { readOptions } from './options.ts'

export const run = async (args: string[]): Promise<number> => {
  const { words, options } = readOptions(args, ['out', 'period', 'as-of'])
  const [input] = words
  if (!input || !options.out) return invalid(say('server.usage'))
  const folder = await mkdtemp(join(tmpdir(), 'khuyencong-run-'))
  const database = await openDatabase({ folder, durable: false })
  try {
    await seed(database.db)
    const { exit, lines } = await runYear({
      input,
      output: options.out,
      database,
      ...(options.period && { period: options.period }),
      ...(options['as-of'] && { asOf: options['as-of'] }),
    })
    for (const line of lines) (exit === 1 ? console.error : console.log)(line)
    return exit
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}
