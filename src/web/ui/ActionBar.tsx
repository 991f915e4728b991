/** The buttons of a record: those I may press, and grey ones that say why not. */
import { Button, Tooltip } from '@mantine/core'
import { useId, useState } from 'react'
import { say } from '../../words/say.ts'
import css from './ActionBar.module.css'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import type { Field, Values } from './FormFields.tsx'
import { saved } from './toast.ts'

/** An act as the server offers it with the record. */
export interface OfferedAction {
  key: string
  /** The verb: 'Gửi thẩm định'. */
  label: string
  allowed: boolean
  /** Why it is not allowed, in a sentence. */
  why?: string
  primary?: boolean
  danger?: boolean
  /** What will happen, said before acting. */
  text?: string
  /** What must be given with it. */
  fields?: readonly Field[]
  /** Values already in the form when it opens. */
  initial?: Values
  /** Acts at once, without asking. */
  immediate?: boolean
}
interface ActionBarProps {
  actions: readonly OfferedAction[]
  /** May throw an ApiProblem: the dialog shows it and stays. */
  onAct: (key: string, values: Values) => Promise<void>
  /** Said when it worked; by default 'Đã lưu 10:32'. */
  done?: (action: OfferedAction) => string
  stacked?: boolean
}
export function ActionBar({ actions, onAct, done, stacked = false }: ActionBarProps) {
  const [asked, setAsked] = useState<OfferedAction | null>(null)
  const [opened, setOpened] = useState(false)
  const [running, setRunning] = useState('')
  const act = async (action: OfferedAction, values: Values) => {
    setRunning(action.key)
    try {
      await onAct(action.key, values)
      saved(done?.(action))
    } finally {
      setRunning('')
    }
  }
  const press = (action: OfferedAction) => {
    setAsked(action)
    setOpened(true)
  }
  // The first primary one that is allowed is the one primary action of the screen.
  const primary = actions.find(action => action.primary && action.allowed)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not a set of form fields
    <div className={css.bar} role="group" aria-label={say('web.actions')} data-stacked={stacked || undefined}>
      {actions.map(action =>
        action.allowed ? (
          <Button
            key={action.key}
            data-action={action.key}
            variant={action === primary ? 'filled' : 'default'}
            className={action.danger ? css.danger : undefined}
            loading={running === action.key && Boolean(action.immediate)}
            onClick={() => (action.immediate ? void act(action, {}).catch(() => press(action)) : press(action))}
          >
            {action.label}
          </Button>
        ) : (
          <Grey key={action.key} action={action} inSight={stacked} />
        ),
      )}
      <ConfirmDialog
        opened={opened && asked !== null}
        onClose={() => setOpened(false)}
        title={asked?.label ?? ''}
        verb={asked?.label ?? ''}
        {...(asked?.text ? { text: asked.text } : {})}
        danger={asked?.danger ?? false}
        fields={asked?.fields ?? []}
        initial={asked?.initial ?? {}}
        onConfirm={values => (asked ? act(asked, values) : undefined)}
      />
    </div>
  )
}

/** Stays in the tab order, so that the reason can be read with keys and heard; in a stack the reason stands below. */
function Grey({ action, inSight }: { action: OfferedAction; inSight: boolean }) {
  const id = useId()
  const why = action.why ?? say('web.notAllowed')
  return (
    <>
      <Tooltip label={why} disabled={inSight}>
        <Button
          variant="default"
          aria-disabled
          data-disabled
          aria-describedby={id}
          className={css.grey}
          onClick={event => event.preventDefault()}
        >
          {action.label}
        </Button>
      </Tooltip>
      <span id={id} className={inSight ? css.why : 'only-heard'}>
        {why}
      </span>
    </>
  )
}
