/**
 * Who may be one person across the kinds: a trainee, an artisan, the representative of an establishment. A hint with its evidence for whoever
 * reads the record; the kinds are counted apart and nothing is merged.
 */
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { placeName } from '../reference/reference.actions.ts'
import { type PersonKind, personKinds } from './duplicates.schema.ts'
import { marks, namesakes } from './likely.store.ts'
import { evidenceOf, prepared, scored } from './linking.actions.ts'
import { percentOf, sayEvidence } from './pairs.rules.ts'
import { personBehind } from './people-names.actions.ts'
import { findNamed } from './records.store.ts'
import { numbersInCommon, type Standing, selectStanding } from './same-person.store.ts'
import { evidenceLines } from './side-by-side.actions.ts'

const worthSaying = 0.5
const shown = 5
/** The record as the person that it stands for; undefined where nobody is named. */
const personOf = (row: Standing, kind: PersonKind) => {
  const name = kind === 'establishment' ? personBehind(row) : row.name
  return name ? { ...row, name } : undefined
}
/** Records of the other kinds within reach that are likely the same person, likeliest first, each with every field's evidence. */
export const samePerson = async (ctx: Context, input: { kind: PersonKind; record: string }) => {
  const [named] = await findNamed(ctx.db, ctx.reach, input.kind, [input.record])
  if (!named) return unknown(say('duplicates.noSuch'))
  const [row] = await selectStanding(ctx.db, input.kind, [named.id])
  const own = row && personOf(row, input.kind)
  if (!own) return []
  const others: (Standing & { kind: PersonKind; record: string })[] = []
  for (const kind of personKinds.filter(each => each !== input.kind)) {
    const clues = { name: own.name, or: numbersInCommon(kind, own) }
    const ids = await namesakes(ctx.db, ctx.reach, kind, clues)
    const stood = kind === 'establishment' ? await namesakes(ctx.db, ctx.reach, kind, { ...clues, mark: marks.person }) : []
    for (const each of await selectStanding(ctx.db, kind, [...new Set([...stood, ...ids])])) {
      const person = personOf(each, kind)
      if (person) others.push({ ...person, kind, record: each.name })
    }
  }
  if (!others.length) return []
  const [subject, ...candidates] = await prepared(ctx, 'person', [own, ...others])
  const byId = groupBy(others, each => each.id)
  const pairs = (await scored(ctx, 'person', subject!, candidates, true)).filter(pair => pair.probability >= worthSaying).slice(0, shown)
  return Promise.all(
    pairs.map(async pair => {
      const other = byId.get(pair.right)![0]!
      const evidence = evidenceOf('person', pair)
      const place = other.unitId ? await placeName(ctx.db, other.unitId) : null
      const from = other.kind === 'establishment' ? null : other.establishment
      return {
        kind: other.kind,
        kindLabel: say(`duplicates.asPerson_${other.kind}`),
        id: other.id,
        code: other.code,
        name: other.record,
        detail: [other.birthYear, from, place].filter(Boolean).join(' · '),
        percent: percentOf(pair.probability),
        says: sayEvidence('person', evidence),
        evidence: evidenceLines('person', evidence),
      }
    }),
  )
}
