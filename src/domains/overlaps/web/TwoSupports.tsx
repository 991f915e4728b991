/** Two supports in two equal columns: equal fields aligned, differences marked within the words, pictures below. */
import { Fragment } from 'react'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { differences } from '../../duplicates/difference.rules.ts'
import sides from '../../duplicates/web/duplicates.module.css'
import { MarkedWords } from '../../duplicates/web/MarkedWords.tsx'
import type { OverlapData } from './overlaps.data.ts'
import css from './overlaps.module.css'

const both = ['left', 'right'] as const

export function TwoSupports({ overlap }: { overlap: OverlapData }) {
  return (
    <div className={sides.sides}>
      <div className={sides.corner} aria-hidden />
      {both.map(side => (
        <Head key={side} side={overlap[side]} />
      ))}
      {overlap.fields.map(field => (
        <Fragment key={field.key}>
          <div className={sides.fieldLabel}>{field.label}</div>
          <Values field={field} />
        </Fragment>
      ))}
    </div>
  )
}
function Head({ side }: { side: OverlapData['left'] }) {
  const project = side.kind === 'project'
  return (
    <div className={sides.sideHead}>
      <p className={sides.sideName}>{project ? <GoLink to={`/ho-so/${side.code}`}>{side.name}</GoLink> : side.name}</p>
      <p className={sides.quiet}>
        {[project ? side.code : say('overlapScreens.rowOf', { row: side.code }), side.place].filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}
function Values({ field }: { field: OverlapData['fields'][number] }) {
  const marked = !field.same && field.left !== null && field.right !== null ? differences(field.left, field.right) : null
  return both.map((side, index) => (
    <div key={side} className={sides.cell} data-same={field.same || undefined}>
      <MarkedWords value={field[side]} stretches={marked?.[index]} />
      {field.hidden && <span className={sides.hiddenNote}>{say('overlapScreens.hiddenDiffers')}</span>}
    </div>
  ))
}
/** The two pictures that come nearest, beside each other. */
export function TwoPictures({ overlap }: { overlap: OverlapData }) {
  if (!overlap.pictures) return null
  return (
    <div className={css.pictures}>
      {both.map(side => (
        <figure key={side} className={css.picture}>
          <img
            src={`/api/projects/${encodeURIComponent(overlap[side].code)}/papers/${overlap.pictures?.[side]}`}
            alt={say('overlapScreens.pictureOf', { code: overlap[side].code })}
            loading="lazy"
          />
          <figcaption>{say('overlapScreens.pictureOf', { code: overlap[side].code })}</figcaption>
        </figure>
      ))}
    </div>
  )
}
