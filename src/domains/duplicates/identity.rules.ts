/**
 * What must agree before two records may be one at all. Likeness learned from a register without labels can mistake "same commune, same craft" for
 * "same establishment", or colleagues of one class for one person, where true doubles are few. So identity is asked for by name: the sum of
 * points below must reach two, and nothing may rule it out.
 */
import type { MatchedKind } from './duplicates.schema.ts'
import type { Evidence } from './linkage/linkage.schema.ts'

/** Points by level of likeness: `[from this level on, points]`, the highest that holds counts. Levels as in linkage/compare.rules.ts. */
type Points = readonly (readonly [level: number, points: number])[]
const written = 6
const nearly = 5
const much = 4
const equalCode = 3
const slip = 2

interface Identity {
  points: Readonly<Record<string, Points>>
  /** Known on both sides and wholly different: another person, whatever else agrees. */
  ruledOutBy?: { field: string; unless: string }
}
const identity: Readonly<Record<MatchedKind, Identity>> = {
  establishment: {
    points: {
      proper: [
        [much, 1],
        [nearly, 2],
      ],
      // Of a household that bears its owner's name, the name is the owner's.
      representative: [[nearly, 1]],
      taxCode: [
        [slip, 1],
        [equalCode, 2],
      ],
      personalCode: [
        [slip, 1],
        [equalCode, 2],
      ],
      phone: [[equalCode, 1]],
      email: [[equalCode, 1]],
      house: [[equalCode, 0.5]],
    },
  },
  village: { points: { name: [[nearly, 2]], recognitionNumber: [[equalCode, 2]] } },
  artisan: {
    points: {
      name: [
        [much, 1],
        [nearly, 2],
      ],
      recognitionNumber: [[equalCode, 1]],
      phone: [[equalCode, 1]],
    },
    ruledOutBy: { field: 'birthYear', unless: 'recognitionNumber' },
  },
  person: {
    points: {
      name: [
        [much, 1],
        [nearly, 2],
      ],
      personalNumber: [
        [slip, 1],
        [equalCode, 2],
      ],
      phone: [[equalCode, 1]],
    },
    ruledOutBy: { field: 'birthYear', unless: 'personalNumber' },
  },
}
/** A contact that serves many says nothing of who somebody is: the comparison gives it hardly any weight, and then it has no points. */
const worthSaying = 0.5
const contacts = ['phone', 'email']

/** Whether two records may be one: enough of what identifies them agrees, and nothing rules it out. */
export const mayBeOne = (kind: MatchedKind, evidence: readonly Evidence[]): boolean => {
  const { points, ruledOutBy } = identity[kind]
  const levelOf = (field: string) => evidence.find(each => each.field === field)?.level ?? null
  if (ruledOutBy && levelOf(ruledOutBy.field) === 0 && levelOf(ruledOutBy.unless) !== equalCode) return false
  const own = (field: string): number => {
    const found = evidence.find(each => each.field === field)
    if (found?.level === undefined || found.level === null) return 0
    if (contacts.includes(field) && found.weight < worthSaying) return 0
    const { level } = found
    return points[field]?.reduce((most, [from, value]) => (level >= from ? value : most), 0) ?? 0
  }
  const sum = Object.keys(points).reduce((total, field) => total + own(field), 0)
  // Owners' names alone identify a household that has no other name, where they are written the same.
  const bearsName = kind === 'establishment' && levelOf('proper') === null && (levelOf('representative') ?? 0) >= written
  return sum + (bearsName ? 1 : 0) >= 2
}
/** Whether a field that identifies a record agrees; a contact may be many people's. */
export const identifies = (kind: MatchedKind, { field, level }: Evidence): boolean => {
  const [least] = identity[kind].points[field] ?? []
  return least !== undefined && level !== null && level >= least[0] && !contacts.includes(field)
}
/** Numbers that the state gives to one taxpayer, one person. */
const numbers: Readonly<Record<MatchedKind, readonly string[]>> = {
  establishment: ['taxCode', 'personalCode'],
  village: [],
  artisan: [],
  person: ['personalNumber'],
}
/** Whether both carry the same such number: worth an officer's look whatever else is written. */
export const sameNumber = (kind: MatchedKind, evidence: readonly Evidence[]): boolean =>
  evidence.some(each => numbers[kind].includes(each.field) && each.level === equalCode)
