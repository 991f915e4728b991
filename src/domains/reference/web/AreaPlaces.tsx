/** The places of a list as they were read, and each that was not: where it stands and why. */
import { number } from '../../../web/format.ts'
import { Notice } from '../../../web/ui/Notice.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { say } from '../../../words/say.ts'
import type { PlacesLook } from '../areas.actions.ts'
import css from './admin.module.css'

/** So many names are said; the rest are counted. */
const most = 8

export function AreaPlaces({ look: { names, again, heads, unread } }: { look: Sent<PlacesLook> }) {
  const shown = names.slice(0, most).join('; ')
  const more = names.length > most ? say('areas.placesMore', { names: shown, count: number(names.length - most) }) : shown
  return (
    <section className={css.look} aria-label={say('areas.lookTitle')} role="status">
      <p>
        {say('areas.lookRead', { count: number(names.length), unread: number(unread.length) })}
        {again > 0 && ` ${say('areas.lookAgain', { count: number(again) })}`}
      </p>
      {heads.length > 0 && (
        <Notice kind="warning" title={say('areas.lookHeads', { names: heads.join('; ') })} text={say('areas.lookHeadsText')} />
      )}
      {names.length > 0 && <p className={css.quiet}>{more}</p>}
      {unread.length > 0 && (
        <ul>
          {unread.map(({ at, line, says }) => (
            <li key={`${at} ${line}`}>
              <strong>{at}</strong>: {says}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
