/** Two records beside each other: field by field with their words, and what hangs on each. */
import type { Context } from '../../kernel/context.ts'
import { isDay, sayDay } from '../../kernel/dates.ts'
import type { FieldModel } from '../../kernel/entity.ts'
import { knows, say } from '../../words/say.ts'
import { maskTaxCode } from '../establishments/contacts.rules.ts'
import { projectStates } from '../projects/projects.schema.ts'
import { loadUnits, placeName } from '../reference/reference.actions.ts'
import type { FieldEvidence, MatchedKind } from './duplicates.schema.ts'
import { countClashes } from './graph.store.ts'
import { countHanging, namesOfRefs, projectsOf } from './hanging.store.ts'
import { fieldsOf, matchedEntities, type RecordRow } from './kinds.rules.ts'
import { fieldLabel, strengthOf } from './pairs.rules.ts'

/** Numbers that are a person's own are shown by their end only, as everywhere. */
const masked = ['taxCode', 'personalNumber']

/** A value in words; null is not known. */
const wordsOf = (field: FieldModel, value: unknown, refs: ReadonlyMap<string, string>): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (masked.includes(field.key)) return maskTaxCode(String(value))
  if (field.kind === 'choice') return field.options?.[String(value)] ?? String(value)
  if (field.kind === 'flag') return say(value === true ? 'registerScreens.yes' : 'registerScreens.no')
  if (field.kind === 'ref') return refs.get(String(value)) ?? null
  return field.kind === 'date' && isDay(String(value)) ? sayDay(String(value)) : String(value)
}
const refsOf = async (ctx: Context, kind: MatchedKind, rows: readonly RecordRow[]): Promise<Map<string, string>> => {
  const ids = fieldsOf(kind)
    .filter(field => field.kind === 'ref')
    .flatMap(field => rows.flatMap(row => (typeof row[field.key] === 'string' ? [String(row[field.key])] : [])))
  const units = await loadUnits(ctx.db)
  const found = await namesOfRefs(
    ctx.db,
    ids.filter(id => !units.unit(id)),
  )
  for (const id of ids) if (units.unit(id)) found.set(id, await placeName(ctx.db, id))
  return found
}
/** The evidence of a pair with its words, strongest first. */
export const evidenceLines = (kind: MatchedKind, evidence: readonly FieldEvidence[]) =>
  [...evidence]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ field, says, weight }) => ({ field, label: fieldLabel(kind, field), says, strength: strengthOf(weight) }))

/** Every field of both records; those that neither has are left out. */
export const compared = async (ctx: Context, kind: MatchedKind, left: RecordRow, right: RecordRow) => {
  const refs = await refsOf(ctx, kind, [left, right])
  return fieldsOf(kind)
    .map(field => {
      const [a, b] = [left[field.key] ?? null, right[field.key] ?? null]
      return {
        key: field.key,
        label: field.label,
        left: wordsOf(field, a, refs),
        right: wordsOf(field, b, refs),
        same: JSON.stringify(a) === JSON.stringify(b),
        /** Two different values may look alike when their ends are all that is shown. */
        hidden: masked.includes(field.key) && [a, b].some(value => value !== null && maskTaxCode(String(value)) !== value),
        required: field.required,
        statedByBlank: matchedEntities[kind].statedByBlank.includes(field.key),
      }
    })
    .filter(field => field.left !== null || field.right !== null)
}
/** What hangs on each record, and how many rows say the same twice and would count once after a merge. */
export const hanging = async (ctx: Context, kind: MatchedKind, leftId: string, rightId: string) => {
  const counts = await countHanging(ctx.db, kind, [leftId, rightId])
  const [left, right] = [counts.get(leftId) ?? {}, counts.get(rightId) ?? {}]
  const projects = kind === 'establishment' ? await projectsOf(ctx.db, ctx.reach, [leftId, rightId]) : []
  const of = (id: string) =>
    projects
      .filter(each => each.establishmentId === id)
      .map(({ establishmentId, state, ...rest }) => ({ ...rest, stateLabel: projectStates[state as keyof typeof projectStates] ?? state }))
  const clashes = await countClashes(ctx.db, matchedEntities[kind].table, leftId, rightId)
  return {
    counts: Object.keys(left)
      .filter(key => left[key] || right[key])
      .map(key => ({ key, label: wordOr(`duplicates.hang_${key}`, key), left: left[key] ?? 0, right: right[key] ?? 0 })),
    projects: { left: of(leftId), right: of(rightId) },
    /** Approved support of all projects, đồng. */
    money: { left: sum(of(leftId)), right: sum(of(rightId)) },
    once: clashes.map(({ table, count }) => ({ label: wordOr(`duplicates.clash_${table}`, table), count })),
  }
}
const sum = (projects: readonly { amount?: unknown }[]) => projects.reduce((total, each) => total + Number(each.amount ?? 0), 0)
const wordOr = (key: string, otherwise: string): string => (knows(key) ? say(key) : otherwise)
