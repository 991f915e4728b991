/** On a project's page: other supports that may be the same money, and what the project was held against. */
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import {
  forgetOverlaps,
  likelihoodKinds,
  overlapDeciders,
  overlapReaders,
  overlapsAddress,
  type ProjectOverlapsData,
  projectOfficials,
  useProjectOverlaps,
} from './overlaps.data.ts'
import css from './overlaps.module.css'

type Line = ProjectOverlapsData['rows'][number]

export function ProjectOverlaps({ code }: { code: string }) {
  const { has } = useSession()
  const official = has(...projectOfficials)
  const { data } = useProjectOverlaps(code, official)
  if (!official || !data) return null
  return (
    <Card title={say('overlapScreens.cardTitle')} aside={data.compared && has(...overlapDeciders) ? <CheckNow code={code} /> : undefined}>
      {!data.compared ? (
        <p className={css.quiet}>{say('overlapScreens.cardDraft')}</p>
      ) : (
        <>
          {data.rows.length > 0 ? (
            <ul className={css.found}>
              {data.rows.map(row => (
                <One key={row.id} row={row} opens={has(...overlapReaders)} />
              ))}
            </ul>
          ) : (
            <p className={css.quiet}>{say(data.checks.length ? 'overlapScreens.cardNone' : 'overlapScreens.cardWaits')}</p>
          )}
          <Checked checks={data.checks} />
        </>
      )}
    </Card>
  )
}
function One({ row, opens }: { row: Line; opens: boolean }) {
  const { other } = row
  const called = other.code ? `${other.code}, ${other.name}` : [other.listName, other.name].filter(Boolean).join(': ')
  return (
    <li>
      <div className={css.foundBody}>
        <div className={css.foundHead}>
          {row.state === 'open' ? (
            <StateBadge plain kind={likelihoodKinds[row.likelihood]} word={row.likelihoodLabel} />
          ) : (
            <StateBadge
              plain
              kind={row.state === 'same' ? 'refused' : row.state === 'different' ? 'done' : 'waiting'}
              word={row.stateLabel}
            />
          )}
          <span>{say('overlapScreens.cardOther', { other: `${called} (${other.year})` })}</span>
        </div>
        <p className={css.quiet}>{row.reason ?? row.says}</p>
      </div>
      {opens && (
        <GoLink to={`${overlapsAddress}/${row.id}`} aria-label={`${say('overlapScreens.open')}: ${called}`}>
          {say('overlapScreens.open')}
        </GoLink>
      )}
    </li>
  )
}
type Check = ProjectOverlapsData['checks'][number]
const sayCheck = ({ supports, lists, firstOn, lastOn }: Check): string => {
  const with_ = {
    supports: number(supports),
    lists: number(lists.length),
    rows: number(lists.reduce((sum, list) => sum + list.rows, 0)),
  }
  return firstOn === lastOn
    ? say('overlapScreens.checkedOn', { ...with_, day: date(firstOn) })
    : say('overlapScreens.checkedFromTo', { ...with_, from: date(firstOn), to: date(lastOn) })
}
/** What an auditor asks: held against what, and when. */
function Checked({ checks }: Pick<ProjectOverlapsData, 'checks'>) {
  const [all, setAll] = useState(false)
  const [last, ...earlier] = checks
  if (!last) return null
  const { serial, invoice, bank_account: account, photo } = last.items
  return (
    <div className={css.checked}>
      <p className={css.quiet}>
        {sayCheck(last)} {say('overlapScreens.checkedItems', { serial, invoice, account, photo })}
      </p>
      {last.lists.length > 0 && <p className={css.quiet}>{last.lists.map(list => list.name).join('; ')}</p>}
      {earlier.length > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          className="no-print"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          style={{ justifySelf: 'start' }}
        >
          {say('overlapScreens.checkHistory')}
        </Button>
      )}
      {all && (
        <ul className={css.checks}>
          {earlier.map((check, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: past checks do not change
            <li key={at} className={css.quiet}>
              {check.occasion}: {sayCheck(check)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
function CheckNow({ code }: { code: string }) {
  const [busy, setBusy] = useState(false)
  const client = useQueryClient()
  const ask = async () => {
    setBusy(true)
    try {
      await post(`/api/projects/${encodeURIComponent(code)}/overlaps/check`)
      // A single project is held against everything in a second or two.
      await new Promise(resolve => setTimeout(resolve, 2500))
      await forgetOverlaps(client)
    } catch (error) {
      failed(error)
    }
    setBusy(false)
  }
  return (
    <Button variant="default" size="compact-sm" className="no-print" loading={busy} onClick={() => void ask()}>
      {say('overlapScreens.checkNow')}
    </Button>
  )
}
