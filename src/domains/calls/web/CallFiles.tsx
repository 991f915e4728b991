/** What a call hands out, on the office's desk: attach, take back, give out again. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { put, upload } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { FileDrop } from '../../../web/ui/FileDrop.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { CallFileLink } from './CallFileLink.tsx'
import { type CallData, callFilesPath } from './calls.data.ts'
import css from './desk.module.css'
import publicCss from './public.module.css'

interface CallFilesProps {
  call: CallData
  onChanged: () => Promise<unknown>
}
export function CallFiles({ call, onChanged }: CallFilesProps) {
  const keeper = call.steps.length > 0 || call.can.length > 0
  const told = (work: Promise<unknown>) => work.then(onChanged).then(() => saved(), failed)
  return (
    <>
      {call.files.length === 0 && <p className={publicCss.quiet}>{say('callScreens.filesNone')}</p>}
      <ul className={publicCss.papers}>
        {call.files.map(file => (
          <li key={file.id} className={css.file}>
            <CallFileLink call={call.code} file={file} />
            {file.withdrawnOn && <span className={publicCss.quiet}>{say('callScreens.fileBack', { day: date(file.withdrawnOn) })}</span>}
            {keeper && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => void told(put(`${callFilesPath(call.code)}/${file.id}`, { withdrawn: !file.withdrawnOn }))}
              >
                {say(file.withdrawnOn ? 'callScreens.fileAgain' : 'callScreens.fileWithdraw')}
                <span className="only-heard"> {file.label}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {keeper && <Attach call={call} told={told} />}
    </>
  )
}
function Attach({ call, told }: { call: CallData; told: (work: Promise<unknown>) => Promise<unknown> }) {
  const [files, setFiles] = useState<File[]>([])
  const [label, setLabel] = useState('')
  const [busy, setBusy] = useState(false)
  const choose = (chosen: File[]) => {
    setFiles(chosen)
    // The file's own name is a fair first guess of what it is called.
    if (chosen[0] && !label.trim()) setLabel(chosen[0].name.replace(/\.[^.]*$/, '').replace(/[_-]+/g, ' '))
  }
  const send = async () => {
    setBusy(true)
    await told(
      upload(callFilesPath(call.code), files, { label: label.trim() }).then(() => {
        setFiles([])
        setLabel('')
      }),
    )
    setBusy(false)
  }
  return (
    <div className={css.attach}>
      <FileDrop label={say('callScreens.fileAttach')} accept=".pdf,.docx,.xlsx,.odt,.ods,.doc,.xls" files={files} onFiles={choose} />
      {files.length > 0 && (
        <>
          <TextInput
            label={say('callScreens.fileLabel')}
            description={say('callScreens.fileLabelHelp')}
            value={label}
            onChange={event => setLabel(event.currentTarget.value)}
            maxLength={200}
            withAsterisk
          />
          <Button onClick={() => void send()} loading={busy} disabled={!label.trim()}>
            {say('callScreens.fileSend')}
          </Button>
        </>
      )}
    </div>
  )
}
