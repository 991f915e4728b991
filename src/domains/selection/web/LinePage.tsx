/** One budget line: projects in the legal order, the cut-off where its money ends, ties for an officer to order. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { post, queries } from '../../../web/api.ts'
import { date, money, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { BudgetBar } from '../../../web/ui/BudgetBar.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { chooseInOrder } from '../selection.rules.ts'
import type { Choice } from '../selection.schema.ts'
import css from './choice.module.css'
import { groupOf, type LineMoney, type Proposal, sourceOf, useProposal } from './choice.ts'
import { OpenRound } from './OpenRound.tsx'
import { Ranking } from './Ranking.tsx'
import { roundAddress, useRounds } from './rounds.ts'

export function LinePage({ line }: { line: LineMoney }) {
  const { has } = useSession()
  const { data, error, refetch } = useProposal(line.id)
  const [tieOrder, setTieOrder] = useState<readonly string[]>([])
  const [asked, setAsked] = useState(false)
  const orders = has('leader', 'appraiser')
  // The same pure rule as on the server shows at once what an order of ties would give.
  const choices = data ? (tieOrder.length ? chooseInOrder(data.choices, data.line.left, tieOrder) : data.choices) : undefined
  return (
    <Page
      asideLast
      title={`${groupOf(line)} · ${sourceOf(line)}`}
      crumbs={[{ label: say('planScreens.choiceTitle'), to: `/lua-chon?nam=${line.year}` }]}
      {...(data && choices ? { state: stateOf(data, choices) } : {})}
      {...(orders && choices?.length ? { primary: { label: say('planScreens.keep'), onClick: () => setAsked(true) } } : {})}
      {...(data ? { aside: <Aside line={line} data={data} /> } : {})}
    >
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && choices?.length === 0 && <EmptyState title={say('planScreens.lineEmpty')} text={say('planScreens.lineEmptyText')} />}
      {data && choices && choices.length > 0 && (
        <>
          {tieOrder.length > 0 && (
            <Notice kind="draft" title={say('planScreens.reorder')}>
              <Button variant="default" size="sm" mt="xs" onClick={() => setTieOrder([])}>
                {say('planScreens.tieReset')}
              </Button>
            </Notice>
          )}
          <Ranking
            choices={choices}
            left={data.line.left}
            {...(orders ? { onOrder: codes => setTieOrder(ordered(tieOrder, codes)) } : {})}
          />
        </>
      )}
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={say('planScreens.keep')}
        text={say('planScreens.keepText')}
        verb={say('planScreens.keep')}
        fields={tieOrder.length ? [{ key: 'tieReason', label: say('planScreens.tieReason'), kind: 'textarea', required: true }] : []}
        onConfirm={async values => {
          await post(`/api/selection/lines/${line.id}`, { tieOrder, ...(tieOrder.length ? values : {}) })
          await queries.invalidateQueries({ queryKey: ['choice'] })
          setTieOrder([])
          saved(say('planScreens.keepDone'))
        }}
      />
    </Page>
  )
}

/** One tie's codes in their new order, the other ties as they were ordered. */
const ordered = (order: readonly string[], codes: readonly string[]): string[] => [...order.filter(code => !codes.includes(code)), ...codes]
const spent = (choices: readonly Choice[]) => choices.reduce((sum, choice) => sum + (choice.chosen ? choice.amount : 0), 0)
const stateOf = (data: Proposal, choices: readonly Choice[]): string =>
  say('planScreens.lineState', {
    waiting: number(choices.length),
    chosen: number(choices.filter(choice => choice.chosen).length),
    amount: money(spent(choices)),
    left: money(data.line.left - spent(choices)),
  })

/** The round that holds this line, or the button that opens one. */
function RoundOfLine({ line }: { line: LineMoney }) {
  const { has } = useSession()
  const { data } = useRounds(line.year)
  const [opening, setOpening] = useState(false)
  const held = data?.find(round => round.state !== 'replaced' && round.lineIds.includes(line.id))
  if (!data) return null
  return (
    <Card title={say('selectionRounds.title')}>
      {held ? (
        <GoLink to={roundAddress(line.year, held.id)}>{say('selectionRounds.roundTitle', { number: held.number, year: held.year })}</GoLink>
      ) : (
        <p className={css.quiet}>{say('selectionRounds.openText')}</p>
      )}
      {!held && has('leader', 'appraiser') && (
        <Button variant="default" mt="xs" onClick={() => setOpening(true)}>
          {say('selectionRounds.open')}
        </Button>
      )}
      <OpenRound lineIds={[line.id]} year={line.year} changes={false} opened={opening} onClose={() => setOpening(false)} />
    </Card>
  )
}

function Aside({ line, data }: { line: LineMoney; data: Proposal }) {
  return (
    <>
      <Card title={say('planScreens.line')}>
        <BudgetBar name={sourceOf(line)} amount={data.line.amount} allocated={data.line.allocated} />
        <p className={css.rule}>{say('planScreens.rankingRule', { article: data.rule.article })}</p>
      </Card>
      <RoundOfLine line={line} />
      <Card title={say('planScreens.kept')}>
        {data.kept.length === 0 ? (
          <EmptyState small title={say('planScreens.keptNone')} />
        ) : (
          <ul className={css.kept}>
            {data.kept.map(({ id, day, choices, tieReason }) => (
              <li key={id}>
                <p className={css.keptHead}>{date(day)}</p>
                <p className={css.quiet}>
                  {say('planScreens.keptChosen', {
                    chosen: number(choices.filter(choice => choice.chosen).length),
                    all: number(choices.length),
                    amount: money(spent(choices)),
                  })}
                </p>
                {tieReason && <p className={css.quiet}>{say('planScreens.keptTie', { reason: tieReason })}</p>}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}
