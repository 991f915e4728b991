/** Where an application stands, for whoever has the receipt and the telephone: no account. */

import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type ApiProblem, asProblem, post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import { sayClock } from '../../projects/web/clock.ts'
import type { statusOf } from '../follow.actions.ts'
import css from './applications.module.css'

type Status = Awaited<ReturnType<typeof statusOf>>

export function FollowPage() {
  const [{ so }] = useAddress()
  const [receipt, setReceipt] = useState(so ?? '')
  const [phone, setPhone] = useState('')
  const [status, setStatus] = useState<Status | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  usePageTitle(say('applicationScreens.followTitle'))
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    setStatus(null)
    try {
      setStatus(await post<Status>('/api/public/applications/follow', { receipt, phone }))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.draft}>
      <h1 className={css.title}>{say('applicationScreens.followTitle')}</h1>
      <p className={css.quiet}>{say('applicationScreens.followLead')}</p>
      <form className={css.fields} onSubmit={event => void ask(event)}>
        <TextInput
          size="md"
          label={say('applicationScreens.receiptNumber')}
          placeholder="BN-2026-0001"
          value={receipt}
          onChange={event => setReceipt(event.currentTarget.value)}
          required
        />
        <TextInput
          size="md"
          type="tel"
          inputMode="tel"
          label={say('applicationScreens.phone')}
          value={phone}
          onChange={event => setPhone(event.currentTarget.value)}
          required
        />
        <Button type="submit" size="lg" loading={busy}>
          {say('applicationScreens.followAsk')}
        </Button>
      </form>
      {problem && <ErrorState problem={problem} />}
      {status && (
        <section className={css.status} aria-live="polite">
          <h2 className={css.statusSays}>{status.says}</h2>
          {(status.reason ?? status.note) && <p>{status.reason ?? status.note}</p>}
          <Facts
            columns={1}
            facts={[
              { label: say('applicationScreens.receiptNumber'), value: status.receipt },
              { label: say('applicationScreens.activity'), value: status.activityLabel },
              { label: say('applicationScreens.submittedDay'), value: date(status.submittedOn) },
              { label: say('applicationScreens.since'), value: date(status.since) },
              ...(status.holder ? [{ label: say('applicationScreens.holder'), value: status.holder }] : []),
              ...(status.clock ? [{ label: say('projectScreens.clock'), value: sayClock(status.clock) }] : []),
              ...(status.dueOn && status.dueSays ? [{ label: status.dueSays, value: date(status.dueOn) }] : []),
            ]}
          />
          {status.asked.length > 0 && (
            <>
              <h3 className={css.subtitle}>{say('applicationScreens.askedOfYou')}</h3>
              <ul className={css.hints}>
                {status.asked.map(item => (
                  <li key={`${item.kind}-${item.key}`}>
                    <strong>{item.label}</strong>: {item.says}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </div>
  )
}
