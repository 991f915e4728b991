/** One who scores says which of the things to score touch their interests, or that none does, before scoring. */
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../words/say.ts'
import { Card } from '../ui/Card.tsx'
import { failed, saved } from '../ui/toast.ts'
import css from './scoring.module.css'

interface InterestsProps {
  /** Why it is asked. */
  text: string
  of: readonly { key: string; label: string /** A conflict stands already. */; barred: boolean }[]
  /** Short labels stand beside each other. */
  short?: boolean
  /** What is asked about one that was ticked. */
  reasonOf: (label: string) => string
  verbs: { some: string; none: string }
  /** The declaration is not the page's main act. */
  quiet?: boolean
  /** May throw an ApiProblem. */
  onDeclare: (conflicts: readonly { key: string; reason: string }[]) => Promise<unknown>
}
export function Interests({ text, of, short, reasonOf, verbs, quiet, onDeclare }: InterestsProps) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const ticked = of.filter(({ key }) => key in reasons)
  const tick = (key: string, on: boolean) =>
    setReasons(on ? { ...reasons, [key]: '' } : Object.fromEntries(Object.entries(reasons).filter(([each]) => each !== key)))
  const declare = async () => {
    setBusy(true)
    await onDeclare(ticked.map(({ key }) => ({ key, reason: reasons[key] ?? '' }))).then(() => saved(say('scoring.declared')), failed)
    setBusy(false)
  }
  return (
    <div className="no-print">
      <Card title={say('scoring.declare')}>
        <div className={css.stack}>
          <p className={css.quiet}>{text}</p>
          <div className={css.ticks} data-short={short || undefined}>
            {of.map(({ key, label, barred }) => (
              <Checkbox
                key={key}
                label={label}
                checked={key in reasons || barred}
                disabled={barred}
                onChange={event => tick(key, event.currentTarget.checked)}
              />
            ))}
          </div>
          {ticked.map(({ key, label }) => (
            <TextInput
              key={key}
              label={reasonOf(label)}
              withAsterisk
              value={reasons[key] ?? ''}
              onChange={event => setReasons({ ...reasons, [key]: event.currentTarget.value })}
            />
          ))}
          <div>
            <Button
              variant={quiet ? 'default' : 'filled'}
              loading={busy}
              disabled={ticked.some(({ key }) => !reasons[key]?.trim())}
              onClick={() => void declare()}
            >
              {ticked.length ? verbs.some : verbs.none}
            </Button>
          </div>
        </div>
      </Card>
    </div>
  )
}
