/** Works of a contest by their numbers, for everybody; the public's vote, which is counted apart from the jury. */

import { Button, Chip, Group } from '@mantine/core'
import { IconCheck, IconHeart } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { date, number } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import pub from '../../calls/web/public.module.css'
import { DesignGrid } from '../../designs/web/DesignPicture.tsx'
import { PictureZoom } from '../../designs/web/PictureZoom.tsx'
import { type GalleryData, galleryPicture, publicAddress, publicPath, sayNumber, send, useGallery, useMyVote } from './contests.data.ts'
import css from './contests.module.css'
import { NotYet } from './NotYet.tsx'

export function Gallery() {
  const { contest = '' } = useParams({ strict: false }) as { contest?: string }
  const [{ nhom, bai }, setAddress] = useAddress()
  const { data, error, refetch } = useGallery(contest)
  usePageTitle(data && say('contestScreens.gallery'))
  if (error && !data)
    return <NotYet title={say('contestScreens.gallery')} contest={contest} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const work = data.works.find(each => String(each.number) === bai)
  if (work) return <Work data={data} work={work} onBack={() => setAddress({ bai: undefined })} />
  const shown = data.works.filter(each => !nhom || each.craft === nhom)
  return (
    <div className={pub.stack}>
      <header>
        <p className={pub.quiet}>{data.title}</p>
        <h1 className={pub.title}>{say('contestScreens.gallery')}</h1>
        <p className={pub.quiet}>{votingSaid(data)}</p>
      </header>
      <Chip.Group value={nhom ?? ''} onChange={value => setAddress({ nhom: String(value) || undefined })}>
        <Group gap="xs" role="group" aria-label={say('contestScreens.group')}>
          <Chip value="">{say('contestScreens.allGroups')}</Chip>
          {data.groups.map(each => (
            <Chip key={each.craft} value={each.craft}>
              {each.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {shown.length === 0 ? (
        <EmptyState title={say('contestScreens.galleryNone')} />
      ) : (
        <DesignGrid
          label={say('contestScreens.gallery')}
          tiles={shown.map(each => ({
            code: String(each.number),
            name: say('contestScreens.workNumber', { number: sayNumber(each.number) }),
            picture: null,
            ...(each.pictures.length > 0 ? { src: galleryPicture(data.code, each.number, 1, true) } : {}),
            to: `${publicAddress(data.code)}/trung-bay?bai=${each.number}`,
            ...(each.title ? { note: each.title } : {}),
            ...(each.votes === null ? {} : { badge: say('contestScreens.votes', { count: number(each.votes) }) }),
            ...(each.pictures.length > 1 ? { corner: say('contestScreens.pictureCount', { count: each.pictures.length }) } : {}),
          }))}
        />
      )}
    </div>
  )
}
const votingSaid = ({ voting, votingFrom, votingUntil }: GalleryData): string => {
  if (voting === 'coming') return say('contestScreens.votingComing', { from: date(votingFrom), until: date(votingUntil) })
  if (voting === 'open') return say('contestScreens.votingOpen', { until: date(votingUntil) })
  return say(voting === 'over' ? 'contestScreens.votingOver' : 'contestScreens.votingNone')
}
function Work({ data, work, onBack }: { data: GalleryData; work: GalleryData['works'][number]; onBack: () => void }) {
  const mine = useMyVote(data.code)
  const [busy, setBusy] = useState(false)
  const name = say('contestScreens.workNumber', { number: sayNumber(work.number) })
  const voted = mine.data?.number === work.number
  const at = data.works.indexOf(work)
  const vote = async () => {
    setBusy(true)
    await send(`${publicPath(data.code)}/votes`, { number: work.number }).then(() => saved(say('contestScreens.voted')), failed)
    setBusy(false)
  }
  return (
    <div className={pub.stack}>
      <header>
        <p className={pub.quiet}>
          <button type="button" className={`quiet-button ${css.link}`} onClick={onBack}>
            {`‹ ${say('contestScreens.gallery')}`}
          </button>
        </p>
        <h1 className={pub.title}>{[name, work.title].filter(Boolean).join(' · ')}</h1>
        <p className={pub.quiet}>{data.groups.find(each => each.craft === work.craft)?.label}</p>
      </header>
      <PictureZoom
        name={name}
        pictures={work.pictures.map(({ width, height }, at) => ({
          id: String(at + 1),
          small: galleryPicture(data.code, work.number, at + 1, true),
          src: galleryPicture(data.code, work.number, at + 1, false),
          caption: null,
          width,
          height,
        }))}
      />
      {data.voting === 'open' && (
        <div className={`${pub.dock} no-print`}>
          {voted ? (
            <Notice kind="done" title={say('contestScreens.votedHere')} text={say('contestScreens.votedText')} />
          ) : (
            <Button
              size="lg"
              loading={busy}
              leftSection={mine.data?.number ? <IconCheck size={20} stroke={1.6} /> : <IconHeart size={20} stroke={1.6} />}
              onClick={() => void vote()}
            >
              {mine.data?.number ? say('contestScreens.voteMove', { number: sayNumber(mine.data.number) }) : say('contestScreens.voteFor')}
            </Button>
          )}
          <p className={css.saveState}>{say('contestScreens.voteRule')}</p>
        </div>
      )}
      {work.votes !== null && <p className={css.text}>{say('contestScreens.votes', { count: number(work.votes) })}</p>}
      <nav className={`${css.neighbours} no-print`}>
        <Neighbour code={data.code} work={data.works[at - 1]} word="contestScreens.workBefore" />
        <Neighbour code={data.code} work={data.works[at + 1]} word="contestScreens.workAfter" />
        <GoLink to={publicAddress(data.code)}>{say('contestScreens.backToContest')}</GoLink>
      </nav>
    </div>
  )
}
interface NeighbourProps {
  code: string
  work: GalleryData['works'][number] | undefined
  word: 'contestScreens.workBefore' | 'contestScreens.workAfter'
}
/** The way on to the next work, so that all can be looked at one after another. */
function Neighbour({ code, work, word }: NeighbourProps) {
  if (!work) return null
  return <GoLink to={`${publicAddress(code)}/trung-bay?bai=${work.number}`}>{say(word, { number: sayNumber(work.number) })}</GoLink>
}
