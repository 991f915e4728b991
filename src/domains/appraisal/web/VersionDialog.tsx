/** One version of a draft: which rule or norm, which clause, which values; begins with what is in force. */
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ParameterField, ParameterValues } from '../../../kernel/parameters.ts'
import { type ApiProblem, asProblem } from '../../../web/api.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { say } from '../../../words/say.ts'
import type { VersionForm } from './law.data.ts'
import css from './law.module.css'
import { ParameterFields } from './ParameterFields.tsx'

export interface Entered {
  code: string
  clause: string
  values: ParameterValues
}
interface VersionDialogProps {
  opened: boolean
  onClose: () => void
  forms: readonly VersionForm[]
  /** The version to change; none to add one. */
  version?: Entered | undefined
  /** Codes that the draft has already. */
  taken: readonly string[]
  /** May throw an ApiProblem whose paths end in the field's key. */
  onSave: (entered: Entered) => Promise<void>
}
export function VersionDialog(props: VersionDialogProps) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={say(props.version ? 'lawScreens.versionEdit' : 'lawScreens.versionAdd')}
      size={640}
      classNames={{ title: css.title ?? '' }}
    >
      <Body {...props} />
    </Modal>
  )
}

const empty = ({ kind, required }: ParameterField): unknown => {
  if (kind === 'choices') return []
  if (kind === 'percents') return {}
  if (kind === 'flag') return false
  return required && kind === 'text' ? '' : null
}
/** What a form begins with: the values in force, or nothing. */
const startOf = (form: VersionForm | undefined): ParameterValues =>
  form ? (form.now[0]?.values ?? Object.fromEntries(form.fields.map(field => [field.key, empty(field)]))) : {}

function Body({ onClose, forms, version, taken, onSave }: VersionDialogProps) {
  const [code, setCode] = useState(version?.code ?? null)
  const [clause, setClause] = useState(version?.clause ?? '')
  const form = forms.find(each => each.code === code)
  const [values, setValues] = useState<ParameterValues>(version?.values ?? {})
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const pick = (next: string | null) => {
    setCode(next)
    setValues(startOf(forms.find(each => each.code === next)))
    setMissing({})
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacking = {
      ...(code ? {} : { code: say('lawScreens.subjectMissing') }),
      ...(clause.trim() ? {} : { clause: say('lawScreens.clauseMissing') }),
    }
    setMissing(lacking)
    if (Object.keys(lacking).length || !code) return
    setBusy(true)
    setProblem(null)
    try {
      await onSave({ code, clause, values })
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const fieldOf = (path: string) => path.split('.').at(3) ?? path
  const errors = Object.fromEntries((problem?.errors ?? []).map(({ path, message }) => [fieldOf(path), message]))
  // What stands at a field is not said a second time above.
  const elsewhere = problem !== null && !problem.errors.some(({ path }) => form?.fields.some(({ key }) => key === fieldOf(path)))
  return (
    <form className={css.form} noValidate onSubmit={event => void submit(event)}>
      {elsewhere && <ErrorState problem={problem} />}
      <Select
        label={say('lawScreens.subject')}
        withAsterisk
        data={groupsOf(forms.filter(each => each.code === version?.code || !taken.includes(each.code)))}
        value={code}
        onChange={pick}
        error={missing.code}
        disabled={version !== undefined}
        searchable
        placeholder={say('web.choose')}
        nothingFoundMessage={say('web.nothingFound')}
        maxDropdownHeight={320}
        data-autofocus={version === undefined || undefined}
      />
      <TextInput
        label={say('lawScreens.clause')}
        placeholder={say('lawScreens.clauseExample')}
        withAsterisk
        value={clause}
        onChange={event => setClause(event.currentTarget.value)}
        error={missing.clause}
      />
      {form && (
        <>
          {form.now.map(({ level, article }) => (
            <p key={level} className={css.quiet}>
              {say(level === 'local' ? 'lawScreens.nowLocal' : 'lawScreens.nowNational', { article })}
            </p>
          ))}
          <p className={css.quiet}>{say('lawScreens.decided', { how: form.decidedBy })}</p>
          <ParameterFields fields={form.fields} values={values} onChange={setValues} errors={errors} />
        </>
      )}
      <div className={css.buttons}>
        <Button variant="default" onClick={onClose} disabled={busy}>
          {say('web.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {say('lawScreens.versionSave')}
        </Button>
      </div>
    </form>
  )
}
const groupsOf = (forms: readonly VersionForm[]) =>
  (['rule', 'norm'] as const).map(kind => ({
    group: say(kind === 'rule' ? 'lawScreens.groupRules' : 'lawScreens.groupNorms'),
    items: forms.filter(form => form.kind === kind).map(({ code, title }) => ({ value: code, label: title })),
  }))
