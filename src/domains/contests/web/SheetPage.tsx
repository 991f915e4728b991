/** Chấm một bài: the judge's own sheet beside the pictures. What is typed is kept by itself; handing in is for good. */
import { Button, NumberInput, Textarea } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconSend } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../../web/api.ts'
import { number, time } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { PictureZoom } from '../../designs/web/PictureZoom.tsx'
import type { Points } from '../judging.schema.ts'
import { totalOf } from '../ranking.rules.ts'
import { forget, judgingAddress, type SheetData, sayNumber, sendSheet, useSheet, workPicture } from './contests.data.ts'
import css from './contests.module.css'

export function SheetPage() {
  const { contest = '', number: work = '' } = useParams({ strict: false }) as { contest?: string; number?: string }
  const { data, error, refetch } = useSheet(contest, work)
  if (error)
    return (
      <ErrorState
        problem={error}
        onRetry={() => void refetch()}
        back={{ label: say('contestScreens.backToJudging'), to: judgingAddress(contest) }}
      />
    )
  if (!data) return <PageSkeleton />
  return <Sheet key={data.work.number} data={data} />
}

type Keeping = { at: Date } | 'saving' | 'failed' | null
const pause = 800
/** Keeps what is typed a moment after the last key; tries again while the server cannot be reached. */
const useKeeping = (data: SheetData, points: Points, note: string, touched: boolean): Keeping => {
  const [state, setState] = useState<Keeping>(null)
  const [again, setAgain] = useState(0)
  useEffect(() => {
    if (!touched) return
    const timer = setTimeout(
      () => {
        setState('saving')
        sendSheet(data.contest.code, data.work.number, { points, note: note || null, submit: false }).then(
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
  if (state === 'saving') return say('contestScreens.saving')
  return state === 'failed' ? say('contestScreens.unsaved') : say('contestScreens.savedAt', { time: time(state.at) })
}

function Sheet({ data }: { data: SheetData }) {
  const { contest, work, criteria } = data
  const [points, setPoints] = useState<Points>(data.points)
  const [note, setNote] = useState(data.note ?? '')
  const touched = useRef(false)
  const [handing, setHanding] = useState(false)
  const [handedIn, setHandedIn] = useState(data.submittedOn !== null)
  const state = useKeeping(data, points, note, touched.current && !handedIn)
  const go = useGo()
  const name = say('contestScreens.workNumber', { number: sayNumber(work.number) })
  const to = (other: number) => `${judgingAddress(contest.code)}/${other}`
  const total = totalOf(criteria, points)
  const set = (key: string, change: Partial<Points[string]>) => {
    touched.current = true
    setPoints({ ...points, [key]: { points: points[key]?.points ?? null, note: points[key]?.note, ...change } })
  }
  return (
    <Page
      title={name}
      crumbs={[
        { label: say('contestScreens.judgings'), to: '/cham-thi' },
        { label: contest.code, to: judgingAddress(contest.code) },
      ]}
      state={`${contest.roundLabel} · ${work.craftLabel}`}
      {...(!handedIn && { primary: { label: say('contestScreens.handIn'), icon: IconSend, onClick: () => setHanding(true) } })}
      more={
        <>
          {data.before !== null && (
            <Button variant="default" leftSection={<IconChevronLeft size={18} />} onClick={() => go(to(data.before!))}>
              {say('contestScreens.beforeWork', { number: sayNumber(data.before) })}
            </Button>
          )}
          {data.after !== null && (
            <Button variant="default" rightSection={<IconChevronRight size={18} />} onClick={() => go(to(data.after!))}>
              {say('contestScreens.afterWork', { number: sayNumber(data.after) })}
            </Button>
          )}
        </>
      }
    >
      <div className={css.judging}>
        <Card>
          <PictureZoom
            name={name}
            pictures={work.pictures.map((each, at) => ({
              id: String(at + 1),
              small: workPicture(contest.code, work.number, at + 1, true),
              src: workPicture(contest.code, work.number, at + 1, false),
              caption: null,
              width: each.width,
              height: each.height,
            }))}
          />
          {work.text && (
            <div className={css.stack}>
              <Facts
                facts={[
                  { label: say('contestScreens.entry'), value: work.text.title },
                  { label: say('contestScreens.materials'), value: work.text.materials },
                  { label: say('contestScreens.size'), value: work.text.size },
                ]}
              />
              <p className={css.text}>{work.text.description}</p>
            </div>
          )}
        </Card>
        <Card
          title={say('contestScreens.totalOf', { total: number(total), max: number(data.max) })}
          aside={
            <span className={css.quiet} role="status">
              {handedIn ? say('contestScreens.handedIn') : keptWord(state)}
            </span>
          }
        >
          <div className={css.stack}>
            {criteria.map(({ key, title, max, guidance }) => (
              <fieldset key={key} className={css.criterion} disabled={handedIn}>
                <legend className={css.name}>{title}</legend>
                {guidance && <p className={css.quiet}>{guidance}</p>}
                <div className={css.point}>
                  <NumberInput
                    label={say('contestScreens.pointsOf', { max: number(max) })}
                    value={points[key]?.points ?? ''}
                    min={0}
                    max={max ?? 0}
                    step={0.5}
                    decimalScale={1}
                    decimalSeparator=","
                    clampBehavior="strict"
                    inputMode="decimal"
                    onChange={value => set(key, { points: typeof value === 'number' ? value : null })}
                  />
                  <Textarea
                    label={say('contestScreens.note')}
                    autosize
                    minRows={1}
                    value={points[key]?.note ?? ''}
                    onChange={event => set(key, { note: event.currentTarget.value })}
                  />
                </div>
              </fieldset>
            ))}
            <Textarea
              label={say('contestScreens.noteWhole')}
              autosize
              minRows={2}
              disabled={handedIn}
              value={note}
              onChange={event => {
                touched.current = true
                setNote(event.currentTarget.value)
              }}
            />
          </div>
        </Card>
      </div>
      <ConfirmDialog
        opened={handing}
        onClose={() => setHanding(false)}
        title={`${say('contestScreens.handIn')}: ${name}`}
        text={`${say('contestScreens.totalOf', { total: number(total), max: number(data.max) })}. ${say('contestScreens.handInText')}`}
        verb={say('contestScreens.handIn')}
        onConfirm={async () => {
          await sendSheet(contest.code, work.number, { points, note: note || null, submit: true })
          setHandedIn(true)
          await forget()
          saved(say('contestScreens.handedIn'))
          go(data.after === null ? judgingAddress(contest.code) : to(data.after))
        }}
      />
    </Page>
  )
}
