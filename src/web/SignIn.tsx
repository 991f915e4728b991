/** The first page: password sign-in, and in the demo one click for each persona. */
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { IconArrowRight, IconLogin2 } from '@tabler/icons-react'
import { type FormEvent, useEffect, useState } from 'react'
import { say } from '../words/say.ts'
import { type ApiProblem, asProblem } from './api.ts'
import { date } from './format.ts'
import css from './SignIn.module.css'
import { type Persona, useSession } from './session.tsx'
import { Notice } from './ui/Notice.tsx'
import { Mark, Weave } from './Weave.tsx'

export function SignIn({ onDone }: { onDone?: () => void }) {
  const session = useSession()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [missing, setMissing] = useState({ username: '', password: '' })
  useEffect(() => {
    document.title = say('web.signInPageTitle')
  }, [])
  const attempt = async (who: string, act: () => Promise<void>) => {
    setBusy(who)
    setProblem(null)
    try {
      await act()
      onDone?.()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy('')
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = { username: username.trim() ? '' : say('web.usernameMissing'), password: password ? '' : say('web.passwordMissing') }
    setMissing(wrong)
    if (wrong.username || wrong.password) return
    void attempt('form', () => session.signIn(username.trim(), password))
  }
  const owner = typeof session.unit === 'string' ? session.unit : session.unit?.name
  return (
    <div className={css.page}>
      <header className={css.cover}>
        <Weave />
        <div className={css.shade} />
        <div className={css.title}>
          <Mark size={52} />
          <p className={css.name}>{say('web.appName')}</p>
          <p className={css.promise}>{say('web.signInPromise')}</p>
        </div>
        <p className={css.owner}>{owner ?? say('web.appLong')}</p>
      </header>
      <main className={css.desk}>
        <div className={css.sheet}>
          <h1 className={css.heading}>{say('web.signIn')}</h1>
          <p className={css.lead}>{say('web.signInLead')}</p>
          <form onSubmit={submit} noValidate className={css.form}>
            {problem && <Notice kind="refused" title={problem.title} text={problem.detail} alert />}
            <TextInput
              label={say('web.username')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={username}
              onChange={event => setUsername(event.currentTarget.value)}
              error={missing.username || undefined}
              size="md"
            />
            <PasswordInput
              label={say('web.password')}
              autoComplete="current-password"
              value={password}
              onChange={event => setPassword(event.currentTarget.value)}
              error={missing.password || undefined}
              visibilityToggleButtonProps={{ 'aria-label': say('web.showPassword'), tabIndex: 0 }}
              size="md"
            />
            <Button type="submit" size="md" loading={busy === 'form'} leftSection={<IconLogin2 size={18} />}>
              {say('web.signIn')}
            </Button>
          </form>
          <p className={css.public}>
            {say('web.noAccount')} <a href="/dot">{say('web.noAccountWay')}</a>
          </p>
          {session.demo && session.personas && session.personas.length > 0 && (
            <Personas
              people={session.personas}
              day={date(session.businessDate)}
              busy={busy}
              onChoose={persona => void attempt(persona.username, () => session.signInAs(persona.username))}
            />
          )}
        </div>
      </main>
    </div>
  )
}

interface PersonasProps {
  people: Persona[]
  day: string
  busy: string
  onChoose: (persona: Persona) => void
}
function Personas({ people, day, busy, onChoose }: PersonasProps) {
  return (
    <section aria-labelledby="personas" className={css.personas}>
      <h2 id="personas" className={css.subheading}>
        {say('web.personasTitle')}
      </h2>
      <p className={css.hint}>{say('web.personasLead', { day })}</p>
      <ul className={css.people}>
        {people.map(persona => (
          <li key={persona.username}>
            <button type="button" className={css.person} disabled={busy !== ''} onClick={() => onChoose(persona)}>
              <span className={css.role}>{persona.roleLabel}</span>
              <span className={css.who}>
                {persona.name} · {persona.unitName}
              </span>
              <IconArrowRight size={18} className={css.arrow} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
