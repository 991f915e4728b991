/** One round: the sealed rule, who is in and who is out and why, what else could be, exceptions, and its papers. */
import { Button } from '@mantine/core'
import { useCallback, useState } from 'react'
import { post, queries } from '../../../web/api.ts'
import { date, money, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton, type PrimaryAction } from '../../../web/ui/Page.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { ruleKinds } from '../choosing/choosing.schema.ts'
import { pointsText } from '../rounds.rules.ts'
import { roundStates } from '../rounds.schema.ts'
import css from './choice.module.css'
import { groupOf, sourceOf } from './choice.ts'
import { type Followed, Following } from './Following.tsx'
import { OpenRound } from './OpenRound.tsx'
import { Replayed } from './Replayed.tsx'
import { RoundAnalysis } from './RoundAnalysis.tsx'
import { RoundExceptions } from './RoundExceptions.tsx'
import { RoundStandings } from './RoundStandings.tsx'
import { type RoundView, useRound } from './rounds.ts'

const stateOf = ({ state, summary, money: given, outcome }: RoundView): string => {
  if (state === 'proposed') return say('selectionRounds.stateProposed')
  if (!summary) return say('selectionRounds.stateSealed')
  if (!summary.possible) return say('selectionRounds.stateImpossible')
  const { count, all, cost, score } = summary
  const scored = outcome?.standings.some(one => one.score !== null)
  return say(scored ? 'selectionRounds.stateDone' : 'selectionRounds.stateDoneUnscored', {
    count: number(count),
    all: number(all),
    cost: money(cost),
    money: money(given),
    score: pointsText(score),
  })
}

export function RoundPage({ id }: { id: string }) {
  const { data, error, refetch } = useRound(id)
  const [asked, setAsked] = useState<'confirm' | 'freeze' | 'change' | null>(null)
  const [busy, setBusy] = useState(false)
  const [job, setJob] = useState<string | null>(null)
  const [replayJob, setReplayJob] = useState<string | null>(null)
  const forgetJob = useCallback(() => setJob(null), [])
  const forgetReplay = useCallback(() => setReplayJob(null), [])
  const act = async (what: string) => {
    await post(`/api/selection/rounds/${id}/${what}`)
    await queries.invalidateQueries({ queryKey: ['choice'] })
  }
  const now = async (what: string) => {
    setBusy(true)
    try {
      await act(what)
    } catch (problem) {
      failed(problem)
    } finally {
      setBusy(false)
    }
  }
  /** Asks for a job, which is followed from then on. */
  const start = async (what: 'compute' | 'replay') => {
    setBusy(true)
    try {
      const { job: asked } = await post<{ job: string }>(`/api/selection/rounds/${id}/${what}`)
      if (what === 'compute') setJob(asked)
      else setReplayJob(asked)
      await queries.invalidateQueries({ queryKey: ['choice', 'round', id] })
    } catch (problem) {
      failed(problem)
    } finally {
      setBusy(false)
    }
  }
  const compute = () => start('compute')
  // The job that was just asked for may be done before the round is read again.
  const computing = data?.computing ?? (job ? { job, followed: true } : null)
  const replaying = data?.replaying ?? (replayJob ? { job: replayJob, followed: true } : null)
  const primary = (view: RoundView): PrimaryAction | undefined => {
    if (view.can.confirm) return { label: say('selectionRounds.confirm'), onClick: () => setAsked('confirm') }
    if (computing) return undefined
    if (view.can.compute && (view.state === 'sealed' || view.stale))
      return {
        label: say(view.state === 'sealed' ? 'selectionRounds.compute' : 'selectionRounds.recompute'),
        onClick: () => void compute(),
        loading: busy,
      }
    if (view.can.freeze) return { label: say('selectionRounds.freeze'), onClick: () => setAsked('freeze') }
    return undefined
  }
  const first = data && primary(data)
  return (
    <Page
      asideLast
      title={data ? say('selectionRounds.roundTitle', { number: data.number, year: data.year }) : say('selectionRounds.title')}
      crumbs={[{ label: say('planScreens.choiceTitle'), to: data ? `/lua-chon?nam=${data.year}` : '/lua-chon' }]}
      {...(data ? { state: stateOf(data), aside: <Aside view={data} /> } : {})}
      {...(first ? { primary: first } : {})}
      {...(data
        ? {
            more: (
              <More
                view={data}
                busy={busy}
                computing={computing !== null}
                replay={replaying === null ? () => void start('replay') : undefined}
                compute={() => void compute()}
                withdraw={() => void now('withdraw')}
                change={() => setAsked('change')}
              />
            ),
          }
        : {})}
    >
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {computing && <Following of={computing} words={computingWords} onEnd={forgetJob} />}
      {replaying && <Following of={replaying} words={replayingWords} onEnd={forgetReplay} />}
      {data?.replayed && !replaying && <Replayed of={data.replayed} />}
      {data?.stale && !computing && <Notice kind="draft" title={say('selectionRounds.mustRecompute')} />}
      {data?.outcome && <Proof view={data} />}
      {data?.outcome && <RoundStandings outcome={data.outcome} analysis={data.analysis} />}
      {data?.analysis && <RoundAnalysis view={data} analysis={data.analysis} />}
      {data?.outcome && <RoundExceptions view={data} />}
      <ConfirmDialog
        opened={asked === 'confirm' || asked === 'freeze'}
        onClose={() => setAsked(null)}
        title={say(asked === 'freeze' ? 'selectionRounds.freeze' : 'selectionRounds.confirm')}
        text={say(asked === 'freeze' ? 'selectionRounds.freezeText' : 'selectionRounds.confirmText')}
        verb={say(asked === 'freeze' ? 'selectionRounds.freeze' : 'selectionRounds.confirm')}
        onConfirm={() => act(asked === 'freeze' ? 'freeze' : 'confirm')}
      />
      {data && <OpenRound lineIds={data.lineIds} year={data.year} changes opened={asked === 'change'} onClose={() => setAsked(null)} />}
    </Page>
  )
}

