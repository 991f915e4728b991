/** Before submitting: what is missing, each a link to its place; what the law says so far; the button. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../../web/api.ts'
import { money } from '../../../web/format.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import css from './applications.module.css'
import { type CheckData, type DraftData, draftKey, fetchCheck, submit } from './draft.data.ts'
import { newId } from './random.ts'

interface DraftCheckProps {
  token: string
  draft: DraftData
  /** Whether the server has everything that was typed and photographed. */
  settled: boolean
  onGo: (kind: 'field' | 'paper', key: string) => void
  onSubmitted: () => void
}
export function DraftCheck({ token, draft, settled, onGo, onSubmitted }: DraftCheckProps) {
  // One press, one submission: the key stays for tries again.
  const [key] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const check = useQuery({
    queryKey: [...draftKey(token), 'check', draft.revision, draft.papers.map(paper => `${paper.id}${paper.removed}`).join()],
    queryFn: ({ signal }) => fetchCheck(token, signal),
    enabled: settled,
    staleTime: 0,
  })
  const send = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await submit(token, key)
      onSubmitted()
    } catch (error) {
      setProblem(asProblem(error))
      void check.refetch()
    } finally {
      setBusy(false)
    }
  }
  if (!settled)
    return <Notice kind="waiting" title={say('applicationScreens.checkWaits')} text={say('applicationScreens.checkWaitsText')} />
  if (check.error) return <ErrorState problem={check.error} onRetry={() => void check.refetch()} />
  if (!check.data) return <PageSkeleton />
  const { lacks, untouched, hints, open } = check.data
  const shut = draft.state === 'draft' && !open
  return (
    <div className={css.check}>
      {lacks.length > 0 ? (
        <section>
          <h3 className={css.subtitle}>{say('applicationScreens.lacks', { count: lacks.length })}</h3>
          <Lacks lacks={lacks} onGo={onGo} />
        </section>
      ) : (
        <Notice kind="done" title={say('applicationScreens.complete')} text={say('applicationScreens.completeText')} />
      )}
      {untouched.length > 0 && (
        <Notice
          kind="warning"
          title={say('applicationScreens.untouchedTitle', { count: untouched.length })}
          text={say('applicationScreens.untouchedText')}
        >
          <Lacks lacks={untouched} onGo={onGo} />
        </Notice>
      )}
      {hints && <Hints hints={hints} />}
      {shut && (
        <Notice
          kind="refused"
          title={say('applicationScreens.shut')}
          text={say('applicationScreens.shutText', { contact: draft.call.contact })}
        />
      )}
      {problem && <ErrorState problem={problem} />}
      <Button size="lg" fullWidth loading={busy} disabled={lacks.length > 0 || shut} onClick={() => void send()}>
        {say(draft.state === 'supplement' ? 'applicationScreens.submitAgain' : 'applicationScreens.submit')}
      </Button>
    </div>
  )
}

/** Each a way to its place. */
function Lacks({ lacks, onGo }: { lacks: CheckData['lacks']; onGo: DraftCheckProps['onGo'] }) {
  return (
    <ul className={css.lacks}>
      {lacks.map(lack => (
        <li key={`${lack.kind}-${lack.key}`}>
          <button type="button" className={css.lack} onClick={() => onGo(lack.kind, lack.key)}>
            {lack.says}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Hints({ hints }: { hints: NonNullable<CheckData['hints']> }) {
  const kind = hints.status === 'yes' ? 'done' : hints.status === 'no' ? 'warning' : 'info'
  const above = hints.most !== null && hints.asked !== null && hints.asked > hints.most
  return (
    <Notice kind={kind} title={say(`applicationScreens.hint_${hints.status}`)} text={say('applicationScreens.hintNote')}>
      {hints.most !== null && (
        <p>
          {say('applicationScreens.hintMost', { most: money(hints.most) })}{' '}
          {hints.arithmetic && <span className={css.quiet}>{hints.arithmetic}</span>}
        </p>
      )}
      {above && <p>{say('applicationScreens.hintAbove')}</p>}
      <ul className={css.hints}>
        {hints.findings
          .filter(finding => finding.ok !== true)
          .map(finding => (
            <li key={finding.rule}>
              {finding.says} <span className={css.quiet}>({finding.article})</span>
            </li>
          ))}
      </ul>
    </Notice>
  )
}
