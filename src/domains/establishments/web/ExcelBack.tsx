/** A corrected workbook comes back: drop it, see what changed, choose where two people differ, write it, take it back. */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { asProblem, post, upload } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FileDrop } from '../../../web/ui/FileDrop.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { offerUndo } from '../../../web/ui/undo.tsx'
import { say } from '../../../words/say.ts'
import type { Choice } from '../register-workbook-back.actions.ts'
import { type BackData, BackPreview } from './BackPreview.tsx'
import { useRefresh } from './list.data.ts'
import css from './list.module.css'
import { type Returning, returningOf } from './returning.data.ts'

interface Written {
  id: string | null
  rows: number
  cells: number
  badRows: number
}
export function ExcelBack() {
  const { has } = useSession()
  const [{ tab }] = useAddress()
  const list = returningOf(tab)
  const { noun, home, label } = list
  return (
    <Page
      title={say('registerList.backTitle', { noun })}
      state={say('registerList.backState', { noun })}
      crumbs={[{ label: say('registerScreens.title'), to: '/so-bo' }, ...(home === '/so-bo' ? [] : [{ label, to: home }])]}
    >
      {has(...list.editors) ? (
        <Back key={list.path} list={list} />
      ) : (
        <EmptyState title={say('registerList.backClosed', { noun })} text={say('registerList.backClosedText', { noun })} />
      )}
    </Page>
  )
}

function Back({ list }: { list: Returning }) {
  const { path, noun, home } = list
  const [file, setFile] = useState<File | null>(null)
  const [data, setData] = useState<BackData | null>(null)
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [written, setWritten] = useState<Written | null>(null)
  const refresh = useRefresh()
  const go = useGo()
  const startOver = () => {
    setFile(null)
    setData(null)
    setChoices({})
    setTried(false)
    setProblem(null)
    setWritten(null)
  }
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await work().catch(setProblem)
    setBusy(false)
  }
  const read = (chosen: File) =>
    attempt(async () => {
      setChoices({})
      setTried(false)
      setWritten(null)
      setData(null)
      try {
        // What was previewed is what is written, whatever the spreadsheet program saves meanwhile.
        const whole = new File([await chosen.arrayBuffer()], chosen.name, { type: chosen.type })
        setFile(whole)
        setData(await upload<BackData>(`${path}/workbook/preview`, [whole]))
      } catch (error) {
        setFile(null)
        throw error
      }
    })
  const open = data?.conflicts.filter(conflict => !choices[conflict.key]).length ?? 0
  const chosenMine = Object.values(choices).filter(choice => choice === 'mine').length
  const cells = (data?.cells ?? 0) + chosenMine
  const goToOpen = () => {
    const first = data?.conflicts.find(conflict => !choices[conflict.key])
    document.querySelector<HTMLElement>(`input[name="${CSS.escape(first?.key ?? '')}"]`)?.focus()
  }
  const write = () => {
    setTried(true)
    if (!file || !data) return
    if (open > 0) return goToOpen()
    if (reason.trim().length < 3) return
    void attempt(async () => {
      const answer = await upload<Written>(`${path}/workbook`, [file], {
        fingerprint: data.fingerprint,
        choices: JSON.stringify(choices),
        reason,
      }).catch(error => {
        if (asProblem(error).status === 409) setData(null)
        throw error
      })
      setWritten(answer)
      await refresh()
      const { id } = answer
      if (!id) return
      offerUndo(say('registerList.backDone', { cells: number(answer.cells), rows: number(answer.rows), noun }), async () => {
        const { restored, kept } = await post<{ restored: number; kept: unknown[] }>(`/api/register/changes/${id}/undo`)
        await refresh()
        setWritten(null)
        setData(null)
        saved(
          say(kept.length ? 'registerList.undonePart' : 'registerList.undone', {
            count: number(restored),
            kept: number(kept.length),
            noun,
          }),
        )
      })
    })
  }
  if (written)
    return (
      <Card title={say('registerList.backWritten')}>
        <div className={css.stack}>
          <p className={css.lead} role="status">
            {say(written.cells ? 'registerList.backDone' : 'registerList.backNothing', {
              cells: number(written.cells),
              rows: number(written.rows),
              noun,
            })}
          </p>
          {written.badRows > 0 && <p className={css.quiet}>{say('registerList.backLeftBad', { count: number(written.badRows) })}</p>}
          <div className={css.buttons}>
            <Button onClick={() => go(home)}>{say('registerList.backHome', { noun })}</Button>
            <Button variant="default" onClick={() => go('/so-bo/lan-sua')}>
              {say('registerList.changesLink')}
            </Button>
            <Button variant="default" onClick={startOver}>
              {say('registerList.backAnother')}
            </Button>
          </div>
        </div>
      </Card>
    )
  return (
    <>
      {!data && (
        <Card title={say('registerList.backFileTitle')}>
          <div className={css.stack}>
            {problem !== null && <ErrorState problem={problem} />}
            {busy ? (
              <p className={css.lead} role="status">
                {say('registerList.backReading', { name: file?.name ?? '' })}
              </p>
            ) : (
              <FileDrop
                label={say('registerList.backFile', { noun })}
                help={say('registerList.backFileHelp')}
                accept=".xlsx"
                files={[]}
                onFiles={files => files[0] && void read(files[0])}
              />
            )}
          </div>
        </Card>
      )}
      {data && (
        <div className={css.stack}>
          <BackPreview
            data={data}
            choices={choices}
            tried={tried}
            onChoose={(keys, choice) => setChoices({ ...choices, ...Object.fromEntries(keys.map(key => [key, choice])) })}
          />
          {problem !== null && <ErrorState problem={problem} />}
          {data.cells === 0 && data.conflicts.length === 0 ? (
            <Notice
              kind="info"
              title={say(data.problems ? 'registerList.backNoGood' : 'registerList.backSame')}
              text={say(data.problems ? 'registerList.backNoGoodText' : 'registerList.backSameText')}
            />
          ) : (
            <Textarea
              label={say('registerScreens.reason')}
              description={say('registerList.reasonHelp')}
              withAsterisk
              aria-required
              autosize
              minRows={2}
              value={reason}
              onChange={event => setReason(event.currentTarget.value)}
              error={tried && reason.trim().length < 3 ? say('registerList.reasonMissing') : undefined}
            />
          )}
          <div className={css.buttons}>
            {(data.cells > 0 || data.conflicts.length > 0) && (
              <Button loading={busy} onClick={write}>
                {say(cells ? 'registerList.backWrite' : 'registerList.backKeepAll', { cells: number(cells) })}
              </Button>
            )}
            <Button variant="default" onClick={startOver} disabled={busy}>
              {say('registerList.backAnother')}
            </Button>
            {tried && open > 0 && (
              <span className={css.missing} role="alert">
                {say('registerList.backOpen', { count: number(open) })}
              </span>
            )}
          </div>
        </div>
      )}
    </>
  )
}
