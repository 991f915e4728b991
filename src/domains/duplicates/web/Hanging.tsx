/** What hangs on each of two records: counts, projects and their money. */
import { number } from '../../../web/format.ts'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { say } from '../../../words/say.ts'
import type { PairPageData } from './duplicates.data.ts'
import css from './duplicates.module.css'
import type { Side } from './SideBySide.tsx'

const sides: readonly Side[] = ['left', 'right']
/** More are told by their number; the record's own page lists them all. */
const inSight = 6

export function Hanging({ pair }: { pair: PairPageData }) {
  const { counts, money, projects } = pair.hanging
  if (!counts.length) return <p className={css.sentence}>{say('duplicates.hangsNothing')}</p>
  return (
    <div className={css.hanging}>
      {sides.map(side => (
        <section key={side} aria-label={pair[side].name}>
          <p className={css.hangName}>{pair[side].code ?? pair[side].name}</p>
          <dl className={css.counts}>
            {counts.map(each => (
              <div key={each.key}>
                <dt>{each.label}</dt>
                <dd className="figures">{number(each[side])}</dd>
              </div>
            ))}
            {(money.left > 0 || money.right > 0) && (
              <div>
                <dt>{say('duplicates.money')}</dt>
                <dd>
                  <Money amount={money[side]} />
                </dd>
              </div>
            )}
          </dl>
          {projects[side].length > 0 && (
            <ul className={css.projects}>
              {projects[side].slice(0, inSight).map(project => (
                <li key={project.code}>
                  <GoLink to={`/ho-so/${project.code}`}>{project.name}</GoLink>
                  <span className={css.quiet}>{[project.code, String(project.year), project.stateLabel].join(' · ')}</span>
                </li>
              ))}
              {projects[side].length > inSight && (
                <li className={css.quiet}>{say('duplicates.moreProjects', { count: projects[side].length - inSight })}</li>
              )}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}
