/** The works of a closed round by group, with what each judge gave. */
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { type ResultsData, sayNumber } from './contests.data.ts'
import css from './contests.module.css'

type Round = ResultsData['closed'][number]
type Work = Round['works'][number]
export function RoundTable({ round, data }: { round: Round; data: ResultsData }) {
  return (
    <Card title={say('contestScreens.roundTitle', { round: round.roundLabel, max: number(data.max) })}>
      {round.reason && <p className={css.quiet}>{say('contests.minutesMissing', { reason: round.reason })}</p>}
      {data.groups.map(group => {
        const works = round.works.filter(work => work.craft === group.craft)
        return (
          works.length > 0 && (
            <section key={group.craft}>
              <h3 className={css.subtitle}>{group.label}</h3>
              {works.map(work => (
                <WorkRow key={work.number} work={work} data={data} preliminary={round.round === 'preliminary'} />
              ))}
            </section>
          )
        )
      })}
    </Card>
  )
}
function WorkRow({ work, data, preliminary }: { work: Work; data: ResultsData; preliminary: boolean }) {
  return (
    <details className={css.workRow}>
      <summary>
        <span className={css.workNumber}>{sayNumber(work.number)}</span>
        <span className={css.mean}>{work.score === null ? say('contests.noScore') : number(work.score)}</span>
        <span className={css.quiet}>
          {work.lowest === null
            ? say('contestScreens.noSheets')
            : say('contestScreens.spread', { sheets: work.sheets, lowest: number(work.lowest), highest: number(work.highest) })}
        </span>
        <span className={css.badges}>
          {work.excluded && <StateBadge plain kind="refused" word={say('contestScreens.excluded')} />}
          {work.setAside > 0 && <StateBadge plain kind="warning" word={say('contestScreens.setAside', { count: work.setAside })} />}
          {work.far && <StateBadge plain kind="warning" word={say('contestScreens.far')} />}
          {preliminary && !work.excluded && (
            <StateBadge
              plain
              kind={work.through ? 'done' : 'unknown'}
              word={say(work.through ? 'contestScreens.through' : 'contestScreens.notThrough')}
            />
          )}
        </span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys */}
      <section className={css.scroll} tabIndex={0} aria-label={sayNumber(work.number)}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{say('contestScreens.criterion')}</th>
              {work.given.map(sheet => (
                <th key={sheet.judge} scope="col" data-number>
                  {sheet.judge}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.criteria.map(({ key, title, max }) => (
              <tr key={key}>
                <th scope="row">{`${title} (${number(max)})`}</th>
                {work.given.map(sheet => (
                  <td key={sheet.judge} data-number>
                    {number(sheet.points[key]?.points)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('contestScreens.sum')}</th>
              {work.given.map(sheet => (
                <td key={sheet.judge} data-number>
                  {number(sheet.total)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      {work.given
        .filter(sheet => sheet.note)
        .map(sheet => (
          <p key={sheet.judge} className={css.quiet}>{`${sheet.judge}: ${sheet.note}`}</p>
        ))}
    </details>
  )
}