const computingWords: Followed = {
  title: 'selectionRounds.computing',
  help: 'selectionRounds.computingHelp',
  other: 'selectionRounds.computingOther',
  stopped: 'selectionRounds.stopped',
  done: 'selectionRounds.computed',
}
const replayingWords: Followed = {
  title: 'selectionRounds.replaying',
  help: 'selectionRounds.replayingHelp',
  other: 'selectionRounds.replayingOther',
  stopped: 'selectionRounds.replayStopped',
}

interface MoreProps {
  view: RoundView
  busy: boolean
  /** Whether a job does it already. */
  computing: boolean
  compute: () => void
  /** Undefined while a job does it already. */
  replay: (() => void) | undefined
  withdraw: () => void
  change: () => void
}
function More({ view, busy, computing, compute, replay, withdraw, change }: MoreProps) {
  const paper = (which: 'annex' | 'proposal') => (
    <Button variant="default" component="a" href={`/api/selection/rounds/${view.id}/papers/${which}`}>
      {say(which === 'annex' ? 'selectionRounds.annex' : 'selectionRounds.proposal')}
    </Button>
  )
  return (
    <>
      {view.can.withdraw && (
        <Button variant="default" loading={busy} onClick={withdraw}>
          {say('selectionRounds.withdraw')}
        </Button>
      )}
      {view.can.change && (
        <Button variant="default" onClick={change}>
          {say('selectionRounds.change')}
        </Button>
      )}
      {view.can.compute && view.state === 'computed' && !view.stale && !computing && (
        <Button variant="default" loading={busy} onClick={compute}>
          {say('selectionRounds.recompute')}
        </Button>
      )}
      {view.outcome && replay && !computing && (
        <Button variant="default" loading={busy} onClick={replay}>
          {say('selectionRounds.replay')}
        </Button>
      )}
      {view.state === 'frozen' && paper('annex')}
      {view.state === 'frozen' && paper('proposal')}
    </>
  )
}

/** Only the rule of most points has something to prove. */
function Proof({ view }: { view: RoundView }) {
  if (view.rule.kind !== 'optimise' || !view.outcome?.possible) return null
  const { proven, bound, tiesProven } = view.outcome
  if (!proven) return <Notice kind="draft" title={say('selectionRounds.notProven', { bound: pointsText(bound ?? '') })} />
  return (
    <Notice kind="done" title={say('selectionRounds.proven')} {...(tiesProven ? {} : { text: say('selectionRounds.tiesNotProven') })} />
  )
}

function Aside({ view }: { view: RoundView }) {
  const { rule } = view
  const who = (name: string | null, day: string | null) =>
    day ? say('selectionRounds.sealedBy', { name: name ?? '', day: date(day) }) : '–'
  const facts: [string, string][] = [
    [say('selectionRounds.state'), roundStates[view.state]],
    [say('selectionRounds.rule'), ruleKinds[rule.kind]],
    ...(rule.kind === 'part' ? [[say('selectionRounds.minShare'), number(rule.minShare)] as [string, string]] : []),
    ...(view.limits.length ? [[say('selectionRounds.limits'), view.limits.join('; ')] as [string, string]] : []),
    [say('selectionRounds.lines'), view.lines.map(line => `${groupOf(line)} · ${sourceOf(line)}`).join('; ')],
    [say('selectionRounds.proposedBy'), who(view.proposedBy, view.proposedOn)],
    [say('selectionRounds.sealed'), who(view.sealedBy, view.sealedOn)],
    ...(view.frozenOn ? [[say('selectionRounds.frozenBy'), who(view.frozenBy, view.frozenOn)] as [string, string]] : []),
    ...(view.reason ? [[say('selectionRounds.reason'), view.reason] as [string, string]] : []),
  ]
  return (
    <Card title={say('selectionRounds.rule')}>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say('selectionRounds.hash')}</dt>
          <dd className={css.hash}>{view.ruleHash}</dd>
        </div>
      </dl>
      <p className={css.rule}>{say('selectionRounds.hashHelp')}</p>
      {view.scoredBefore > 0 && <p className={css.rule}>{say('selectionRounds.late', { scored: view.scoredBefore })}</p>}
    </Card>
  )
}
