/** Chấm một bài: the judge's own sheet beside the pictures. What is typed is kept by itself; handing in is for good. */
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconSend } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { totalOf } from '../../../kernel/points.ts'
import { number } from '../../../web/format.ts'
import { type Scored, ScoreSheet } from '../../../web/scoring/ScoreSheet.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { sayKeeping, useKeeping } from '../../../web/ui/useKeeping.ts'
import { say } from '../../../words/say.ts'
import { PictureZoom } from '../../designs/web/PictureZoom.tsx'
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

function Sheet({ data }: { data: SheetData }) {
  const { contest, work, criteria } = data
  const [scored, setScored] = useState<Scored>({ points: data.points, note: data.note ?? '' })
  const [handing, setHanding] = useState(false)
  const [handedIn, setHandedIn] = useState(data.submittedOn !== null)
  const send = (submit: boolean) => sendSheet(contest.code, work.number, { points: scored.points, note: scored.note || null, submit })
  const keeping = useKeeping(scored, !handedIn, () => send(false))
  const go = useGo()
  const name = say('contestScreens.workNumber', { number: sayNumber(work.number) })
  const to = (other: number) => `${judgingAddress(contest.code)}/${other}`
  const total = say('scoring.totalOf', { total: number(totalOf(criteria, scored.points)), max: number(data.max) })
  return (
    <Page
      title={name}
      crumbs={[
        { label: say('contestScreens.judgings'), to: '/cham-thi' },
        { label: contest.code, to: judgingAddress(contest.code) },
      ]}
      state={`${contest.roundLabel} · ${work.craftLabel}`}
      {...(!handedIn && { primary: { label: say('scoring.handIn'), icon: IconSend, onClick: () => setHanding(true) } })}
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
          title={total}
          aside={
            <span className={css.quiet} role="status">
              {handedIn ? say('scoring.handedIn') : sayKeeping(keeping)}
            </span>
          }
        >
          <ScoreSheet criteria={criteria} scored={scored} onChange={setScored} closed={handedIn} />
        </Card>
      </div>
      <ConfirmDialog
        opened={handing}
        onClose={() => setHanding(false)}
        title={`${say('scoring.handIn')}: ${name}`}
        text={`${total}. ${say('contestScreens.handInText')}`}
        verb={say('scoring.handIn')}
        onConfirm={async () => {
          await send(true)
          setHandedIn(true)
          await forget()
          saved(say('scoring.handedIn'))
          go(data.after === null ? judgingAddress(contest.code) : to(data.after))
        }}
      />
    </Page>
  )
}
