/** An entry for whoever holds its code: the receipt, where it stands, changing and withdrawing until the closing minute. */

import { Button, TextInput } from '@mantine/core'
import { IconPencil, IconPrinter } from '@tabler/icons-react'
import { useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { type ApiProblem, asProblem } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { saveBlob } from '../../../web/ui/charts/files.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { QrCode } from '../../../web/ui/QrCode.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import { newId } from '../../applications/web/random.ts'
import pub from '../../calls/web/public.module.css'
import { DesignPicture } from '../../designs/web/DesignPicture.tsx'
import { FilePicture, PhotoButtons } from '../../designs/web/NewPhotos.tsx'
import { plainCode, sayCode } from '../contests.rules.ts'
import { pictureLimits } from '../entries.schema.ts'
import { entryKinds, forget, publicAddress, usePublicContest } from './contests.data.ts'
import css from './contests.module.css'
import { EntrantFields, WorkFields } from './EntryFields.tsx'
import type { DraftValues } from './entryDraft.ts'
import { sayExactly, sayMoment } from './moment.ts'
import {
  addMyPicture,
  changeMine,
  type MyEntryData,
  myEntryAddress,
  readMyPicture,
  sendMine,
  useMyEntry,
  useMyPicture,
} from './myEntry.data.ts'
import { PhotoTile } from './PhotoTile.tsx'

/** The entry whose code stands behind '#'; without one, the question for it. */
export function MyEntry() {
  const code = useLocation({ select: ({ hash }) => hash })
  return code ? <Entry key={code} entryKey={code} /> : <FollowEntry />
}
/** Links of former receipts bore the code in the address: it moves behind '#' at once, and the step back does not bring it back. */
export function MovedEntry() {
  const { key = '' } = useParams({ strict: false }) as { key?: string }
  const navigate = useNavigate()
  useEffect(() => void navigate({ to: '/bai-thi', hash: plainCode(key), replace: true } as never), [key, navigate])
  return <PageSkeleton />
}
/** Asks for the code of a receipt. */
function FollowEntry() {
  const [code, setCode] = useState('')
  const go = useGo()
  usePageTitle(say('contestScreens.followTitle'))
  const open = (event: FormEvent) => {
    event.preventDefault()
    go(myEntryAddress(plainCode(code)))
  }
  return (
    <div className={pub.stack}>
      <h1 className={pub.title}>{say('contestScreens.followTitle')}</h1>
      <p className={pub.quiet}>{say('contestScreens.followText')}</p>
      <form className={css.form} onSubmit={open}>
        <TextInput
          size="md"
          label={say('contestScreens.codeOf')}
          placeholder="K7QM-3XPA-9T4C"
          autoCapitalize="characters"
          autoComplete="off"
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
          required
        />
        <Button type="submit" size="lg" disabled={plainCode(code).length < 12}>
          {say('contestScreens.followOpen')}
        </Button>
      </form>
    </div>
  )
}
function Entry({ entryKey }: { entryKey: string }) {
  const [{ moi, sua }] = useAddress()
  const navigate = useNavigate()
  const show = (change: { sua?: string }, replace: boolean) => void navigate({ to: '.', search: change, hash: true, replace } as never)
  const { data, error, refetch } = useMyEntry(entryKey)
  usePageTitle(data?.receipt ?? say('contestScreens.followTitle'))
  if (error && !data)
    return <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('contestScreens.followTitle'), to: '/bai-thi' }} />
  if (!data) return <PageSkeleton />
  if (sua && data.can.includes('edit')) return <Change entryKey={entryKey} entry={data} onDone={() => show({}, true)} />
  return (
    <div className={pub.stack}>
      {moi && (
        <Notice
          kind={entryKinds[data.state]}
          title={say(data.state === 'late' ? 'contestScreens.sentLate' : 'contestScreens.sent')}
          text={say('contestScreens.sentText')}
        />
      )}
      <Receipt entryKey={entryKey} entry={data} />
      <Notice kind={entryKinds[data.state]} title={data.stateLabel} text={data.says} />
      {data.state === 'sending' && <Unfinished entryKey={entryKey} entry={data} />}
      {data.state !== 'withdrawn' && <What entryKey={entryKey} entry={data} />}
      <Acts entryKey={entryKey} entry={data} onEdit={() => show({ sua: '1' }, false)} />
    </div>
  )
}
function Receipt({ entryKey, entry }: { entryKey: string; entry: MyEntryData }) {
  const address = `${window.location.origin}${myEntryAddress(plainCode(entryKey))}`
  return (
    <section className={css.receipt} aria-label={say('contestScreens.receiptTitle')}>
      <div>
        <p className={css.quiet}>{entry.contest.title}</p>
        <h1 className={css.receiptTitle}>{say('contestScreens.receiptTitle')}</h1>
        <dl className={css.receiptFacts}>
          <div>
            <dt>{say('contestScreens.receipt')}</dt>
            <dd>{entry.receipt}</dd>
          </div>
          <div>
            <dt>{say('contestScreens.codeOf')}</dt>
            <dd className={css.code}>{sayCode(plainCode(entryKey))}</dd>
          </div>
          <div>
            <dt>{say('contestScreens.sentAt')}</dt>
            <dd>{sayExactly(entry.startedAt)}</dd>
          </div>
        </dl>
        <p className={css.quiet}>{say('contestScreens.receiptText')}</p>
      </div>
      <figure className={css.receiptCode}>
        <QrCode text={address} label={say('contestScreens.receiptTitle')} />
        <figcaption>{say('contestScreens.receiptScan')}</figcaption>
      </figure>
    </section>
  )
}
type Picture = MyEntryData['pictures'][number]
function OwnPicture({ entryKey, picture }: { entryKey: string; picture: Picture }) {
  const { data, error } = useMyPicture(entryKey, picture.id)
  if (data) return <FilePicture file={data} />
  return <DesignPicture src={null} alt={picture.kindLabel} none={error ? asProblem(error).title : say('web.loading')} />
}
/** What was sent, as it was sent; a picture pressed is kept on the device, whole. */
function What({ entryKey, entry }: { entryKey: string; entry: MyEntryData }) {
  const { values } = entry
  const keep = ({ id, kindLabel }: Picture) =>
    void readMyPicture(entryKey, id, false).then(picture => saveBlob(picture, `${entry.receipt} ${kindLabel}`), failed)
  return (
    <Card title={values.title}>
      <div className={css.stack}>
        <ul className={css.shots}>
          {entry.pictures.map(picture => (
            <li key={picture.id}>
              <button type="button" aria-label={picture.kindLabel} onClick={() => keep(picture)}>
                <OwnPicture entryKey={entryKey} picture={picture} />
              </button>
            </li>
          ))}
        </ul>
        <Facts
          facts={[
            { label: say('contestScreens.group'), value: entry.craftLabel },
            { label: say('contestScreens.materials'), value: values.materials },
            { label: say('contestScreens.size'), value: values.size },
            { label: say('contestScreens.madeOn'), value: values.madeOn && date(values.madeOn) },
            { label: say('contestScreens.brief'), value: entry.briefTitle ?? say('contestScreens.noBrief') },
            { label: say('contestScreens.entrantName'), value: values.name },
            { label: say('contestScreens.phone'), value: values.phone },
            ...(entry.number === null ? [] : [{ label: say('contestScreens.number'), value: String(entry.number).padStart(3, '0') }]),
          ]}
        />
        <p className={css.text}>{values.description}</p>
      </div>
    </Card>
  )
}
function Acts({ entryKey, entry, onEdit }: { entryKey: string; entry: MyEntryData; onEdit: () => void }) {
  const [withdrawing, setWithdrawing] = useState(false)
  return (
    <div className={`${css.buttons} no-print`}>
      {entry.can.includes('edit') && entry.state !== 'withdrawn' && (
        <>
          <Button size="md" leftSection={<IconPencil size={18} stroke={1.6} />} onClick={onEdit}>
            {say('contestScreens.change')}
          </Button>
          <Button size="md" variant="default" onClick={() => setWithdrawing(true)}>
            {say('contestScreens.withdrawEntry')}
          </Button>
        </>
      )}
      <Button size="md" variant="default" leftSection={<IconPrinter size={18} stroke={1.6} />} onClick={() => window.print()}>
        {say('contestScreens.print')}
      </Button>
      <GoLink to={publicAddress(entry.contest.code)}>{say('contestScreens.backToContest')}</GoLink>
      <ConfirmDialog
        opened={withdrawing}
        onClose={() => setWithdrawing(false)}
        title={say('contestScreens.withdrawEntry')}
        text={say('contestScreens.withdrawEntryText')}
        verb={say('contestScreens.withdrawEntry')}
        danger
        onConfirm={() => sendMine(entryKey, 'withdrawal')}
      />
    </div>
  )
}

