/** Chấm điểm: one member, one project. What is typed is kept by itself; handing in is for good. */
import { NumberInput, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../../web/api.ts'
import { number, time } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { Findings } from '../../../web/ui/Findings.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { findingShown } from '../../projects/web/ProjectAside.tsx'
import type { Points } from '../councils.schema.ts'
import { councilAddress, forgetCouncils, type ScoreData, sendScore, useScore } from './councils.data.ts'
import css from './councils.module.css'

export function ScorePage() {
  const { code = '', project = '' } = useParams({ strict: false }) as { code?: string; project?: string }
  const { data, error, refetch } = useScore(code, project)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return <Sheet data={data} />
}

type Keeping = { at: Date } | 'saving' | 'failed' | null
const pause = 800
/** Keeps what is typed a moment after the last key; tries again while the server cannot be reached. */
const useKeeping = (data: ScoreData, points: Points, note: string, touched: boolean): Keeping => {
  const [state, setState] = useState<Keeping>(null)
  const [again, setAgain] = useState(0)
  useEffect(() => {
    if (!touched) return
    const timer = setTimeout(
      () => {
        setState('saving')
        sendScore(data.council.code, data.project.code, { points, note: note || null, submit: false }).then(
          () => setState({ at: new Date() }),
          error => {
            setState('failed')
            // What the server refuses stays on the page, with its words; only a lost connection heals by itself.
            if (error instanceof ApiProblem && error.status === 0) setAgain(again + 1)
            else failed(error)
          },
        )
      },
      again ? 4000 : pause,
    )
    return () => clearTimeout(timer)
  }, [data, points, note, touched, again])
  return state
}
const keptWord = (state: Keeping): string => {
  if (state === null) return ''
  if (state === 'saving') return say('councils.saving')
  return state === 'failed' ? say('councils.unsaved') : say('councils.saved', { time: time(state.at) })
}

function Sheet({ data }: { data: ScoreData }) {
  const { council, sheet, project } = data
  const [points, setPoints] = useState<Points>(data.points)
  const [note, setNote] = useState(data.note ?? '')
  const touched = useRef(false)
  const [handing, setHanding] = useState(false)
  const state = useKeeping(data, points, note, touched.current)
  const go = useGo()
  const set = (key: string, change: Partial<Points[string]>) => {
    touched.current = true
    setPoints({ ...points, [key]: { points: points[key]?.points ?? null, note: points[key]?.note, ...change } })
  }
  const total = sheet.criteria.reduce((sum, { key }) => sum + Math.round((points[key]?.points ?? 0) * 10), 0) / 10
  const closed = data.submittedOn !== null || council.state !== 'scoring'
  return (
    <Page
      title={project.name}
      crumbs={[
        { label: say('councils.title'), to: '/hoi-dong' },
        { label: council.code, to: councilAddress(council.code) },
      ]}
      state={say('councils.scoreState', { council: council.code, round: council.round })}
      {...(!closed && { primary: { label: say('councils.submit'), icon: IconSend, onClick: () => setHanding(true) } })}
      aside={<What data={data} />}
      asideLast
    >
      <Card
        title={`${sheet.code}: ${say('councils.totalOf', { total: number(total), max: sheet.max })}`}
        aside={
          <span className={css.quiet} role="status">
            {keptWord(state)}
          </span>
        }
      >
        <div className={css.sheet}>
          {sheet.criteria.map(({ key, title, max, guidance, evidence }) => (
            <fieldset key={key} className={css.criterion} disabled={closed}>
              <legend className={css.name}>{title}</legend>
              <p className={css.quiet}>{guidance}</p>
              {evidence && <p className={css.quiet}>{`${say('councils.evidence')}: ${evidence}`}</p>}
              <div className={css.given}>
                <NumberInput
                  label={say('councils.pointsOf', { max })}
                  value={points[key]?.points ?? ''}
                  min={0}
                  max={max}
                  step={0.5}
                  decimalScale={1}
                  decimalSeparator=","
                  clampBehavior="strict"
                  onChange={value => set(key, { points: typeof value === 'number' ? value : null })}
                />
                <Textarea
                  label={say('councils.note')}
                  autosize
                  minRows={1}
                  value={points[key]?.note ?? ''}
                  onChange={event => set(key, { note: event.currentTarget.value })}
                />
              </div>
            </fieldset>
          ))}
          <Textarea
            label={say('councils.noteWhole')}
            autosize
            minRows={2}
            disabled={closed}
            value={note}
            onChange={event => {
              touched.current = true
              setNote(event.currentTarget.value)
            }}
          />
        </div>
      </Card>
      <ConfirmDialog
        opened={handing}
        onClose={() => setHanding(false)}
        title={say('councils.scoreTitle', { code: project.code })}
        text={`${say('councils.totalOf', { total: number(total), max: sheet.max })}. ${say('councils.submitText')}`}
        verb={say('councils.submit')}
        onConfirm={async () => {
          await sendScore(council.code, project.code, { points, note: note || null, submit: true })
          await forgetCouncils()
          saved(say('councils.scored'))
          go(councilAddress(council.code))
        }}
      />
    </Page>
  )
}

const What = ({ data: { project, findings } }: { data: ScoreData }) => (
  <>
    <Card>
      <Facts
        columns={1}
        facts={[
          { label: say('councils.code'), value: project.code },
          { label: say('projectScreens.activity'), value: project.activityLabel },
          { label: say('projectScreens.beneficiaries'), value: project.beneficiaries.join(', ') },
          { label: say('projectScreens.totalCost'), value: <Money amount={project.totalCost} /> },
          { label: say('councils.requested'), value: <Money amount={project.requested} /> },
          { label: say('projectScreens.counterpart'), value: <Money amount={project.counterpart} /> },
        ]}
      />
    </Card>
    <Card title={say('projectScreens.findings')}>
      <Findings fold findings={findings.map(findingShown)} />
    </Card>
  </>
)
