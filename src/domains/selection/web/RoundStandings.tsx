/** Who is in, who is out, and exactly why. */
import { money } from '../../../web/format.ts'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { marginsOf } from '../analysis.rules.ts'
import { pointsText } from '../rounds.rules.ts'
import type { RoundAnalysis } from '../rounds.schema.ts'
import css from './choice.module.css'
import type { Outcome } from './rounds.ts'

type Row = Outcome['standings'][number]

export function RoundStandings({ outcome, analysis }: { outcome: Outcome; analysis: Pick<RoundAnalysis, 'money'> | null }) {
  const margins = marginsOf({ money: analysis?.money ?? [] })
  const inside = outcome.standings.filter(one => one.amount > 0)
  const outside = outcome.standings.filter(one => one.amount === 0)
  const list = (title: string, rows: readonly Row[]) =>
    rows.length > 0 && (
      <section aria-label={title}>
        <h2 className={css.heading}>
          {title} ({rows.length})
        </h2>
        <ol className={css.ranking}>
          {rows.map(row => (
            <Standing
              key={row.code}
              row={row}
              marginal={row.code === outcome.marginal}
              lacks={row.amount > 0 ? undefined : margins.get(row.code)}
            />
          ))}
        </ol>
      </section>
    )
  return (
    <>
      {list(say('selectionRounds.inside'), inside)}
      {list(say('selectionRounds.outside'), outside)}
    </>
  )
}

function Standing({ row, marginal, lacks }: { row: Row; marginal: boolean; lacks: number | undefined }) {
  const { code, name, asked, amount, rank, score, reason, beneficiaries, unitName } = row
  const part = amount > 0 && amount < asked
  return (
    <li className={css.row} data-chosen={amount > 0 || undefined}>
      <span className={css.rank}>{rank ?? '–'}</span>
      <div className={css.body}>
        <p className={css.head}>
          <GoLink to={`/ho-so/${code}`} className={css.name}>
            {name}
          </GoLink>
          <span className={css.quiet}>{code}</span>
        </p>
        <p className={css.quiet}>{[...beneficiaries, unitName].filter(Boolean).join(', ')}</p>
        <p className={css.reason}>{reason}</p>
      </div>
      <div className={css.side}>
        <span className={css.amount}>{money(amount > 0 ? amount : asked)}</span>
        <span className={css.quiet}>
          {score === null ? say('selectionRounds.noPoints') : say('selectionRounds.points', { score: pointsText(score) })}
        </span>
        <StateBadge
          plain
          kind={amount > 0 ? 'done' : 'waiting'}
          word={say(part ? 'selectionRounds.partly' : amount > 0 ? 'planScreens.chosen' : 'planScreens.notChosen')}
        />
        {marginal && <span className={css.quiet}>{say('selectionRounds.marginal')}</span>}
        {lacks !== undefined && <span className={css.quiet}>{say('selectionRounds.marginalNext', { extra: money(lacks) })}</span>}
      </div>
    </li>
  )
}
