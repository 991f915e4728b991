/** Sets the same values in many records: choose fields and values, look at what would change, do it, take it back. */
import { Button, Modal, Select, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { asProblem, post } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import dialog from '../../../web/ui/dialog.module.css'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { offerUndo } from '../../../web/ui/undo.tsx'
import { say } from '../../../words/say.ts'
import type { BulkAsk } from '../bulk.schema.ts'
import { BulkField } from './BulkField.tsx'
import { BulkPreview, type PreviewData } from './BulkPreview.tsx'
import { type RegisterColumn, useRefresh } from './list.data.ts'
import css from './list.module.css'

interface BulkEditProps {
  opened: boolean
  onClose: () => void
  columns: readonly RegisterColumn[]
  selection: BulkAsk['selection']
  count: number
  onDone: () => void
}
export function BulkEdit(props: BulkEditProps) {
  const phone = useMediaQuery('screen and (max-width: 48em)', false, { getInitialValueInEffect: false })
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={say('registerList.bulkTitle', { count: number(props.count) })}
      size={760}
      fullScreen={phone}
      classNames={{ title: dialog.title ?? '' }}
    >
      <Steps {...props} />
    </Modal>
  )
}

export type BulkValue = string | number | boolean | null | undefined
/** A village is sent by its code, a place by its unit. */
const sentKey = (column: RegisterColumn) => (column.key === 'village' ? 'villageCode' : (column.field ?? column.key))
/** Undefined is not yet chosen; null empties a value that may be empty. */
const lacking = (column: RegisterColumn, value: BulkValue) => value === undefined || (column.required && (value === null || value === ''))

function Steps({ onClose, columns, selection, onDone }: BulkEditProps) {
  const [keys, setKeys] = useState<RegisterColumn['key'][]>([])
  const [values, setValues] = useState<Record<string, BulkValue>>({})
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [seen, setSeen] = useState<PreviewData | null>(null)
  const refresh = useRefresh()
  const chosen = keys.flatMap(key => columns.find(column => column.key === key) ?? [])
  const body = { selection, values: Object.fromEntries(chosen.map(column => [sentKey(column), values[column.key] ?? null])) }
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await work().catch(setProblem)
    setBusy(false)
  }
  const look = () => attempt(async () => setSeen(await post<PreviewData>('/api/register/bulk/preview', body)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (chosen.length && chosen.every(column => !lacking(column, values[column.key])) && reason.trim().length >= 3) void look()
  }
  const apply = () =>
    attempt(async () => {
      const { id, changed } = await post<{ id: string | null; changed: number }>('/api/register/bulk', {
        ...body,
        reason,
        fingerprint: seen?.fingerprint,
      }).catch(error => {
        // What was looked at no longer holds: it is looked at anew.
        if (asProblem(error).status === 409) setSeen(null)
        throw error
      })
      onDone()
      onClose()
      await refresh()
      const sentence = say('registerList.bulkDone', { count: number(changed) })
      if (!id) return saved(sentence)
      offerUndo(sentence, async () => {
        const { restored, kept } = await post<{ restored: number; kept: unknown[] }>(`/api/register/changes/${id}/undo`)
        await refresh()
        saved(
          say(kept.length ? 'registerList.undonePart' : 'registerList.undone', {
            count: number(restored),
            kept: number(kept.length),
            noun: say('registerList.nounEstablishment'),
          }),
        )
      })
    })
  if (seen)
    return (
      <div className={dialog.form}>
        {problem !== null && <ErrorState problem={problem} />}
        <BulkPreview data={seen} />
        <div className={dialog.buttons}>
          <Button variant="default" onClick={() => setSeen(null)} disabled={busy}>
            {say('registerList.bulkBack')}
          </Button>
          {seen.changes > 0 && (
            <Button onClick={() => void apply()} loading={busy}>
              {say('registerList.bulkApply', { count: number(seen.changes) })}
            </Button>
          )}
        </div>
      </div>
    )
  const free = columns.filter(column => !keys.includes(column.key))
  return (
    <form className={dialog.form} onSubmit={submit} noValidate>
      <p className={dialog.text}>{say('registerList.bulkText')}</p>
      {problem !== null && <ErrorState problem={problem} />}
      <Select
        // A new one after each choice, so that it is empty again.
        key={keys.length}
        label={say('registerList.bulkAdd')}
        placeholder={say('web.choose')}
        data={free.map(column => ({ value: column.key, label: column.label }))}
        value={null}
        onChange={key => key && setKeys([...keys, key as RegisterColumn['key']])}
        error={tried && keys.length === 0 ? say('registerList.bulkNothing') : undefined}
        data-autofocus={keys.length === 0 || undefined}
      />
      {chosen.length > 0 && (
        <ul className={css.fields}>
          {chosen.map(column => (
            <BulkField
              key={column.key}
              column={column}
              value={values[column.key]}
              error={tried && lacking(column, values[column.key]) ? say('registerList.bulkValue') : undefined}
              onChange={value => setValues({ ...values, [column.key]: value })}
              onRemove={() => setKeys(keys.filter(key => key !== column.key))}
            />
          ))}
        </ul>
      )}
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
      <div className={dialog.buttons}>
        <Button variant="default" onClick={onClose} disabled={busy}>
          {say('web.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {say('registerList.bulkLook')}
        </Button>
      </div>
    </form>
  )
}
