/** Nhập Excel: choose a kind, take its template, drop a filled workbook, look at what was read, bring in what is good, take it back. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../../web/api.ts'
import { percent } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FileDrop } from '../../../web/ui/FileDrop.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { say } from '../../../words/say.ts'
import { keepJob } from '../../jobs/web/jobs.data.ts'
import type { WorkbookKind } from '../workbooks.schema.ts'
import { History } from './History.tsx'
import { ImportWork } from './ImportWork.tsx'
import type { ImportJob } from './import.data.ts'
import css from './import.module.css'
import { sendForJson } from './transfer.ts'

const kinds: readonly WorkbookKind[] = ['plan', 'establishments', 'projects', 'results']

export function ImportPage() {
  const { has } = useSession()
  const imports = has('leader', 'appraiser', 'centre_officer')
  const official = imports || has('local_officer', 'accountant', 'viewer', 'auditor')
  const reads = imports || has('auditor', 'viewer')
  const state = imports ? 'exchangeScreens.state' : reads ? 'exchangeScreens.stateReader' : 'exchangeScreens.stateTemplates'
  return (
    <Page title={say('exchangeScreens.title')} {...(official ? { state: say(state) } : {})}>
      {official ? (
        <Import imports={imports} />
      ) : (
        <EmptyState title={say('exchangeScreens.noneTitle')} text={say('exchangeScreens.noneText')} />
      )}
      {reads && <History />}
    </Page>
  )
}

function Import({ imports }: { imports: boolean }) {
  const { has } = useSession()
  // The work stands in the address: it survives a reload and can be come back to.
  const [{ loai, viec, sua }, set] = useAddress()
  const kind = kinds.find(each => each === loai)
  const allowed = (each: WorkbookKind) => (each === 'plan' ? has('leader') : imports)
  const another = (correctionOf?: string) => set({ viec: undefined, sua: correctionOf }, { push: true })
  if (viec) return <ImportWork key={viec} id={viec} onAnother={() => another()} onCorrect={() => another(viec)} />
  return (
    <>
      <Card title={say('exchangeScreens.chooseKind')}>
        <Kinds chosen={kind} allowed={allowed} onChoose={each => set({ loai: each, sua: undefined })} />
        {kind && (
          <Button
            component="a"
            href={`/api/exchange/templates/${kind}`}
            download
            variant="default"
            mt="md"
            leftSection={<IconDownload size={18} stroke={1.6} />}
          >
            {say('exchangeScreens.template', { kind: say(`exchangeScreens.${kind}`) })}
          </Button>
        )}
      </Card>
      {kind && allowed(kind) && (
        <Upload
          key={`${kind} ${sua}`}
          kind={kind}
          correctionOf={sua}
          onPlain={() => set({ sua: undefined })}
          onSent={job => {
            keepJob(job)
            set({ viec: job.id, sua: undefined }, { push: true })
          }}
        />
      )}
    </>
  )
}

interface UploadProps {
  kind: WorkbookKind
  /** The import that the file corrects. */
  correctionOf: string | undefined
  onPlain: () => void
  onSent: (job: ImportJob) => void
}
function Upload({ kind, correctionOf, onPlain, onSent }: UploadProps) {
  const { csrf } = useSession()
  const [sending, setSending] = useState<{ name: string; sent: number }>()
  const [problem, setProblem] = useState<ApiProblem>()
  const send = async (file: File | undefined) => {
    if (!file) return
    setProblem(undefined)
    setSending({ name: file.name, sent: 0 })
    try {
      const path = `/api/exchange/import/${kind}${queryOf({ mode: 'preview', correctionOf })}`
      onSent(await sendForJson<ImportJob>({ path, file, csrf, onProgress: sent => setSending({ name: file.name, sent }) }))
    } catch (error) {
      setProblem(asProblem(error))
      setSending(undefined)
    }
  }
  return (
    <Card title={say(correctionOf ? 'exchangeScreens.chooseCorrected' : 'exchangeScreens.chooseFile')}>
      <div className={css.stack}>
        {correctionOf && (
          <Notice kind="info" title={say('exchangeScreens.correcting')} text={say('exchangeScreens.correctingText')}>
            <Button variant="subtle" size="compact-sm" onClick={onPlain}>
              {say('exchangeScreens.notCorrecting')}
            </Button>
          </Notice>
        )}
        {problem && <ErrorState problem={problem} />}
        {sending ? (
          <Sending {...sending} />
        ) : (
          <FileDrop
            label={say('exchangeScreens.file', { kind: say(`exchangeScreens.${kind}`) })}
            help={say('exchangeScreens.fileHelp')}
            accept=".xlsx,.csv,.txt"
            files={[]}
            onFiles={files => void send(files[0])}
          />
        )}
      </div>
    </Card>
  )
}

interface KindsProps {
  chosen: WorkbookKind | undefined
  allowed: (kind: WorkbookKind) => boolean
  onChoose: (kind: WorkbookKind) => void
}
function Kinds({ chosen, allowed, onChoose }: KindsProps) {
  const { has } = useSession()
  const imports = has('leader', 'appraiser', 'centre_officer')
  return (
    <fieldset className={css.kinds}>
      <legend className="only-heard">{say('exchangeScreens.chooseKind')}</legend>
      {kinds.map(kind => (
        <label key={kind} className={css.kind} data-on={chosen === kind || undefined}>
          <input type="radio" name="kind" className={css.radio} checked={chosen === kind} onChange={() => onChoose(kind)} />
          <span className={css.kindName}>{say(`exchangeScreens.${kind}`)}</span>
          <span className={css.quiet}>{say(`exchangeScreens.${kind}Text`)}</span>
          {!allowed(kind) && <span className={css.mayNot}>{say(imports ? 'exchangeScreens.leaderOnly' : 'exchangeScreens.notYours')}</span>}
        </label>
      ))}
    </fieldset>
  )
}

/** The file on its way to the server. */
function Sending({ name, sent }: { name: string; sent: number }) {
  const words = say('exchangeScreens.sending', { percent: percent(Math.round(sent * 100), 0) })
  return (
    <div className={css.progress} role="status">
      <p className={css.fileName}>{name}</p>
      <progress className={css.bar} value={sent} max={1} aria-label={words} />
      <p className={css.quiet}>{words}</p>
    </div>
  )
}
