/** Parts of the search dialog: a text with what matched in bold, what can be searched, and the shape of answers to come. */

import { readers } from '../domains/reference/roles.schema.ts'
import type { Span } from '../domains/search/ranking.rules.ts'
import { say } from '../words/say.ts'
import css from './SearchDialog.module.css'
import { useSession } from './session.tsx'

/** The text with its spans bold. */
export function Marked({ text, spans }: { text: string; spans: readonly Span[] }) {
  const parts = spans.flatMap(([from, until], at) => [
    text.slice(at ? spans[at - 1]![1] : 0, from),
    <mark key={from} className={css.mark}>
      {text.slice(from, until)}
    </mark>,
  ])
  return (
    <>
      {parts}
      {text.slice(spans.at(-1)?.[1] ?? 0)}
    </>
  )
}

/** What can be asked, with an example of each; people and telephones only for those who may. */
export function SearchHelp() {
  const { has } = useSession()
  const official = has(...readers.filter(role => role !== 'applicant'))
  const people = has('local_officer', 'centre_officer', 'appraiser', 'leader')
  const lines = [
    ...(has(...readers) ? [say('search.helpNames'), say('search.helpCodes')] : []),
    ...(official ? [say('search.helpPlaces')] : []),
    ...(people ? [say('search.helpPeople')] : []),
    ...(has('admin') ? [say('search.helpOffice')] : []),
  ]
  return (
    <div className={css.help}>
      <p className={css.group}>{say('search.help')}</p>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className={css.keys}>{say('search.keys')}</p>
    </div>
  )
}
/** Lines where answers will stand. */
export function Skeleton() {
  return (
    <div className={css.skeleton} aria-hidden>
      {[62, 48, 55].map(width => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
