/** Nhập Excel: choose a kind, take its template, drop a filled workbook, look at what was read, bring in the good rows or none. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { type ApiProblem, asProblem, queries } from '../../../web/api.ts'
import { percent } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FileDrop } from '../../../web/ui/FileDrop.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import type { ImportOutcome } from '../import.actions.ts'
import type { WorkbookKind } from '../workbooks.schema.ts'
import { Done } from './Done.tsx'
import { History } from './History.tsx'
import css from './import.module.css'
import { Preview } from './Preview.tsx'
import { sendForFile, sendForJson } from './transfer.ts'

const kinds: readonly WorkbookKind[] = ['plan', 'establishments', 'projects', 'results']

/** Where a workbook stands: none, on its way, read, brought in. */
type Stage =
  | { at: 'choose'; problem?: ApiProblem }
  | { at: 'busy'; sent: number; importing: boolean }
  | { at: 'read'; outcome: ImportOutcome; problem?: ApiProblem }
  | { at: 'done'; outcome: ImportOutcome }

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
  const { csrf, has } = useSession()
  const [search, set] = useAddress()
  const kind = kinds.find(each => each === search.loai)
  const [file, setFile] = useState<File>()
  const [stage, setStage] = useState<Stage>({ at: 'choose' })
  const allowed = (each: WorkbookKind) => (each === 'plan' ? has('leader') : imports)
  const choose = (each: WorkbookKind) => {
    set({ loai: each })
    setFile(undefined)
    setStage({ at: 'choose' })
  }
  const startOver = () => {
    setFile(undefined)
    setStage({ at: 'choose' })
  }
  const ask = (path: string, chosen: File, importing: boolean) => {
    setStage({ at: 'busy', sent: 0, importing })
    return sendForJson<ImportOutcome>({ path, file: chosen, csrf, onProgress: sent => setStage({ at: 'busy', sent, importing }) })
  }
  const read = async (chosen: File | undefined) => {
    setFile(chosen)
    if (!chosen || !kind) return
    try {
      setStage({ at: 'read', outcome: await ask(`/api/exchange/preview/${kind}`, chosen, false) })
    } catch (error) {
      setFile(undefined)
      setStage({ at: 'choose', problem: asProblem(error) })
    }
  }
  const bringIn = async (before: ImportOutcome) => {
    if (!file || !kind) return
    try {
      const outcome = await ask(`/api/exchange/import/${kind}?mode=good`, file, true)
      // New records change every list and figure.
      await queries.invalidateQueries()
      setStage({ at: 'done', outcome })
    } catch (error) {
      setStage({ at: 'read', outcome: before, problem: asProblem(error) })
    }
  }
  const loadRejected = async () => {
    if (!file || !kind) return
    const name = file.name.replace(/\.xlsx$/i, '')
    await sendForFile({ path: `/api/exchange/rejected/${kind}`, file, csrf }, `${name}-loi.xlsx`).catch(failed)
  }
  return (
    <>
      <Card title={say('exchangeScreens.chooseKind')}>
        <Kinds chosen={kind} allowed={allowed} onChoose={choose} />
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
      {kind && allowed(kind) && (stage.at === 'choose' || stage.at === 'busy') && (
        <Card title={say('exchangeScreens.chooseFile')}>
          {stage.at === 'choose' && stage.problem && (
            <div className={css.before}>
              <ErrorState problem={stage.problem} />
            </div>
          )}
          {stage.at === 'busy' ? (
            <Progress sent={stage.sent} importing={stage.importing} name={file?.name ?? ''} />
          ) : (
            <FileDrop
              label={say('exchangeScreens.file', { kind: say(`exchangeScreens.${kind}`) })}
              help={say('exchangeScreens.fileHelp')}
              accept=".xlsx"
              files={file ? [file] : []}
              onFiles={files => void read(files[0])}
            />
          )}
        </Card>
      )}
      {stage.at === 'read' && (
        <Preview
          outcome={stage.outcome}
          {...(stage.problem ? { problem: stage.problem } : {})}
          onImport={() => void bringIn(stage.outcome)}
          onRejected={loadRejected}
          onCancel={startOver}
        />
      )}
      {stage.at === 'done' && kind && <Done kind={kind} outcome={stage.outcome} onRejected={loadRejected} onAgain={startOver} />}
    </>
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

/** The upload as it goes; afterwards nobody can tell how far the reading is, so it only says so. */
function Progress({ sent, importing, name }: { sent: number; importing: boolean; name: string }) {
  const reading = sent >= 1
  const words = reading
    ? say(importing ? 'exchangeScreens.importing' : 'exchangeScreens.reading')
    : say('exchangeScreens.sending', { percent: percent(Math.round(sent * 100)) })
  return (
    <div className={css.progress} role="status">
      <p className={css.fileName}>{name}</p>
      <progress className={css.bar} {...(reading ? {} : { value: sent, max: 1 })} aria-label={words} />
      <p className={css.quiet}>{words}</p>
    </div>
  )
}
