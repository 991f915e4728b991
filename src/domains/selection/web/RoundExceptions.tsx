/** Projects put in or left out against the rule: each with its reason and the two people. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { post, queries } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import css from './choice.module.css'
import type { RoundView } from './rounds.ts'

export function RoundExceptions({ view }: { view: RoundView }) {
  const [asked, setAsked] = useState(false)
  const send = async (path: string, body: object = {}) => {
    await post(`/api/selection/rounds/${view.id}/exceptions${path}`, body)
    await queries.invalidateQueries({ queryKey: ['choice'] })
  }
  const projects = (view.outcome?.standings ?? []).map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))
  return (
    <Card
      title={say('selectionRounds.exceptionsTitle')}
      aside={
        view.can.except && (
          <Button variant="default" size="sm" onClick={() => setAsked(true)}>
            {say('selectionRounds.exceptionAsk')}
          </Button>
        )
      }
    >
      {view.exceptions.length === 0 && <p className={css.reason}>{say('selectionRounds.exceptionsNone')}</p>}
      <ul className={css.kept}>
        {view.exceptions.map(one => (
          <li key={one.id}>
            <p className={css.keptHead}>
              {one.code}: {say(one.kind === 'in' ? 'selectionRounds.kindIn' : 'selectionRounds.kindOut')}
            </p>
            <p className={css.reason}>{one.reason}</p>
            <p className={css.quiet}>
              {say('selectionRounds.exceptionAsked', { name: one.askedBy, day: date(one.askedOn) })};{' '}
              {one.confirmedOn
                ? say('selectionRounds.exceptionConfirmed', { name: one.confirmedBy ?? '', day: date(one.confirmedOn) })
                : say('selectionRounds.exceptionWaits')}
            </p>
            {view.can.except && (
              <p className={css.buttons}>
                {!one.confirmedOn && !one.mine && (
                  <Button size="sm" variant="default" onClick={() => void send(`/${one.id}/confirm`).catch(failed)}>
                    {say('selectionRounds.confirmException')}
                  </Button>
                )}
                {one.withdrawable && (
                  <Button size="sm" variant="default" onClick={() => void send(`/${one.id}/withdraw`).catch(failed)}>
                    {say('selectionRounds.withdrawException')}
                  </Button>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={say('selectionRounds.exceptionAsk')}
        text={say('selectionRounds.exceptionText')}
        verb={say('selectionRounds.exceptionAsk')}
        fields={[
          { key: 'code', label: say('selectionRounds.exceptionProject'), kind: 'select', required: true, options: projects },
          {
            key: 'kind',
            label: say('selectionRounds.exceptionKind'),
            kind: 'select',
            required: true,
            options: [
              { value: 'in', label: say('selectionRounds.kindIn') },
              { value: 'out', label: say('selectionRounds.kindOut') },
            ],
          },
          { key: 'reason', label: say('selectionRounds.reason'), kind: 'textarea', required: true },
        ]}
        onConfirm={values => send('', values)}
      />
    </Card>
  )
}
