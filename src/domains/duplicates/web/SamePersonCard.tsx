/** On a person's page: records of other kinds that may be the same person, each with why. A hint; nothing is merged. */

import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import type { PersonKind } from '../duplicates.schema.ts'
import { overseers, recordAddress, useSamePerson } from './duplicates.data.ts'
import css from './duplicates.module.css'
import { WhyLikely } from './WhyLikely.tsx'

interface SamePersonCardProps {
  kind: PersonKind
  /** Its code; the id of a trainee. */
  record: string
}
/** Shows nothing where nobody is likely, and to whoever does not work with the persons. */
export function SamePersonCard({ kind, record }: SamePersonCardProps) {
  const { has } = useSession()
  const { data } = useSamePerson(kind, record, has(...overseers))
  if (!data?.length) return null
  return (
    <Card title={say('duplicates.samePersonTitle')}>
      <p className={css.quiet}>{say('duplicates.samePersonText')}</p>
      <ul className={css.likely}>
        {data.map(row => (
          <li key={`${row.kind} ${row.id}`}>
            <GoLink to={recordAddress(row.kind, row)}>{row.name}</GoLink>
            <span className={css.quiet}>{[row.kindLabel, row.code, row.detail].filter(Boolean).join(' · ')}</span>
            <WhyLikely row={row} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
