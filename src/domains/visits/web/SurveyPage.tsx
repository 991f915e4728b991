/** Khảo sát tại chỗ: one question after another with big answers, kept as one goes, confirmed with the step. */
import { NumberInput, Textarea } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem, post, upload } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { paperFiles } from '../../../web/ui/accepts.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { type Keeping, sayKeeping } from '../../../web/ui/useKeeping.ts'
import { say } from '../../../words/say.ts'
import { projectKey } from '../../projects/web/project.data.ts'
import type { Answer, Answers, Question } from '../survey.schema.ts'
import { forgetSurvey, type Kept, type SurveyData, sendSurvey, useSurvey } from './survey.data.ts'
import css from './survey.module.css'

export function SurveyPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useSurvey(code)
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  if (!data.may)
    return (
      <Page title={say('visits.pageTitle', { code })} crumbs={[{ label: code, to: `/ho-so/${code}` }]}>
        <EmptyState title={data.why ?? say('visits.none')} />
      </Page>
    )
  return <Sheet data={data} />
}

const pause = 700
const retry = 4000
/** Sends what is typed, one sending at a time, the newest last; tries again while the server cannot be reached. */
const useKeeping = (data: SurveyData) => {
  const [state, setState] = useState<Keeping>(null)
  const [kept, setKept] = useState<Kept | null>(null)
  const revision = useRef(data.open?.revision ?? 0)
  const waiting = useRef<{ answers: Answers; note: string } | null>(null)
  const busy = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const send = async (): Promise<void> => {
    const given = waiting.current
    if (busy.current || !given) return
    busy.current = true
    waiting.current = null
    setState('saving')
    try {
      const answer = await sendSurvey(data.project.code, { answers: given.answers, note: given.note || null, revision: revision.current })
      revision.current = answer.revision
      setKept(answer)
      setState(new Date())
    } catch (error) {
      setState('failed')
      waiting.current ??= given
      if (error instanceof ApiProblem && error.status > 0 && error.status < 500) failed(error)
      else timer.current = setTimeout(() => void send(), retry)
    }
    busy.current = false
    if (waiting.current && !timer.current) void send()
  }
  const keep = (answers: Answers, note: string) => {
    waiting.current = { answers, note }
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      timer.current = undefined
      void send()
    }, pause)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const flush = async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    await send()
  }
  return { state, kept, keep, flush }
}
function Sheet({ data }: { data: SurveyData }) {
  const { project, checklist } = data
  const { businessDate } = useSession()
  const [answers, setAnswers] = useState<Answers>(data.open?.answers ?? {})
  const [note, setNote] = useState(data.open?.note ?? '')
  const [confirming, setConfirming] = useState(false)
  const { state, kept, keep, flush } = useKeeping(data)
  const client = useQueryClient()
  const go = useGo()
  const set = (key: string, change: Partial<Answer>) => {
    const next = { ...answers, [key]: { value: null, ...answers[key], ...change } }
    setAnswers(next)
    keep(next, note)
  }
  const missing = kept?.missing ?? []
  const left = checklist.questions.filter(({ key }) => (answers[key]?.value ?? null) === null).length
  return (
    <Page
      title={say('visits.pageTitle', { code: project.code })}
      crumbs={[{ label: project.code, to: `/ho-so/${project.code}` }]}
      state={say('visits.state', { name: project.beneficiaries.join(', ') || project.name, place: project.place })}
      primary={{
        label: say('visits.confirm'),
        icon: IconCheck,
        onClick: () => void flush().then(() => setConfirming(true)),
      }}
    >
      <p className={css.progress} role="status">
        <span>{left ? say('visits.left', { count: left }) : say('visits.ready')}</span>
        <span>{sayKeeping(state)}</span>
      </p>
      <Card>
        <div className={css.questions}>
          {checklist.questions.map(question => (
            <Ask
              key={question.key}
              question={question}
              answer={answers[question.key]}
              registered={data.registeredWorkers}
              wrong={missing.find(each => each.key === question.key)?.message}
              onChange={change => set(question.key, change)}
            />
          ))}
          <Textarea
            label={say('visits.noteWhole')}
            autosize
            minRows={2}
            value={note}
            onChange={event => {
              setNote(event.currentTarget.value)
              keep(answers, event.currentTarget.value)
            }}
          />
        </div>
      </Card>
      <ConfirmDialog
        opened={confirming}
        onClose={() => setConfirming(false)}
        title={say('visits.confirm')}
        text={[say('visits.confirmText'), ...(kept?.found ?? [])].join(' ')}
        verb={say('visits.confirm')}
        initial={{ on: businessDate, reason: (kept?.found.join(' ') || note || say('visits.allFits')).slice(0, 2000) }}
        fields={[
          { key: 'on', label: say('visits.on'), kind: 'date', required: true },
          { key: 'reason', label: say('visits.result'), kind: 'textarea', required: true },
          { key: 'scan', label: say('visits.scan'), kind: 'file', accept: paperFiles },
        ]}
        onConfirm={async ({ on, reason, scan }) => {
          const path = `/api/projects/${encodeURIComponent(project.code)}`
          await post(`${path}/steps/survey`, { revision: project.revision, on, reason })
          if (scan instanceof File) await upload(`${path}/papers`, [scan], { kind: 'survey', issuedOn: String(on) }).catch(failed)
          await Promise.all([forgetSurvey(project.code), client.invalidateQueries({ queryKey: projectKey(project.code) })])
          go(`/ho-so/${project.code}`)
        }}
      />
    </Page>
  )
}

interface AskProps {
  question: Question
  answer: Answer | undefined
  registered: number | null
  wrong: string | undefined
  onChange: (change: Partial<Answer>) => void
}
function Ask({ question, answer, registered, wrong, onChange }: AskProps) {
  const { key, label, help, kind, maybe } = question
  const value = answer?.value ?? null
  const choices: { value: 'yes' | 'no' | 'none'; word: string }[] = [
    { value: 'yes', word: say('visits.yes') },
    { value: 'no', word: say('visits.no') },
    ...(maybe ? [{ value: 'none' as const, word: say('visits.notApply') }] : []),
  ]
  return (
    <fieldset className={css.question} data-wrong={wrong ? true : undefined}>
      <legend className={css.label}>{label}</legend>
      {help && <p className={css.help}>{help}</p>}
      {kind === 'count' ? (
        <NumberInput
          aria-label={label}
          value={typeof value === 'number' ? value : ''}
          min={0}
          allowDecimal={false}
          {...(registered !== null && { description: say('visits.registered', { count: number(registered) }) })}
          onChange={next => onChange({ value: typeof next === 'number' ? next : null })}
        />
      ) : (
        <div className={css.choices}>
          {choices.map(each => (
            <label key={each.value} className={css.choice} data-chosen={value === each.value || undefined}>
              <input type="radio" name={key} checked={value === each.value} onChange={() => onChange({ value: each.value })} />
              {each.word}
            </label>
          ))}
        </div>
      )}
      {value === 'no' && (
        <Textarea
          label={say('visits.why')}
          withAsterisk
          autosize
          value={answer?.note ?? ''}
          error={wrong}
          onChange={event => onChange({ note: event.currentTarget.value })}
        />
      )}
    </fieldset>
  )
}
