/** What else could be: the rules side by side, more money, what each limit costs, where the plan's targets land. */
import { money, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { say } from '../../../words/say.ts'
import { landingSays } from '../analysis.rules.ts'
import { ruleKinds } from '../choosing/choosing.schema.ts'
import { pointsText } from '../rounds.rules.ts'
import css from './choice.module.css'
import { groupOf, sourceOf } from './choice.ts'
import type { Analysis, RoundView } from './rounds.ts'

type RuleRow = Analysis['rules'][number]
const changes = ({ joins, leaves }: { joins: readonly string[]; leaves: readonly string[] }): string =>
  [
    joins.length ? say('selectionRounds.joins', { codes: joins.join(', ') }) : '',
    leaves.length ? say('selectionRounds.leaves', { codes: leaves.join(', ') }) : '',
  ]
    .filter(Boolean)
    .join('; ') || say('selectionRounds.same')
const difference = (a: string, b: string): string => pointsText(String(Math.round((Number(a) - Number(b)) * 100) / 100))

export function RoundAnalysis({ view, analysis }: { view: RoundView; analysis: Analysis }) {
  const lineName = (id: string) => {
    const line = view.lines.find(each => each.id === id)
    return line ? `${groupOf(line)} · ${sourceOf(line)}` : ''
  }
  const ruleColumns: Column<RuleRow>[] = [
    {
      key: 'rule',
      header: say('selectionRounds.ruleColumn'),
      value: row => ruleKinds[row.kind],
      cell: row => (row.kind === view.rule.kind ? <strong>{ruleKinds[row.kind]}</strong> : ruleKinds[row.kind]),
      width: 12,
    },
    { key: 'count', header: say('selectionRounds.countColumn'), numeric: true, value: row => row.count, cell: row => number(row.count) },
    { key: 'cost', header: say('selectionRounds.costColumn'), numeric: true, value: row => row.cost, cell: row => money(row.cost) },
    {
      key: 'score',
      header: say('selectionRounds.scoreColumn'),
      numeric: true,
      value: row => Number(row.score),
      cell: row => pointsText(row.score),
    },
    {
      key: 'change',
      header: say('selectionRounds.changeColumn'),
      sort: false,
      value: row => (row.kind === view.rule.kind ? say('selectionRounds.thisRule') : changes(row)),
      width: 10,
    },
  ]
  return (
    <>
      <Card title={say('selectionRounds.moneyTitle')}>
        <Sentences
          none={say('selectionRounds.moneyNone')}
          lines={analysis.money.map(({ lineId, extra, joins, leaves }) =>
            say(leaves.length ? 'selectionRounds.moneySwap' : 'selectionRounds.moneyJoin', {
              extra: money(extra),
              line: lineName(lineId),
              codes: joins.join(', '),
              out: leaves.join(', '),
            }),
          )}
        />
      </Card>
      {analysis.limits.length > 0 && (
        <Card title={say('selectionRounds.limitsTitle')}>
          <Sentences
            none=""
            lines={analysis.limits.map(({ says, score, ...change }) => {
              const gained = score !== null && view.outcome && Number(score) > Number(view.outcome.score)
              return gained && view.outcome
                ? say('selectionRounds.limitCosts', { says, points: difference(score, view.outcome.score), changes: changes(change) })
                : say('selectionRounds.limitFree', { says })
            })}
          />
        </Card>
      )}
      <Card title={say('selectionRounds.targetsTitle')}>
        <Sentences
          none={say('selectionRounds.targetsNone')}
          lines={analysis.targets.map(target => `${say('selectionRounds.landing', target)} ${landingSays(target)}`)}
        />
        {analysis.targets.length > 0 && <p className={css.rule}>{say('selectionRounds.landingHelp')}</p>}
      </Card>
      <section aria-label={say('selectionRounds.rulesTitle')}>
        <h2 className={css.heading}>{say('selectionRounds.rulesTitle')}</h2>
        <p className={css.reason}>{say(analysis.rules.length > 1 ? 'selectionRounds.rulesText' : 'selectionRounds.rulesAlone')}</p>
        {analysis.rules.length > 1 && (
          <DataTable label={say('selectionRounds.rulesTitle')} columns={ruleColumns} rows={analysis.rules} rowKey={row => row.kind} />
        )}
      </section>
    </>
  )
}
function Sentences({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return <p className={css.reason}>{none}</p>
  return (
    <ul className={css.sentences}>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
