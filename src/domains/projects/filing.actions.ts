/** Files that come through a call for applications: filed, and filed again, in the name of whoever prepared them. */
import type { Context } from '../../kernel/context.ts'
import { type Performer, record, recordAll, type Tx } from '../../kernel/log.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { checkedFacts, freshCode, type ProjectInput } from './projects.actions.ts'
import { ports } from './projects.ports.ts'
import { type ProjectRow, projectStates } from './projects.schema.ts'
import * as store from './projects.store.ts'

/** A paper that is kept already, by its hash. */
export type FiledPaper = Omit<Parameters<typeof store.insertPaper>[1], 'projectId'>
export interface Filing {
  input: ProjectInput
  papers: readonly FiledPaper[]
  /** Whose file it is: an officer who files for somebody prepared it, an officer who only takes it in did not. */
  by: Performer
  submittedOn: string
}
const everywhere = { everywhere: true, unitIds: [], establishmentIds: [] }
const follow = async (tx: Tx, ctx: Context, project: ProjectRow): Promise<void> => {
  for (const after of ports.after) await after(tx, ctx, project)
}

/** Makes a submitted project of an application, with its papers, in the caller's transaction. Refuses what a file may not be ('invalid'). */
export const fileProject = async (tx: Tx, ctx: Context, { input, papers, by, submittedOn }: Filing): Promise<ProjectRow> => {
  const { rowOf, owners } = await checkedFacts({ ...ctx, reach: everywhere }, tx, input)
  const code = await freshCode(tx, input.year)
  const row = await store.insertProject(tx, { ...rowOf(code), code, state: 'submitted', submittedOn, revision: 1 })
  await store.replaceBeneficiaries(tx, row.id, owners)
  for (const paper of papers) await store.insertPaper(tx, { ...paper, projectId: row.id })
  const about = { entity: 'project', recordId: row.id }
  await recordAll(tx, by, ctx.today, [
    { ...about, action: 'create', toState: 'draft', values: { ...input, code } },
    ...papers.map(({ kind, sha256 }) => ({ ...about, action: 'attach', fromState: 'draft', toState: 'draft', values: { kind, sha256 } })),
    { ...about, action: 'submit', fromState: 'draft', toState: 'submitted', values: { unitId: row.unitId } },
  ])
  await follow(tx, ctx, row)
  return row
}

/** The project that waits for its supplement goes back with the new facts and papers. The first day of submission stays on it. */
export const fileAgain = async (
  tx: Tx,
  ctx: Context,
  id: string,
  { input, papers, by }: Pick<Filing, 'input' | 'papers' | 'by'>,
): Promise<ProjectRow> => {
  const [held] = await store.listProjects(tx, everywhere, { ids: [id] })
  const project = held && (await store.findProject(tx, everywhere, held.project.code, true))
  if (project?.state !== 'supplement') return refuse(say('projects.closed', { state: projectStates[project?.state ?? 'draft'] }))
  const { rowOf, owners } = await checkedFacts({ ...ctx, reach: everywhere }, tx, input)
  const row = await store.updateProject(tx, id, { ...rowOf(project.code), state: 'submitted' })
  await store.replaceBeneficiaries(tx, id, owners)
  for (const paper of papers) await store.insertPaper(tx, { ...paper, projectId: id })
  const about = { entity: 'project', recordId: id }
  await record(tx, by, ctx.today, { ...about, action: 'edit', fromState: 'supplement', toState: 'supplement', values: { ...input } })
  await record(tx, by, ctx.today, {
    ...about,
    action: 'submit',
    fromState: 'supplement',
    toState: 'submitted',
    values: { unitId: row.unitId },
  })
  await follow(tx, ctx, row)
  return row
}
