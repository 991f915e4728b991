/** The criteria of a sheet: what is judged, by which guidance, for how many points. */
import { mostPoints } from '../../kernel/points.ts'
import { say } from '../../words/say.ts'
import { number } from '../format.ts'
import type { Criterion } from './ScoreSheet.tsx'
import css from './scoring.module.css'

export const Criteria = ({ criteria }: { criteria: readonly Criterion[] }) => (
  <>
    <ol className={css.criteria}>
      {criteria.map(({ key, title, max, guidance, evidence }) => (
        <li key={key}>
          <div className={css.line}>
            <span>
              {title}
              <span className={css.guide}>{[guidance, evidence && say('scoring.evidence', { evidence })].filter(Boolean).join('. ')}</span>
            </span>
            <span className={css.max}>{max === null ? say('scoring.pointsUnset') : number(max)}</span>
          </div>
        </li>
      ))}
    </ol>
    <p className={css.sum}>{say('scoring.maxTotal', { max: number(mostPoints(criteria)) })}</p>
  </>
)
