/** Asking back: fields and papers chosen from the form, a sentence each, and the day until which. */
import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { addDays } from '../../../kernel/dates.ts'
import { type ApiProblem, asProblem, post } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { say } from '../../../words/say.ts'
import { applicantPapers } from '../../reference/papers.schema.ts'
import css from './applications.module.css'
import type { ApplicationData } from './office.data.ts'

/** Days given unless the officer says another day. */
const usualDays = 10
export function AskDialog({ data, onClose, onAsked }: { data: ApplicationData; onClose: () => void; onAsked: () => void }) {
  const { businessDate } = useSession()
  const [says, setSays] = useState<Record<string, string>>({})
  const [dueOn, setDueOn] = useState<string | null>(addDays(businessDate, usualDays))
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const groups = [
    ...data.sections.map(section => ({
      title: section.title,
      items: section.fields.map(({ key, label }) => ({ kind: 'field', key, label })),
    })),
    { title: say('applicationScreens.papers'), items: applicantPapers.map(key => ({ kind: 'paper', key, label: data.paperKinds[key] })) },
  ]
  const idOf = (item: { kind: string; key: string }) => `${item.kind} ${item.key}`
  const items = groups.flatMap(group => group.items).filter(item => says[idOf(item)] !== undefined)
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await post(`/api/applications/${data.receipt}/requests`, {
        dueOn,
        items: items.map(({ kind, key, ...rest }) => ({ kind, key, says: says[idOf({ kind, key, ...rest })] })),
      })
      onAsked()
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
    }
  }
  const toggle = (id: string, on: boolean) => {
    const { [id]: gone, ...rest } = says
    setSays(on ? { ...rest, [id]: gone ?? '' } : rest)
  }
  const whole = items.length > 0 && items.every(item => says[idOf(item)]?.trim())
  return (
    <Modal opened onClose={onClose} title={say('applicationScreens.ask')} size={720}>
      <form className={css.ask} onSubmit={event => void ask(event)}>
        <p className={css.quiet}>{say('applicationScreens.askText')}</p>
        <DayInput label={say('applicationScreens.askDue')} value={dueOn} onChange={setDueOn} withAsterisk />
        {groups.map(group => (
          <details key={group.title} open={group.items.some(item => says[idOf(item)] !== undefined)}>
            <summary>{group.title}</summary>
            {group.items.map(item => {
              const id = idOf(item)
              return (
                <div key={id} className={css.askItem}>
                  <label>
                    <input type="checkbox" checked={says[id] !== undefined} onChange={event => toggle(id, event.currentTarget.checked)} />{' '}
                    {item.label}
                  </label>
                  {says[id] !== undefined && (
                    <Textarea
                      aria-label={say('applicationScreens.askSays', { label: item.label })}
                      placeholder={say('applicationScreens.askHint')}
                      value={says[id]}
                      onChange={event => setSays({ ...says, [id]: event.currentTarget.value })}
                      autosize
                      minRows={1}
                    />
                  )}
                </div>
              )
            })}
          </details>
        ))}
        {problem && <ErrorState problem={problem} />}
        <div className={css.walk}>
          <Button variant="default" onClick={onClose}>
            {say('web.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!whole || !dueOn}>
            {say('applicationScreens.askSend', { count: items.length })}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
