/** Findings of one project in two states of the law, side by side. */
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { type Changes, type Side, weightKinds, weightWords } from './rejudge.data.ts'
import css from './rejudge.module.css'

interface FindingSidesProps {
  changes: Changes
  /** Names of the two sides: 'Hiện nay' and 'Theo dự thảo'. */
  names: readonly [string, string]
}
export function FindingSides({ changes, names }: FindingSidesProps) {
  return (
    <ul className={css.changes}>
      {changes.map(({ rule, scope, title, before, after }) => (
        <li key={`${rule}-${scope}`}>
          <p className={css.rule}>{title}</p>
          <div className={css.sides}>
            <One name={names[0]} side={before} />
            <One name={names[1]} side={after} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function One({ name, side }: { name: string; side: Side }) {
  return (
    <div className={css.side}>
      <p className={css.name}>{name}</p>
      {side ? (
        <>
          <StateBadge plain kind={weightKinds[side.weight]} word={weightWords[side.weight]} />
          <p>{side.says}</p>
          {side.arithmetic && <p className={css.sum}>{side.arithmetic}</p>}
          <p className={css.quiet}>{side.article}</p>
        </>
      ) : (
        <p className={css.quiet}>{say('projects.notJudged')}</p>
      )}
    </div>
  )
}
