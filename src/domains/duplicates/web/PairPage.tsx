/** Two records side by side: why they may be one, where they differ, what hangs on each; one key decides and the next pair comes. */
import { SegmentedControl } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { actsOf } from '../../../web/ui/acts.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { Timeline } from '../../../web/ui/Timeline.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { knows, say } from '../../../words/say.ts'
import { differentReasons } from '../reasons.schema.ts'
import { DecideBar, type Decision } from './DecideBar.tsx'
import { filterKeys, forgetRegister, type PairPageData, queueAddress, usePair, useUndo } from './duplicates.data.ts'
import css from './duplicates.module.css'
import { EvidenceList } from './EvidenceList.tsx'
import { Hanging } from './Hanging.tsx'
import { type Side, SideBySide } from './SideBySide.tsx'
import { toastWithUndo } from './undoToast.tsx'

export function PairPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [params] = useAddress()
  const { data, error, refetch } = usePair(id, params)
  if (error && !data)
    return (
      <Page title={say('duplicates.title')} crumbs={crumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('duplicates.backToQueue'), to: queueAddress }} />
      </Page>
    )
  if (!data || data.id !== id) return <PageSkeleton />
  return <Pair key={`${id}/${data.revision}/${data.state}`} pair={data} />
}
const crumbs = [
  { label: say('registerScreens.title'), to: '/so-bo' },
  { label: say('duplicates.title'), to: queueAddress },
]
/** What an act on a pair is called: 'Ghi là khác nhau'. */
const said = ({ action, toState }: PairPageData['acts'][number]) => {
  const word = action === 'decided' ? `duplicates.act_decided_${toState}` : `duplicates.act_${action}`
  return { act: say(knows(word) ? word : 'duplicates.actOther') }
}
export type OtherName = 'alias' | 'former' | 'none'

/** The record with more to its name stays, unless the officer says otherwise; of two alike, the older code. */
const first = (pair: PairPageData): Side => {
  const weight = (side: Side) => pair.hanging.counts.reduce((sum, each) => sum + each[side], 0) + pair.hanging.projects[side].length * 5
  const [left, right] = [weight('left'), weight('right')]
  if (left !== right) return left > right ? 'left' : 'right'
  return (pair.left.code ?? '') <= (pair.right.code ?? '') ? 'left' : 'right'
}

function Pair({ pair }: { pair: PairPageData }) {
  const [params] = useAddress()
  const [keep, setKeep] = useState<Side>(() => first(pair))
  const [chosen, setChosen] = useState<Record<string, Side>>({})
  const [otherName, setOtherName] = useState<OtherName>('alias')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState<Decision | null>(null)
  const client = useQueryClient()
  const undo = useUndo()
  const go = useGo()
  const open = pair.state === 'open' || pair.state === 'later'
  const kept = queryOf(Object.fromEntries(filterKeys.map(key => [key, params[key]])))
  const other: Side = keep === 'left' ? 'right' : 'left'
  const nameOf = (side: Side) => pair[side].code ?? pair[side].name

  const decide = async (decision: Decision) => {
    setBusy(decision)
    try {
      const choices = Object.fromEntries(Object.entries(chosen).map(([field, side]) => [field, side === keep ? 'kept' : 'gone']))
      const { mergeId } = await post<{ mergeId: string | null }>(`/api/duplicates/${pair.id}/decide`, {
        decision,
        revision: pair.revision,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
        ...(decision === 'same' ? { keep, choices, otherName } : {}),
      })
      await forgetRegister(client)
      toastWithUndo(say(`duplicates.did_${decision}`, { gone: nameOf(other), kept: nameOf(keep) }), async () => {
        if (mergeId) await undo.merge(mergeId)
        else await undo.pair(pair.id)
        go(`${queueAddress}/${pair.id}${kept}`)
      })
      go(pair.next ? `${queueAddress}/${pair.next}${kept}` : `${queueAddress}${kept}`)
    } catch (error) {
      failed(error)
      setBusy(null)
    }
  }

  const names = pair.fields.find(field => field.key === 'name')
  return (
    <Page
      title={say(`duplicates.ask_${pair.kind}`)}
      state={[
        [pair.left.code, pair.right.code].filter(Boolean).join(' · '),
        say('duplicates.percent', { percent: pair.percent }),
        say('duplicates.foundHow', { how: pair.foundBy, day: date(pair.foundOn) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      crumbs={crumbs}
    >
      {!open && (
        <Notice
          kind="info"
          title={say('duplicates.decided', { state: pair.stateLabel.toLowerCase(), day: date(pair.decidedOn) })}
          {...(pair.reason ? { text: pair.reason } : {})}
        />
      )}
      <Card title={say('duplicates.why')}>
        <p className={css.sentence}>{pair.says}</p>
        <EvidenceList evidence={pair.evidence} />
      </Card>
      <Card title={say('duplicates.sideBySide')} flush>
        <SideBySide
          pair={pair}
          keep={keep}
          chosen={chosen}
          onKeep={side => {
            setKeep(side)
            setChosen({})
          }}
          onChoose={(field, side) => setChosen({ ...chosen, [field]: side })}
          readOnly={!open || !pair.mayMerge}
        />
      </Card>
      <Card title={say('duplicates.hangs')}>
        <Hanging pair={pair} />
      </Card>
      {pair.acts.length > 0 && (
        <Card title={say('duplicates.history')}>
          <Timeline acts={actsOf(pair.acts, said)} />
        </Card>
      )}
      {open && (
        <>
          {!pair.mayMerge && pair.whyNotMerge && <Notice kind="info" title={say('duplicates.cannotMerge')} text={pair.whyNotMerge} />}
          {pair.mayMerge && (
            <Card title={say('duplicates.afterMerge')}>
              <p className={css.sentence}>{say('duplicates.afterText', { kept: nameOf(keep), gone: nameOf(other) })}</p>
              {pair.hanging.once.map(each => (
                <p key={each.label} className={css.sentence}>
                  {say('duplicates.once', { count: each.count, what: each.label })}
                </p>
              ))}
              {pair.kind === 'establishment' && names && !names.same && (
                <div className={css.otherName}>
                  <span id="other-name">{say('duplicates.otherName')}</span>
                  <SegmentedControl
                    aria-labelledby="other-name"
                    value={otherName}
                    onChange={value => setOtherName(value as OtherName)}
                    data={(['alias', 'former', 'none'] as const).map(value => ({ value, label: say(`duplicates.otherName_${value}`) }))}
                  />
                </div>
              )}
            </Card>
          )}
          <DecideBar
            label={say('duplicates.reason')}
            hint={say('duplicates.reasonHint')}
            offered={differentReasons[pair.kind]}
            words={{ same: say('duplicates.do_same'), different: say('duplicates.do_different'), later: say('duplicates.do_later') }}
            reason={reason}
            onReason={setReason}
            busy={busy}
            barred={pair.mayMerge ? [] : ['same']}
            onDecide={decision => void decide(decision)}
          />
        </>
      )}
    </Page>
  )
}
