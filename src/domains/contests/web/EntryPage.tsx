/** One entry on the organiser's desk: its pictures and words, its check for copies, when it came, and what is decided about it. */
import { Button } from '@mantine/core'
import { IconColumns2, IconSearch } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import type { Field } from '../../../web/ui/FormFields.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { Timeline } from '../../../web/ui/Timeline.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { designAddress, sideBySideAddress } from '../../designs/web/designs.data.ts'
import { PictureZoom } from '../../designs/web/PictureZoom.tsx'
import { sayCode } from '../contests.rules.ts'
import { badgeOf } from './ContestEntries.tsx'
import { contestActs } from './ContestOverview.tsx'
import { contestCrumbs } from './ContestPage.tsx'
import { contestAddress, deskPicture, type EntryData, entryPath, sayNumber, send, useEntry } from './contests.data.ts'
import css from './contests.module.css'
import { sayExactly } from './moment.ts'

export function EntryPage() {
  const { contest = '', receipt = '' } = useParams({ strict: false }) as { contest?: string; receipt?: string }
  const { data, error, refetch } = useEntry(contest, receipt)
  if (error)
    return (
      <ErrorState
        problem={error}
        onRetry={() => void refetch()}
        back={{ label: say('contestScreens.backToContest'), to: contestAddress(contest) }}
      />
    )
  if (!data) return <PageSkeleton />
  const name = data.number === null ? data.receipt : sayNumber(data.number)
  return (
    <Page
      title={`${name} · ${data.title}`}
      state={
        <>
          <StateBadge {...badgeOf(data)} /> {data.craftLabel}
        </>
      }
      crumbs={[...contestCrumbs, { label: data.contest.code, to: `${contestAddress(data.contest.code)}?muc=bai` }]}
      aside={
        <>
          <Decisions entry={data} />
          <Entrant entry={data} />
        </>
      }
    >
      <Card>
        <PictureZoom
          name={name}
          pictures={data.pictures.map(each => ({
            id: each.id,
            small: deskPicture(data.contest.code, data.receipt, each.id, true),
            src: deskPicture(data.contest.code, data.receipt, each.id, false),
            caption: each.kindLabel,
            width: each.width,
            height: each.height,
          }))}
        />
      </Card>
      <Check entry={data} />
      <Card title={say('contestScreens.work')}>
        <Facts
          facts={[
            { label: say('contestScreens.materials'), value: data.materials },
            { label: say('contestScreens.size'), value: data.size },
            { label: say('contestScreens.madeOn'), value: data.madeOn && date(data.madeOn) },
            {
              label: say('contestScreens.brief'),
              value: data.brief ? (
                <GoLink to={`/thi-truong/dat-hang/${data.brief.code}`}>{data.brief.title}</GoLink>
              ) : (
                say('contestScreens.noBrief')
              ),
            },
            { label: say('contestScreens.startedAt'), value: sayExactly(data.startedAt) },
            { label: say('contestScreens.completedAt'), value: data.completedAt ? sayExactly(data.completedAt) : null },
            ...(data.prize ? [{ label: say('contestScreens.prize'), value: data.prize }] : []),
          ]}
        />
        <p className={css.text}>{data.description}</p>
      </Card>
      <Card title={say('contestScreens.acts')}>
        <Timeline acts={contestActs(data.acts)} />
      </Card>
    </Page>
  )
}
/** What the check for copies says, and the way to where a person decides. */
function Check({ entry }: { entry: EntryData }) {
  const go = useGo()
  const { design } = entry
  return (
    <Card title={say('contestScreens.standing')}>
      <div className={css.stack}>
        <p className={css.text}>{entry.standingSays}</p>
        {entry.copyOf && <p className={css.text}>{say('contestScreens.copyOf', { code: entry.copyOf })}</p>}
        {design && (
          <div>
            <Button variant="default" leftSection={<IconSearch size={17} stroke={1.6} />} onClick={() => go(designAddress(design.code))}>
              {say('contestScreens.openDesign', { code: design.code })}
            </Button>{' '}
            <Button
              variant="default"
              leftSection={<IconColumns2 size={17} stroke={1.6} />}
              onClick={() => go(sideBySideAddress(design.code))}
            >
              {say('designScreens.sideBySide')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
function Entrant({ entry }: { entry: EntryData }) {
  return (
    <Card title={say('contestScreens.entrant')}>
      {entry.entrant && !entry.erasedOn ? (
        <Facts
          columns={1}
          facts={[
            { label: say('contestScreens.entrantName'), value: entry.entrant.name },
            { label: say('contestScreens.entrantKind'), value: entry.entrantKindLabel },
            { label: say('contestScreens.phone'), value: entry.entrant.phone },
            { label: say('contestScreens.addressOf'), value: entry.entrant.address },
            ...(entry.onBehalf ? [{ label: say('contestScreens.mandate'), value: entry.entrant.mandate }] : []),
            { label: say('contestScreens.consents'), value: consents(entry) },
          ]}
        />
      ) : (
        <p className={css.quiet}>
          {entry.erasedOn ? say('contestScreens.erased', { day: date(entry.erasedOn) }) : say('contestScreens.hidden')}
        </p>
      )}
    </Card>
  )
}
const consents = ({ nameOpen, picturesOpen }: EntryData): string =>
  [
    say(nameOpen ? 'contestScreens.nameOpen' : 'contestScreens.nameShut'),
    say(picturesOpen ? 'contestScreens.picturesOpen' : 'contestScreens.picturesShut'),
  ].join('; ')

const reason: Field = { key: 'reason', label: say('contests.reason'), kind: 'textarea', required: true }
type Act = 'admit' | 'refuse' | 'exclude' | 'restore' | 'renew' | 'erase'
function Decisions({ entry }: { entry: EntryData }) {
  const [asked, setAsked] = useState<Act | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const path = entryPath(entry.contest.code, entry.receipt)
  const may = (what: string) => entry.can.includes(what)
  const close = () => setAsked(null)
  const act = async (what: string, body: object) => {
    await send(`${path}/${what}`, body)
    saved()
  }
  if (!entry.can.length && !entry.excludeReason && !entry.lateReason) return null
  const button = (what: Act, label: string, main = false) => (
    <Button variant={main ? 'filled' : 'default'} onClick={() => setAsked(what)}>
      {label}
    </Button>
  )
  return (
    <Card title={say('contestScreens.decisions')}>
      <div className={css.stack}>
        {entry.excludeReason && (
          <Notice kind="refused" title={say('contestScreens.excludedOn', { day: date(entry.excludedOn) })} text={entry.excludeReason} />
        )}
        {entry.lateReason && (
          <Notice kind="info" title={say('contestScreens.lateDecided', { day: date(entry.lateOn) })} text={entry.lateReason} />
        )}
        {may('decide') && (
          <>
            <p className={css.text}>
              {entry.minutesLate ? say('contestScreens.lateBy', { minutes: entry.minutesLate }) : say('contestScreens.latePictures')}
            </p>
            {button('admit', say('contestScreens.admit'), true)}
            {button('refuse', say('contestScreens.refuse'))}
          </>
        )}
        {may('exclude') && button('exclude', say('contestScreens.exclude'), entry.standing === 'copy')}
        {may('restore') && button('restore', say('contestScreens.restore'))}
        {may('renew') && button('renew', say('contestScreens.renew'))}
        {may('erase') && button('erase', say('contestScreens.erase'))}
        {code && <Notice kind="done" title={sayCode(code)} text={say('contestScreens.renewed')} />}
      </div>
      <ConfirmDialog
        opened={asked === 'admit' || asked === 'refuse'}
        onClose={close}
        title={say(asked === 'admit' ? 'contestScreens.admit' : 'contestScreens.refuse')}
        text={say('contestScreens.toldText')}
        verb={say(asked === 'admit' ? 'contestScreens.admit' : 'contestScreens.refuse')}
        danger={asked === 'refuse'}
        fields={[reason]}
        onConfirm={values => act('late', { admit: asked === 'admit', reason: values.reason })}
      />
      <ConfirmDialog
        opened={asked === 'exclude'}
        onClose={close}
        title={say('contestScreens.exclude')}
        text={say('contestScreens.excludeText')}
        verb={say('contestScreens.exclude')}
        danger
        fields={[reason]}
        initial={entry.standing === 'copy' ? { reason: say('contestScreens.excludeCopy', { code: entry.copyOf ?? '' }) } : {}}
        onConfirm={values => act('exclusion', { reason: values.reason })}
      />
      <ConfirmDialog
        opened={asked === 'restore'}
        onClose={close}
        title={say('contestScreens.restore')}
        text={say('contestScreens.toldText')}
        verb={say('contestScreens.restore')}
        fields={[reason]}
        onConfirm={values => act('restoration', { reason: values.reason })}
      />
      <ConfirmDialog
        opened={asked === 'renew'}
        onClose={close}
        title={say('contestScreens.renew')}
        text={say('contestScreens.renewText')}
        verb={say('contestScreens.renew')}
        onConfirm={async () => setCode((await send<{ code: string }>(`${path}/code`)).code)}
      />
      <ConfirmDialog
        opened={asked === 'erase'}
        onClose={close}
        title={say('contestScreens.erase')}
        text={say('contestScreens.eraseText')}
        verb={say('contestScreens.erase')}
        danger
        fields={[reason]}
        onConfirm={values => act('erasure', { reason: values.reason })}
      />
    </Card>
  )
}
