/** One document of law: what is written about it, what it brings, what it would change; the steps of whoever keeps the law. */
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { post, put, upload } from '../../../web/api.ts'
import { date, period } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { ActionBar, type OfferedAction } from '../../../web/ui/ActionBar.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import type { Field, Values } from '../../../web/ui/FormFields.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { OutdatedAppraisals } from '../../projects/web/OutdatedAppraisals.tsx'
import { RejudgePreview } from '../../projects/web/RejudgePreview.tsx'
import { foundWords, usePreview } from '../../projects/web/rejudge.data.ts'
import { documentBody, documentFields } from './documentForm.ts'
import {
  type DocumentData,
  documentKinds,
  documentPath,
  lawKeepers,
  previewers,
  rejudgers,
  useDocument,
  useDocuments,
  useLawChanged,
} from './law.data.ts'
import css from './law.module.css'
import { VersionList } from './VersionList.tsx'

export function DocumentView({ id, onBack }: { id: string; onBack: () => void }) {
  const { has } = useSession()
  const { data: document, error, refetch } = useDocument(id)
  const { data: all = [] } = useDocuments()
  const others = all.filter(each => each.state === 'draft' && each.id !== id && each.versions > 0)
  return (
    <>
      <div>
        <Button variant="subtle" leftSection={<IconArrowLeft size={17} stroke={1.6} />} onClick={onBack}>
          {say('lawScreens.back')}
        </Button>
      </div>
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!document && !error && <PageSkeleton />}
      {document && (
        <>
          <About document={document} />
          <VersionList document={document} />
          {document.state === 'draft' && has(...previewers) && document.versions > 0 && (
            <RejudgePreview document={document} others={others} />
          )}
          {document.state === 'adopted' && has(...rejudgers) && <OutdatedAppraisals />}
        </>
      )}
    </>
  )
}

const reason: Field = { key: 'reason', label: say('lawScreens.reason'), kind: 'textarea', required: true }
const forms: Readonly<Record<string, Omit<OfferedAction, 'allowed' | 'key'>>> = {
  adopt: {
    label: say('lawScreens.adopt'),
    text: say('lawScreens.adoptText'),
    primary: true,
    fields: [{ key: 'paper', label: say('lawScreens.paper'), kind: 'text', required: true, help: say('lawScreens.paperHelp') }],
  },
  edit: { label: say('lawScreens.edit'), fields: documentFields },
  scan: {
    label: say('lawScreens.scan'),
    fields: [{ key: 'file', label: say('lawScreens.scanFile'), kind: 'file', required: true, help: say('lawScreens.scanHelp') }],
  },
  drop: { label: say('lawScreens.drop'), text: say('lawScreens.dropText'), danger: true, fields: [reason] },
  undo: { label: say('lawScreens.undo'), text: say('lawScreens.undoText'), danger: true, fields: [reason] },
}
/** @param preview what adopting would change today, in a sentence; undefined while it is not known */
const offersOf = (document: DocumentData, preview: string | undefined): OfferedAction[] => {
  const offer = (key: string, more: Partial<OfferedAction> = {}): OfferedAction => ({
    key,
    label: '',
    allowed: true,
    ...forms[key],
    ...more,
  })
  const hindered = (why: string | null) => (why === null ? {} : { allowed: false, why })
  if (document.state === 'draft') {
    const { number, title, issuer, issuedOn, inForceFrom, inForceUntil, scope, sourceUrl } = document
    const initial = { number, title, issuer, issuedOn, inForceFrom, inForceUntil, scope, sourceUrl }
    const text = [say('lawScreens.adoptText'), preview ? `${preview}.` : say('lawScreens.adoptUnseen')].join(' ')
    return [offer('adopt', { text, ...hindered(document.adoptWhy) }), offer('edit', { initial }), offer('scan'), offer('drop')]
  }
  return document.state === 'adopted' ? [offer('undo', hindered(document.undoWhy))] : []
}

function About({ document }: { document: DocumentData }) {
  const { has } = useSession()
  const changed = useLawChanged()
  const path = documentPath(document.id)
  const adopts = document.state === 'draft' && document.versions > 0 && has(...lawKeepers)
  const { data: preview } = usePreview([document.id], undefined, adopts)
  const act = async (key: string, values: Values) => {
    const { revision } = document
    if (key === 'edit') await put(path, { ...documentBody(values), revision })
    else if (key === 'scan') await upload(`${path}/scan`, [values.file as File], { revision: String(revision) })
    else await post(`${path}/${key === 'adopt' ? 'adoption' : key}`, { ...values, revision })
    await changed()
  }
  const { number, title, issuer, issuedOn, inForceFrom, inForceUntil, scopeLabel, sourceUrl, scan, adoptedBy, adoptedOn, paper } = document
  return (
    <Card title={number} aside={<StateBadge kind={documentKinds[document.state]} word={document.stateLabel} />}>
      <p className={css.lead}>{title}</p>
      <Facts
        facts={[
          { label: say('lawScreens.issuer'), value: issuer },
          { label: say('lawScreens.issuedOn'), value: issuedOn ? date(issuedOn) : say('lawScreens.notIssued') },
          { label: say('lawScreens.inForce'), value: period(inForceFrom, inForceUntil) },
          { label: say('adminScreens.scope'), value: scopeLabel },
          {
            label: say('lawScreens.source'),
            value: sourceUrl && (
              <a href={sourceUrl} target="_blank" rel="noreferrer" className={css.link}>
                {sourceUrl}
              </a>
            ),
          },
          { label: say('lawScreens.scanKept'), value: scan ? <a href={`${path}/scan`}>{scan}</a> : say('lawScreens.noScan') },
          {
            label: say('lawScreens.drafted'),
            value: say('lawScreens.byOn', { by: document.draftedBy ?? '', day: date(document.draftedOn) }),
          },
          {
            label: say('lawScreens.adopted'),
            value: adoptedOn
              ? say('adminScreens.verifiedBy', { by: adoptedBy ?? '', day: date(adoptedOn), paper: paper ?? '' })
              : say('lawScreens.notAdopted'),
          },
        ]}
      />
      {has(...lawKeepers) && (
        <div className={`${css.acts} no-print`}>
          <ActionBar actions={offersOf(document, preview && foundWords(preview))} onAct={act} />
          {document.state === 'draft' && document.adoptWhy && <p className={css.quiet}>{document.adoptWhy}</p>}
          {document.state === 'adopted' && document.undoWhy && <p className={css.quiet}>{document.undoWhy}</p>}
        </div>
      )}
    </Card>
  )
}