/** Pictures that are there already: taken out or added at once. */
function HeldPictures({ entryKey, entry }: { entryKey: string; entry: MyEntryData }) {
  const [busy, setBusy] = useState(false)
  const add = async (files: FileList | null) => {
    setBusy(true)
    try {
      for (const file of files ?? []) await addMyPicture(entryKey, file, { id: newId(), kind: 'side' })
    } catch (error) {
      failed(error)
    }
    await forget()
    setBusy(false)
  }
  const drop = (id: string) => void sendMine(entryKey, `pictures/${id}/removal`).catch(failed)
  return (
    <Card title={say('contestScreens.picturesTitle')}>
      <div className={css.stack} aria-busy={busy}>
        {entry.pictures.length < pictureLimits.most && <PhotoButtons onFiles={files => void add(files)} />}
        {busy && <p className={css.quiet}>{say('contestScreens.sending')}</p>}
        <ul className={css.photos}>
          {entry.pictures.map(picture => (
            <PhotoTile
              key={picture.id}
              picture={<OwnPicture entryKey={entryKey} picture={picture} />}
              kind={<span className={css.quiet}>{picture.kindLabel}</span>}
              onDrop={() => drop(picture.id)}
            />
          ))}
        </ul>
      </div>
    </Card>
  )
}
/** Begun and not ended, on this device or another: the pictures are added here and the sending ended. */
function Unfinished({ entryKey, entry }: { entryKey: string; entry: MyEntryData }) {
  const [busy, setBusy] = useState(false)
  const end = async () => {
    setBusy(true)
    await sendMine(entryKey, 'submission').then(() => saved(say('contestScreens.sent')), failed)
    setBusy(false)
  }
  return (
    <>
      <HeldPictures entryKey={entryKey} entry={entry} />
      <Button size="lg" loading={busy} disabled={entry.pictures.length === 0} onClick={() => void end()}>
        {say('contestScreens.sendVerb')}
      </Button>
    </>
  )
}
function Change({ entryKey, entry, onDone }: { entryKey: string; entry: MyEntryData; onDone: () => void }) {
  const contest = usePublicContest(entry.contest.code)
  const [values, setValues] = useState<DraftValues>({ ...entry.values, mandate: '' })
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  if (!contest.data) return <PageSkeleton />
  const errors = Object.fromEntries((problem?.errors ?? []).map(each => [each.path, each.message]))
  const fields = {
    contest: contest.data,
    values,
    errors,
    officer: false,
    onChange: (part: Partial<DraftValues>) => setValues({ ...values, ...part }),
  }
  const save = async () => {
    setBusy(true)
    setProblem(null)
    const { mandate: _, ...written } = values
    try {
      await changeMine(entryKey, written)
      saved()
      onDone()
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
  }
  return (
    <div className={pub.stack}>
      <header>
        <p className={pub.quiet}>{entry.receipt}</p>
        <h1 className={pub.title}>{say('contestScreens.change')}</h1>
        <p className={pub.quiet}>{say('contestScreens.mayChange', { until: sayMoment(entry.contest.deadline) })}</p>
      </header>
      <WorkFields {...fields} />
      <HeldPictures entryKey={entryKey} entry={entry} />
      <EntrantFields {...fields} />
      {problem && <ErrorState problem={problem} />}
      <div className={`${pub.dock} no-print`}>
        <Button size="lg" loading={busy} onClick={() => void save()}>
          {say('contestScreens.saveChange')}
        </Button>
        <Button size="lg" variant="default" onClick={onDone}>
          {say('web.cancel')}
        </Button>
      </div>
    </div>
  )
}
