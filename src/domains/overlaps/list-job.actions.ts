/** Reading a list as a job: its rows, their links with the register, then every project held against them. */
import { say } from '../../words/say.ts'
import type { JobHandler } from '../jobs/jobs.ports.ts'
import { checkProjects } from './check.actions.ts'
import { failList, linkLists, readList } from './lists.actions.ts'

/** Runs the reading of a list; wired in domains/index.ts. A file that cannot be used leaves the list to be mapped anew. */
export const listHandler: JobHandler = async run => {
  const listId = String(run.input.listId)
  await run.progress({ done: 0, total: 3, note: say('overlaps.listReading') })
  const read = await readList(run.ctx, listId).catch(async (error: unknown) => {
    await failList(run.ctx, listId)
    throw error
  })
  await run.progress({ done: 1, total: 3, note: say('overlaps.listLinking') })
  await linkLists(run.ctx, listId)
  await run.progress({ done: 2, total: 3, note: say('overlaps.listComparing') })
  const checked = await checkProjects(run.ctx, null, 'list', () => run.cancelled())
  await run.progress({ done: 3, total: 3, note: say('overlaps.listDone', { rows: read.rows }) })
  return { ...read, ...checked }
}
