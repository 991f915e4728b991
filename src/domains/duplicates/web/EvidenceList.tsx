/** What each field says of a pair, and how strongly, in words. */
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import type { PairPageData } from './duplicates.data.ts'
import css from './duplicates.module.css'

export type Evidence = PairPageData['evidence'][number]
type Strength = Evidence['strength']
const kinds: Record<Strength, Kind> = {
  strong: 'done',
  fair: 'done',
  weak: 'info',
  none: 'unknown',
  against: 'warning',
  stronglyAgainst: 'refused',
}

export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  if (!evidence.length) return null
  return (
    <ul className={css.evidence}>
      {evidence.map(each => (
        <li key={each.field}>
          <span className={css.evidenceLabel}>{each.label}</span>
          <span>{each.says}</span>
          <StateBadge plain kind={kinds[each.strength]} word={say(`duplicates.strength_${each.strength}`)} />
        </li>
      ))}
    </ul>
  )
}
