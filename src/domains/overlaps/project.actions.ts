/** A project's own page: what may be the same money, what it was held against and when, its numbers; and what appraisal is told. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import type { OverlapNotes } from '../projects/projects.ports.ts'
import { askForCheck } from './check.actions.ts'
import { likelihoods } from './compare/score.rules.ts'
import { mayKeepItems, shownItem } from './items.actions.ts'
import { itemsOf } from './items.store.ts'
import { lineOf } from './overlaps.actions.ts'
import { occasions, SupportEvidence, typedKinds } from './overlaps.schema.ts'
import * as store from './overlaps.store.ts'
import { projectByCode } from './sides.store.ts'
import { notCompared } from './supports.store.ts'

const most = 100
const projectOf = async (ctx: Context, code: string) =>
  (await projectByCode(ctx.db, ctx.reach, code)) ?? unknown(say('overlaps.noProject', { code }))

/** Findings, checks and numbers of a project within reach. Whoever does not see the whole city is told of others' projects by code only. */
export const overlapsOfProject = async (ctx: Context, code: string) => {
  const project = await projectOf(ctx, code)
  const rows = await store.listOverlaps(ctx.db, ctx.reach, { code }, most, 0)
  const checks = await store.checksOf(ctx.db, project.id)
  return {
    compared: !(notCompared as readonly string[]).includes(project.state),
    rows: rows.map(row => {
      const line = lineOf(row)
      const other = row.code === code ? line.right : { ...line.left, listName: null }
      const name = ctx.reach.everywhere ? other.name : (other.listName ?? other.code ?? '')
      const { left: _, right: __, ...rest } = line
      return { ...rest, other: { ...other, name } }
    }),
    checks: checks.map(({ occasion, firstOn, lastOn, supports, lists, items, found }) => ({
      occasion: occasions[occasion],
      firstOn,
      lastOn,
      supports,
      lists,
      items,
      found,
    })),
  }
}
/** The numbers of a project's papers, for everybody who reads the project. */
export const itemsOfProject = async (ctx: Context, code: string) => {
  const project = await projectOf(ctx, code)
  return {
    rows: (await itemsOf(ctx.db, project.id)).map(shownItem),
    mayKeep: mayKeepItems(ctx, project.state),
    kinds: typedKinds,
    fields: SupportEvidence.form.filter(({ key }) => ['kind', 'value', 'sellerTaxCode', 'issuedOn'].includes(key)),
  }
}
/** Asks for a check of one project now. */
export const checkNow = async (ctx: Context, code: string) => askForCheck(ctx, [(await projectOf(ctx, code)).id], 'asked')

/** What appraisal is told of projects: undecided likely findings, and what officers decided. */
export const notesForAppraisal = async (tx: Tx, projectIds: readonly string[]): Promise<Map<string, OverlapNotes>> => {
  const notes = new Map<string, OverlapNotes>()
  const noteOf = (id: string) => {
    const known = notes.get(id) ?? { open: [], same: [], different: [] }
    notes.set(id, known)
    return known
  }
  for (const row of await store.notesOf(tx, projectIds))
    for (const [id, other] of [
      [row.projectId, row.otherCode ?? row.listName ?? ''],
      [row.otherId, row.code],
    ] as const) {
      if (!id || !projectIds.includes(id)) continue
      const note = noteOf(id)
      if (row.state === 'same') note.same.push(other)
      else if (row.state === 'different') note.different.push(other)
      else if (row.likelihood !== 'possible') note.open.push({ other, likelihood: likelihoods[row.likelihood].toLowerCase() })
    }
  return notes
}
