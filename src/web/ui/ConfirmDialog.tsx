/** Asks before an act: what will happen, the fields it needs, the verb on the button. */
import { Button, Modal } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { say } from '../../words/say.ts'
import { ApiProblem, asProblem } from '../api.ts'
import css from './dialog.module.css'
import { ErrorState } from './ErrorState.tsx'
import { type Field, FormFields, firstMissing, type Values } from './FormFields.tsx'

interface ConfirmDialogProps {
  opened: boolean
  onClose: () => void
  title: string
  /** What will happen, in a sentence. */
  text?: ReactNode
  /** The verb on the button. */
  verb: string
  danger?: boolean
  fields?: readonly Field[]
  initial?: Values
  /** May throw an ApiProblem: it is shown, each field error at its field. */
  onConfirm: (values: Values) => Promise<void> | void
}
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={560} classNames={{ title: css.title ?? '' }}>
      <Body {...props} />
    </Modal>
  )
}

/** Mounted anew each time the dialog opens, so that nothing of the last act remains. */
function Body({ onClose, text, verb, danger = false, fields = [], initial = {}, onConfirm }: ConfirmDialogProps) {
  const [values, setValues] = useState<Values>(initial)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacking = firstMissing(fields, values)
    setMissing(lacking)
    if (Object.keys(lacking).length) return
    setBusy(true)
    setProblem(null)
    try {
      await onConfirm(values)
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  // What stands at a field is not said a second time above.
  const elsewhere =
    problem && new ApiProblem({ ...problem, errors: problem.errors.filter(error => !fields.some(field => field.key === error.path)) })
  const atFields = Object.fromEntries(
    (problem?.errors ?? []).map(error => [error.path, [error.message, error.fix].filter(Boolean).join(' ')]),
  )
  return (
    <form onSubmit={event => void submit(event)} noValidate className={css.form}>
      {text && <div className={css.text}>{text}</div>}
      {elsewhere && <ErrorState problem={elsewhere} />}
      <FormFields fields={fields} values={values} onChange={setValues} errors={{ ...atFields, ...missing }} />
      <div className={css.buttons}>
        <Button variant="default" onClick={onClose} disabled={busy}>
          {say('web.cancel')}
        </Button>
        <Button type="submit" loading={busy} color={danger ? 'red' : 'lacquer'}>
          {verb}
        </Button>
      </div>
    </form>
  )
}
