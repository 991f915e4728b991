/** Writes down what came back to a brief: kind, day, buyer, who sold, how much, and the paper that shows it. */
import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type ApiProblem, asProblem, post, upload } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import dialog from '../../../web/ui/dialog.module.css'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Field, FormFields, firstMissing, type Values } from '../../../web/ui/FormFields.tsx'
import { say } from '../../../words/say.ts'
import { BeneficiaryPicker, type Picked } from '../../projects/web/BeneficiaryPicker.tsx'
import { outcomeKinds } from '../briefs.schema.ts'
import { marketOptions } from '../markets.rules.ts'

interface OutcomeDialogProps {
  opened: boolean
  onClose: () => void
  /** The address of the brief's outcomes. */
  path: string
  onDone: () => Promise<void>
}
export function OutcomeDialog(props: OutcomeDialogProps) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={say('briefScreens.addOutcome')}
      size={620}
      classNames={{ title: dialog.title ?? '' }}
    >
      <Body {...props} />
    </Modal>
  )
}
const options = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([value, label]) => ({ value, label }))
const before: Field[] = [
  { key: 'kind', label: say('briefScreens.outcomeKind'), kind: 'select', required: true, options: options(outcomeKinds) },
  { key: 'happenedOn', label: say('briefScreens.outcomeDay'), kind: 'date', required: true },
  { key: 'buyer', label: say('briefScreens.outcomeBuyer'), kind: 'text', required: true, help: say('briefScreens.outcomeBuyerHelp') },
  { key: 'country', label: say('briefScreens.outcomeCountry'), kind: 'select', options: marketOptions() },
]
const after: Field[] = [
  { key: 'designCode', label: say('briefScreens.outcomeDesign'), kind: 'text', help: say('briefScreens.outcomeDesignHelp') },
  { key: 'quantity', label: say('briefScreens.outcomeQuantity'), kind: 'decimal' },
  { key: 'unit', label: say('briefScreens.outcomeUnit'), kind: 'text' },
  { key: 'value', label: say('briefScreens.outcomeValue'), kind: 'decimal', help: say('briefScreens.outcomeValueHelp') },
  {
    key: 'currency',
    label: say('briefScreens.outcomeCurrency'),
    kind: 'select',
    options: ['USD', 'EUR', 'VND', 'JPY', 'GBP', 'CNY'].map(value => ({ value, label: value })),
  },
  { key: 'note', label: say('briefScreens.outcomeNote'), kind: 'textarea' },
  { key: 'file', label: say('briefScreens.outcomePaper'), kind: 'file', help: say('briefScreens.outcomePaperHelp') },
]
/** Mounted anew each time it opens, so that nothing of the last outcome remains. */
function Body({ path, onClose, onDone }: OutcomeDialogProps) {
  const { businessDate } = useSession()
  const [values, setValues] = useState<Values>({ happenedOn: businessDate })
  const [seller, setSeller] = useState<readonly Picked[]>([])
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacking = firstMissing(before, values)
    setMissing(lacking)
    if (Object.keys(lacking).length) return
    setBusy(true)
    setProblem(null)
    try {
      const { file, ...told } = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))
      const { id } = await post<{ id: string }>(path, { ...told, establishment: seller[0]?.code ?? null })
      if (file instanceof File) await upload(`${path}/${id}/paper`, [file])
      await onDone()
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const errors = { ...Object.fromEntries((problem?.errors ?? []).map(({ path: key, message }) => [key, message])), ...missing }
  return (
    <form onSubmit={event => void submit(event)} noValidate className={dialog.form}>
      {problem && <ErrorState problem={problem} />}
      <FormFields fields={before} values={values} onChange={setValues} errors={errors} />
      <BeneficiaryPicker
        id="ket-qua-co-so"
        label={say('briefScreens.outcomeSeller')}
        picked={seller}
        onChange={picked => setSeller(picked.slice(-1))}
        error={errors.establishment}
      />
      <FormFields fields={after} values={values} onChange={setValues} errors={errors} />
      <div className={dialog.buttons}>
        <Button variant="default" onClick={onClose} disabled={busy}>
          {say('web.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {say('briefScreens.addOutcome')}
        </Button>
      </div>
    </form>
  )
}
