/** A draft at its own address: one group of questions a screen on a telephone, papers by the camera, always saved. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { date } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { fieldId } from '../../../web/ui/RecordFields.tsx'
import { say } from '../../../words/say.ts'
import css from './applications.module.css'
import { DraftCheck } from './DraftCheck.tsx'
import { DraftField } from './DraftField.tsx'
import { DraftPapers } from './DraftPapers.tsx'
import { dismissLost, type LostData } from './draft.data.ts'
import { keepOffline } from './offline.ts'
import { Resume } from './Resume.tsx'
import { SaveState } from './SaveState.tsx'
import { Submitted } from './Submitted.tsx'
import { useKeeper } from './useKeeper.ts'

export function DraftPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  return <Draft key={token} token={token} />
}

function Draft({ token }: { token: string }) {
  const { keeper, files, state, waitingFiles } = useKeeper(token)
  const [{ buoc }, change] = useAddress()
  const [aim, setAim] = useState<string>()
  const head = useRef<HTMLHeadingElement>(null)
  const { draft, values, problem, lost } = state
  useEffect(() => {
    document.title = say('web.pageTitle', { title: say('applicationScreens.title') })
    keepOffline()
  }, [])
  const steps = draft
    ? [
        ...draft.sections.map(({ key, title }) => ({ key, title })),
        { key: 'giay-to', title: say('applicationScreens.papers') },
        { key: 'kiem-tra', title: say('applicationScreens.check') },
      ]
    : []
  const at = Math.max(
    0,
    steps.findIndex(step => step.key === buoc),
  )
  const step = steps[at]
  const shown = step?.key
  useEffect(() => {
    if (!shown) return
    const target = aim && document.getElementById(fieldId(aim))
    if (target) target.focus()
    else head.current?.focus({ preventScroll: true })
    if (!target) window.scrollTo({ top: 0 })
  }, [shown, aim])
  if (problem && !draft) return <ErrorState problem={problem} onRetry={() => void keeper.refresh()} />
  if (!draft || !step) return <PageSkeleton />
  if (draft.state === 'submitted' || draft.state === 'declined') return <Submitted token={token} draft={draft} />

  const go = (index: number) => {
    setAim(undefined)
    change({ buoc: steps[index]?.key }, { push: true })
  }
  const goTo = (kind: 'field' | 'paper', key: string) => {
    setAim(key)
    change(
      { buoc: kind === 'paper' ? 'giay-to' : draft.sections.find(section => section.fields.some(field => field.key === key))?.key },
      { push: true },
    )
  }
  const items = draft.request?.items ?? []
  const asked = (kind: 'field' | 'paper') => new Map(items.filter(item => item.kind === kind).map(item => [item.key, item.says]))
  const askedFields = asked('field')
  const choose = (each: LostData, use: boolean) => {
    if (use) void keeper.type(each.key, each.value)
    void dismissLost(token, each.id).then(() => keeper.refresh())
  }
  const section = draft.sections.find(each => each.key === step.key)
  const settled = (state.save === 'saved' || state.save === 'fresh') && !waitingFiles.some(file => !file.problem)
  return (
    <div className={css.draft}>
      <header className={css.head}>
        <p className={css.kicker}>{draft.activityLabel}</p>
        <p className={css.quiet}>
          {say('applicationScreens.under', { number: draft.number, call: draft.call.title, day: date(draft.call.closesOn) })}
        </p>
        <SaveState state={state} />
      </header>
      {draft.request && at === 0 && (
        <Notice
          kind="warning"
          title={
            draft.request.dueOn
              ? say('applicationScreens.askedTitle', { day: date(draft.request.dueOn) })
              : say('applicationScreens.askedTitleOpen')
          }
          text={say(items.length ? 'applicationScreens.askedText' : 'applicationScreens.askedTextOpen')}
        >
          {draft.request.note && <p>{draft.request.note}</p>}
          <ul className={css.lacks}>
            {items.map(item => (
              <li key={`${item.kind}-${item.key}`}>
                <button type="button" className={css.lack} onClick={() => goTo(item.kind, item.key)}>
                  <strong>{item.label}</strong>: {item.says}
                </button>
              </li>
            ))}
          </ul>
          <GoLink to={`/ho-so-cua-toi/${token}/cac-ban`}>{say('applicationScreens.seeVersions')}</GoLink>
        </Notice>
      )}
      <nav aria-label={say('applicationScreens.steps')}>
        <ol className={css.steps}>
          {steps.map((each, index) => (
            <li key={each.key} aria-current={index === at ? 'step' : undefined}>
              <button type="button" onClick={() => go(index)} title={each.title}>
                <span className="only-heard">{each.title}</span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <h1 ref={head} tabIndex={-1} className={css.title}>
        <span className={css.at}>{say('applicationScreens.stepAt', { at: at + 1, all: steps.length })}</span>
        {step.title}
      </h1>
      {section && (
        <form className={css.fields} onSubmit={event => event.preventDefault()} autoComplete="off">
          {section.text && <p className={css.quiet}>{section.text}</p>}
          {section.fields.map(field => (
            <DraftField
              key={field.key}
              field={field}
              value={values[field.key] ?? null}
              onChange={value => void keeper.type(field.key, value)}
              error={undefined}
              lost={lost.filter(each => each.key === field.key)}
              onLost={choose}
              disabled={draft.openFields !== 'all' && !draft.openFields.includes(field.key)}
              asked={askedFields.get(field.key)}
              unitId={typeof values.unitId === 'string' ? values.unitId : undefined}
              unitName={draft.unitName}
            />
          ))}
        </form>
      )}
      {step.key === 'giay-to' && (
        <DraftPapers
          token={token}
          draft={draft}
          files={files}
          waiting={waitingFiles}
          onChange={() => void keeper.refresh()}
          asked={asked('paper')}
        />
      )}
      {step.key === 'kiem-tra' && (
        <DraftCheck token={token} draft={draft} settled={settled} onGo={goTo} onSubmitted={() => void keeper.refresh()} />
      )}
      <div className={css.walk}>
        <Button variant="default" size="md" leftSection={<IconArrowLeft size={18} />} disabled={at === 0} onClick={() => go(at - 1)}>
          {say('applicationScreens.back')}
        </Button>
        {at < steps.length - 1 && (
          <Button size="md" rightSection={<IconArrowRight size={18} />} onClick={() => go(at + 1)}>
            {say('applicationScreens.next')}
          </Button>
        )}
      </div>
      <Resume number={draft.number} />
    </div>
  )
}
