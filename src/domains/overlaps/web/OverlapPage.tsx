/** One finding: why two supports may be the same money, where they differ; one key decides and the next one comes. */
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { asProblem, post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { knows, say } from '../../../words/say.ts'
import { DecideBar, type Decision } from '../../duplicates/web/DecideBar.tsx'
import pairs from '../../duplicates/web/duplicates.module.css'
import { EvidenceList } from '../../duplicates/web/EvidenceList.tsx'
import { toastWithUndo } from '../../duplicates/web/undoToast.tsx'
import {
  forgetOverlaps,
  keptQuery,
  likelihoodKinds,
  type OverlapData,
  overlapDeciders,
  overlapsAddress,
  useOverlap,
} from './overlaps.data.ts'
import css from './overlaps.module.css'
import { TwoPictures, TwoSupports } from './TwoSupports.tsx'

const crumbs = [{ label: say('overlapScreens.title'), to: overlapsAddress }]

export function OverlapPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [params] = useAddress()
  const { data, error, refetch } = useOverlap(id, params)
  if (error && !data)
    return (
      <Page title={say('overlapScreens.title')} crumbs={crumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('overlapScreens.back'), to: overlapsAddress }} />
      </Page>
    )
  if (!data || data.id !== id) return <PageSkeleton />
  return <Overlap key={`${id}/${data.revision}`} overlap={data} />
}

function Overlap({ overlap }: { overlap: OverlapData }) {
  const open = overlap.state === 'open' || overlap.state === 'later'
  const decides = useSession().has(...overlapDeciders)
  return (
    <Page
      title={say('overlapScreens.ask')}
      state={
        <span className={css.state}>
          <StateBadge plain kind={likelihoodKinds[overlap.likelihood]} word={overlap.likelihoodLabel} />
          <span>{[overlap.left.code, overlap.right.kind === 'project' ? overlap.right.code : overlap.right.name].join(' · ')}</span>
          <span>{say('overlapScreens.found', { day: date(overlap.foundOn) })}</span>
        </span>
      }
      crumbs={crumbs}
    >
      {!open && <Decided overlap={overlap} mayUndo={decides} />}
      <Card title={say('overlapScreens.why')}>
        <p className={pairs.sentence}>{overlap.says}</p>
        <EvidenceList
          evidence={overlap.evidence.map(({ kind, side, says, strength }) => ({
            field: kind,
            label: say(`overlapScreens.side_${side}`),
            says,
            strength,
          }))}
        />
        <p className={css.how}>{say('overlapScreens.howScored')}</p>
      </Card>
      <Card title={say('overlapScreens.sideBySide')} flush>
        <TwoSupports overlap={overlap} />
      </Card>
      {overlap.pictures && (
        <Card title={say('overlapScreens.pictures')}>
          <TwoPictures overlap={overlap} />
        </Card>
      )}
      {overlap.acts.length > 0 && (
        <Card title={say('overlapScreens.past')}>
          <ul className={css.past}>
            {overlap.acts.map((act, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: acts are only added at the end
              <li key={at}>
                <time dateTime={act.day}>{date(act.day)}</time>
                <span>
                  {knows(`overlapScreens.act_${act.action}`)
                    ? say(`overlapScreens.act_${act.action}` as 'overlapScreens.act_same')
                    : act.action}
                  {act.reason && `: ${act.reason}`}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {open && decides && <Decide overlap={overlap} />}
    </Page>
  )
}

function Decided({ overlap, mayUndo }: { overlap: OverlapData; mayUndo: boolean }) {
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  return (
    <Notice
      kind={overlap.state === 'same' ? 'refused' : 'info'}
      title={say('overlapScreens.decided', { state: overlap.stateLabel.toLowerCase(), day: date(overlap.decidedOn) })}
      {...(overlap.reason ? { text: overlap.reason } : {})}
    >
      {mayUndo && (
        <Button variant="default" size="compact-sm" mt="xs" className="no-print" onClick={() => setAsking(true)}>
          {say('overlapScreens.undo')}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('overlapScreens.undo')}
        verb={say('overlapScreens.undo')}
        fields={[{ key: 'reason', label: say('overlapScreens.undoReason'), kind: 'textarea', required: true }]}
        onConfirm={async ({ reason }) => {
          await post(`/api/overlaps/${overlap.id}/reopen`, { reason })
          await forgetOverlaps(client)
          saved(say('overlapScreens.undone'))
        }}
      />
    </Notice>
  )
}

function Decide({ overlap }: { overlap: OverlapData }) {
  const [params] = useAddress()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string | null>(null)
  const [busy, setBusy] = useState<Decision | null>(null)
  const client = useQueryClient()
  const go = useGo()
  const decide = async (decision: Decision) => {
    setBusy(decision)
    setMissing(null)
    try {
      const said = reason.trim()
      await post(`/api/overlaps/${overlap.id}/decide`, { decision, revision: overlap.revision, ...(said ? { reason: said } : {}) })
      const kept = keptQuery(params)
      toastWithUndo(say(`overlapScreens.did_${decision}`), async () => {
        await post(`/api/overlaps/${overlap.id}/reopen`)
        await forgetOverlaps(client)
        go(`${overlapsAddress}/${overlap.id}${kept}`)
      })
      go(overlap.next ? `${overlapsAddress}/${overlap.next}${kept}` : `${overlapsAddress}${kept}`)
      await forgetOverlaps(client)
    } catch (error) {
      const problem = asProblem(error)
      const at = problem.errors.find(each => each.path === 'reason')
      if (at) setMissing(at.message)
      else failed(error)
      setBusy(null)
    }
  }
  return (
    <DecideBar
      label={say('overlapScreens.reasonLabel')}
      hint={say('overlapScreens.reasonHint')}
      words={{
        same: say('overlapScreens.do_same'),
        different: say('overlapScreens.do_different'),
        later: say('overlapScreens.do_later'),
      }}
      reason={reason}
      onReason={setReason}
      missing={missing}
      busy={busy}
      onDecide={decision => void decide(decision)}
    />
  )
}
