/** Taking an import back: what would go, what stands against it, a reason, and how far it is. */
import { Button, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type ApiProblem, asProblem } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import dialog from '../../../web/ui/dialog.module.css'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FormFields, firstMissing, type Values } from '../../../web/ui/FormFields.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { JobProgress } from '../../jobs/web/JobProgress.tsx'
import { isLive, useJob } from '../../jobs/web/jobs.data.ts'
import type { UndoPlan } from '../undo.actions.ts'
import { recordsChanged, undoImport, useUndoPlan } from './import.data.ts'
import css from './import.module.css'

interface UndoProps {
  id: string
  opened: boolean
  onClose: () => void
}
export function Undo({ id, opened, onClose }: UndoProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={say('exchangeScreens.undoTitle')} size={640} classNames={{ title: dialog.title ?? '' }}>
      <Body id={id} onClose={onClose} />
    </Modal>
  )
}

function Body({ id, onClose }: Omit<UndoProps, 'opened'>) {
  const { data: plan, error, refetch } = useUndoPlan(id)
  const [job, setJob] = useState<string>()
  if (job) return <Running id={job} onClose={onClose} />
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!plan)
    return (
      <p className={css.quiet} aria-busy="true">
        {say('exchangeScreens.undoLooking')}
      </p>
    )
  if (plan.against.length) return <Against plan={plan} onClose={onClose} />
  return <Ask plan={plan} onAsked={setJob} onClose={onClose} />
}

/** What depends on the import, each with a few records to open. */
function Against({ plan, onClose }: { plan: UndoPlan; onClose: () => void }) {
  return (
    <div className={css.stack}>
      <Notice
        kind="refused"
        title={say('exchangeScreens.undoHeld', { file: plan.fileName })}
        text={say('exchangeScreens.undoHeldText')}
        alert
      />
      <ul className={css.against}>
        {plan.against.map(({ entity, says, count, samples }) => (
          <li key={`${entity}${says}`}>
            <p className={css.cell}>{says}</p>
            <ul className={css.samples}>
              {samples.map(({ code, name, on, link }) => {
                const words = [code, name].filter(Boolean).join(' · ') || on || ''
                const hangs = on && on !== words ? say('exchangeScreens.hangsOn', { code: on }) : ''
                return (
                  <li key={`${code}${on}${name}`}>
                    {link ? <GoLink to={link}>{words}</GoLink> : words} {hangs && <span className={css.quiet}>{hangs}</span>}
                  </li>
                )
              })}
            </ul>
            {samples.length > 0 && count > samples.length && (
              <p className={css.quiet}>{say('exchangeScreens.andMore', { count: number(count - samples.length) })}</p>
            )}
          </li>
        ))}
      </ul>
      <div className={dialog.buttons}>
        <Button variant="default" onClick={onClose}>
          {say('web.close')}
        </Button>
      </div>
    </div>
  )
}

const reason = { key: 'reason', label: say('exchangeScreens.undoReason'), kind: 'textarea', required: true } as const
interface AskProps {
  plan: UndoPlan
  onAsked: (jobId: string) => void
  onClose: () => void
}
function Ask({ plan, onAsked, onClose }: AskProps) {
  const [values, setValues] = useState<Values>({})
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<ApiProblem>()
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    const lacking = firstMissing([reason], values)
    setMissing(lacking)
    if (Object.keys(lacking).length) return
    setBusy(true)
    setProblem(undefined)
    await undoImport(plan.importId, String(values.reason)).then(onAsked, thrown => setProblem(asProblem(thrown)))
    setBusy(false)
  }
  return (
    <form
      className={css.stack}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void ask()
      }}
    >
      <p className={css.lead}>{say('exchangeScreens.undoText', { file: plan.fileName, total: number(plan.total) })}</p>
      <ul className={css.goes}>
        {plan.records.map(({ entity, label, count }) => (
          <li key={entity}>{say('exchangeScreens.undoGoes', { label, count: number(count) })}</li>
        ))}
      </ul>
      <p className={css.quiet}>{say('exchangeScreens.undoStays')}</p>
      {problem && <ErrorState problem={problem} />}
      <FormFields fields={[reason]} values={values} onChange={setValues} errors={missing} />
      <div className={dialog.buttons}>
        <Button variant="default" onClick={onClose} disabled={busy}>
          {say('web.cancel')}
        </Button>
        <Button type="submit" color="red" loading={busy}>
          {say('exchangeScreens.undoVerb', { total: number(plan.total) })}
        </Button>
      </div>
    </form>
  )
}

function Running({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: job } = useJob<{ undone: number }>(id)
  const done = job?.state === 'done' ? (job.result?.undone ?? 0) : undefined
  const told = useRef(false)
  useEffect(() => {
    if (done === undefined || told.current) return
    told.current = true
    saved(say('exchangeScreens.undoneNow', { count: number(done) }))
    void recordsChanged()
    onClose()
  }, [done, onClose])
  if (job && !isLive(job) && done === undefined)
    return (
      <div className={css.stack}>
        <Notice kind="refused" title={say('exchangeScreens.undoFailed')} text={job.problem ?? ''} alert />
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {say('web.close')}
          </Button>
        </div>
      </div>
    )
  // All of it goes at once or not at all: there is nothing to stop in between.
  return job ? <JobProgress job={{ ...job, can: [] }} help={say('exchangeScreens.undoRunning')} /> : null
}
