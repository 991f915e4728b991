/** Sending an entry from a telephone: the work, its pictures, the entrant; kept here until the server has all of it. */

import { Button, Progress, Select } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type ApiProblem, asProblem, post } from '../../../web/api.ts'
import { time } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import pub from '../../calls/web/public.module.css'
import { FilePicture, PhotoButtons } from '../../designs/web/NewPhotos.tsx'
import { type PictureKind, pictureKinds, pictureLimits } from '../entries.schema.ts'
import { Countdown } from './Countdown.tsx'
import { type PublicContestData, publicAddress, publicPath, usePublicContest } from './contests.data.ts'
import css from './contests.module.css'
import { EntrantFields, WorkFields } from './EntryFields.tsx'
import { useEntryDraft } from './entryDraft.ts'
import { sayExactly } from './moment.ts'
import { addMyPicture, changeMine, myEntryAddress, sendMine } from './myEntry.data.ts'
import { PhotoTile } from './PhotoTile.tsx'

export function SendEntry() {
  const { contest = '' } = useParams({ strict: false }) as { contest?: string }
  const { data, error, refetch } = usePublicContest(contest)
  usePageTitle(say('contestScreens.enter'))
  if (error && !data)
    return <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('contestScreens.backToList'), to: '/thi' }} />
  if (!data) return <PageSkeleton />
  return <Form contest={data} />
}

type Sending = { step: 'words' } | { step: 'pictures'; done: number; of: number } | { step: 'last' } | null
function Form({ contest }: { contest: PublicContestData }) {
  const { has } = useSession()
  const officer = has('centre_officer', 'appraiser', 'leader', 'local_officer')
  const [search] = useAddress()
  // Who comes from a brief answers it.
  const brief = contest.briefs.find(each => each.code === search['dat-hang'])
  const held = useEntryDraft(contest.code, brief ? { brief: brief.code, craft: brief.craft } : {})
  const { draft, pictures } = held
  const [sending, setSending] = useState<Sending>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const go = useGo()
  if (!draft) return <PageSkeleton />
  const errors = Object.fromEntries((problem?.errors ?? []).map(each => [each.path, each.message]))
  const { values, code } = draft
  const open = contest.state === 'open' && contest.receiving !== 'coming'
  const send = async () => {
    setProblem(null)
    setSending({ step: 'words' })
    try {
      const { mandate, ...written } = values
      if (draft.startedAt) await again(code, written)
      else {
        const answer = await post<{ startedAt: string }>(`${publicPath(contest.code)}/entries`, {
          ...written,
          code,
          ...(officer ? { mandate } : {}),
        })
        await held.started(answer.startedAt)
      }
      for (const [at, picture] of pictures.entries()) {
        setSending({ step: 'pictures', done: at, of: pictures.length })
        await addMyPicture(code, picture.file, { id: picture.id, kind: picture.kind })
      }
      setSending({ step: 'last' })
      await sendMine(code, 'submission')
      await held.forget()
      go(myEntryAddress(code, '?moi=1'))
    } catch (error) {
      setProblem(asProblem(error))
      setSending(null)
    }
  }
  return (
    <div className={pub.stack}>
      <header>
        <p className={pub.quiet}>{contest.title}</p>
        <h1 className={pub.title}>{say('contestScreens.enter')}</h1>
        {contest.receiving === 'open' && <Countdown now={contest.now} deadline={contest.deadline} />}
      </header>
      {!open ? (
        <Notice kind="info" title={say('contestScreens.shut')} text={contest.contact} />
      ) : (
        <>
          {contest.receiving !== 'open' && (
            <Notice kind="late" title={say('contestScreens.lateTitle')} text={say('contestScreens.lateText')} />
          )}
          {draft.startedAt && (
            <Notice
              kind="info"
              title={say('contestScreens.begun', { at: sayExactly(draft.startedAt) })}
              text={say('contestScreens.begunText')}
            />
          )}
          {officer && <Notice kind="info" title={say('contestScreens.officerTitle')} text={say('contestScreens.officerText')} />}
          <WorkFields contest={contest} values={values} onChange={held.change} errors={errors} officer={officer} />
          <Card title={say('contestScreens.picturesTitle')}>
            <Pictures held={held} {...(errors.pictures ? { error: errors.pictures } : {})} />
          </Card>
          <EntrantFields contest={contest} values={values} onChange={held.change} errors={errors} officer={officer} />
          {problem && <ErrorState problem={problem} />}
          <p className={css.quiet}>{say('contestScreens.closingShort', { time: contest.closesAt, minutes: contest.graceMinutes })}</p>
          <div className={`${pub.dock} no-print`}>
            {sending?.step === 'pictures' && (
              <Progress
                value={(100 * sending.done) / sending.of}
                aria-label={say('contestScreens.sendingPictures', { done: sending.done + 1, of: sending.of })}
              />
            )}
            <Button
              size="lg"
              leftSection={<IconSend size={20} stroke={1.6} />}
              loading={sending !== null}
              disabled={!values.craft || pictures.length === 0}
              onClick={() => void send()}
            >
              {say('contestScreens.sendVerb')}
            </Button>
            <p className={css.saveState} role="status">
              {stateSaid(sending, held.keptAt, pictures.length)}
            </p>
          </div>
          <p>
            <button
              type="button"
              className={`quiet-button ${css.link}`}
              onClick={() => void held.forget().then(() => go(publicAddress(contest.code)))}
            >
              {say('contestScreens.dropDraft')}
            </button>
          </p>
        </>
      )}
    </div>
  )
}
/** Words that changed after a first try go with the next one; past the closing minute they stay as first sent. */
const again = (code: string, written: Parameters<typeof changeMine>[1]) =>
  changeMine(code, written).catch(error => {
    if (asProblem(error).status !== 403) throw error
  })
const stateSaid = (sending: Sending, keptAt: Date | null, pictures: number): string => {
  if (sending?.step === 'pictures') return say('contestScreens.sendingPictures', { done: sending.done + 1, of: sending.of })
  if (sending) return say('contestScreens.sending')
  if (!pictures) return say('contestScreens.picturesFirst')
  return keptAt ? say('contestScreens.keptAt', { time: time(keptAt) }) : ''
}

function Pictures({ held, error }: { held: ReturnType<typeof useEntryDraft>; error?: string }) {
  const { pictures } = held
  return (
    <div className={css.stack}>
      <p className={css.quiet}>{say('contestScreens.picturesHelp', { most: pictureLimits.most })}</p>
      {pictures.length < pictureLimits.most && <PhotoButtons onFiles={files => void held.add(files)} />}
      {error && <p className={css.conflict}>{error}</p>}
      <ul className={css.photos}>
        {pictures.map(picture => (
          <PhotoTile
            key={picture.id}
            picture={<FilePicture file={picture.file} />}
            kind={
              <Select
                size="sm"
                aria-label={say('contestScreens.pictureKind')}
                data={Object.entries(pictureKinds).map(([value, label]) => ({ value, label }))}
                value={picture.kind}
                allowDeselect={false}
                onChange={kind => kind && void held.setKind(picture.id, kind as PictureKind)}
              />
            }
            onDrop={() => void held.drop(picture.id)}
          />
        ))}
      </ul>
    </div>
  )
}
