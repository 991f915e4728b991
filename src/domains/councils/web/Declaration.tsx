/** A member says which projects touch their interests, or that none does, before scoring. */
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Card } from '../../../web/ui/Card.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type CouncilData, changeCouncil } from './councils.data.ts'
import css from './councils.module.css'

export function Declaration({ council }: { council: CouncilData }) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const tick = (code: string, on: boolean) =>
    setReasons(on ? { ...reasons, [code]: '' } : Object.fromEntries(Object.entries(reasons).filter(([key]) => key !== code)))
  const chosen = Object.entries(reasons)
  const send = async () => {
    setBusy(true)
    await changeCouncil(council.code, 'declaration', { conflicts: chosen.map(([project, reason]) => ({ project, reason })) }).then(
      () => saved(say('councils.declared')),
      failed,
    )
    setBusy(false)
  }
  return (
    <Card title={say('councils.declare')}>
      <div className={css.declaration}>
        <p className={css.quiet}>{say('councils.declareText')}</p>
        {council.projects.map(({ code, name, mine }) => (
          <div key={code} className={css.interest}>
            <Checkbox
              label={`${code}: ${name}`}
              checked={code in reasons || mine === 'conflict'}
              disabled={mine === 'conflict'}
              onChange={event => tick(code, event.currentTarget.checked)}
            />
            {code in reasons && (
              <TextInput
                label={say('councils.conflictReason')}
                value={reasons[code] ?? ''}
                withAsterisk
                onChange={event => setReasons({ ...reasons, [code]: event.currentTarget.value })}
              />
            )}
          </div>
        ))}
        <div>
          <Button
            variant={council.manages ? 'default' : 'filled'}
            loading={busy}
            disabled={chosen.some(([, reason]) => !reason.trim())}
            onClick={() => void send()}
          >
            {chosen.length ? say('councils.declareVerb') : say('councils.declareNone')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
