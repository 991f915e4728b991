/** Opening a draft: what for, the telephone, and, for who is signed in, which establishment and who asked. */

import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { type ApiProblem, asProblem, get, post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { errorsOf } from '../../../web/ui/RecordFields.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import { fromAddress } from '../../calls/support.schema.ts'
import { usePublicCall } from '../../calls/web/calls.data.ts'
import { BeneficiaryPicker, type Picked } from '../../projects/web/BeneficiaryPicker.tsx'
import css from './applications.module.css'
import { newToken } from './random.ts'

const answerKeys = ['loai', 'xa', 'lang', 'nghe', 'nganh', 'sxsh', 'ccn', 'viec'] as const
interface Register {
  rows: { code: string; name: string; unitName: string }[]
}
export function StartApplication() {
  const [search] = useAddress()
  const { call: code = '' } = useParams({ strict: false }) as { call?: string }
  const call = usePublicCall(code)
  const session = useSession()
  const owner = session.has('applicant')
  const officer = session.has('local_officer', 'centre_officer', 'appraiser')
  const mine = useQuery({
    queryKey: ['establishments', 'mine'],
    queryFn: ({ signal }) => get<Register>('/api/establishments?size=50', signal),
    enabled: owner && !officer,
  })
  // One secret for one opening: pressed again after a lost answer, it opens the same draft.
  const [token] = useState(newToken)
  const [activity, setActivity] = useState<string | null>(fromAddress(search).wants?.[0]?.activity ?? null)
  const [phone, setPhone] = useState('')
  const [establishment, setEstablishment] = useState<string | null>(null)
  const [registered, setRegistered] = useState<readonly Picked[]>([])
  const [mandate, setMandate] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const go = useGo()
  usePageTitle(say('applicationScreens.startTitle'))
  if (call.error) return <ErrorState problem={call.error} onRetry={() => void call.refetch()} />
  if (!call.data) return <PageSkeleton />
  const { title, closesOn, standing, activities, contact } = call.data
  const errors = errorsOf(problem?.errors ?? [])
  const answers = Object.fromEntries(answerKeys.flatMap(key => (search[key] ? [[key, search[key]]] : [])))
  const complete = ['loai', 'xa', 'nghe', 'nganh', 'viec'].every(key => key in answers)
  const owned = mine.data?.rows.map(row => row.code) ?? []
  const chosen = establishment ?? owned.find(each => each === search.coso) ?? owned[0] ?? null
  const named = (owner && !officer ? chosen : registered[0]?.code) || undefined
  const start = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await post('/api/public/applications', {
        token,
        call: code,
        activity,
        phone,
        ...(complete ? { answers } : {}),
        ...(named ? { establishment: named } : {}),
        ...(officer ? { mandate } : {}),
      })
      go(`/ho-so-cua-toi/${token}`)
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
    }
  }
  return (
    <div className={css.draft}>
      <p className={css.kicker}>{title}</p>
      <h1 className={css.title}>{say('applicationScreens.startTitle')}</h1>
      {standing !== 'open' ? (
        <>
          <Notice kind="info" title={say('applicationScreens.shut')} text={say('applicationScreens.shutText', { contact })} />
          <GoLink to="/dot">{say('applicationScreens.shutOthers')}</GoLink>
        </>
      ) : (
        <form className={css.fields} onSubmit={event => void start(event)}>
          <p className={css.quiet}>{say('applicationScreens.startLead', { day: date(closesOn) })}</p>
          <Select
            size="md"
            label={say('applicationScreens.activity')}
            data={activities.map(({ code: value, label }) => ({ value, label }))}
            value={activity}
            onChange={setActivity}
            error={errors.activity}
            placeholder={say('web.choose')}
            allowDeselect={false}
            withAsterisk
          />
          {owner && !officer && (mine.data?.rows.length ?? 0) > 0 && (
            <Select
              size="md"
              label={say('applicationScreens.establishment')}
              data={(mine.data?.rows ?? []).map(row => ({ value: row.code, label: `${row.name}, ${row.unitName}` }))}
              value={chosen}
              onChange={setEstablishment}
              allowDeselect={false}
            />
          )}
          {officer && (
            <>
              <Notice kind="info" title={say('applicationScreens.officerTitle')} text={say('applicationScreens.officerText')} />
              <TextInput
                size="md"
                label={say('applicationScreens.mandate')}
                description={say('applicationScreens.mandateHelp')}
                value={mandate}
                onChange={event => setMandate(event.currentTarget.value)}
                error={errors.mandate}
                withAsterisk
              />
              <BeneficiaryPicker
                id="registered"
                label={say('applicationScreens.registered')}
                help={say('applicationScreens.registeredHelp')}
                picked={registered}
                onChange={picked => setRegistered(picked.slice(-1))}
                error={errors.establishment}
              />
            </>
          )}
          <TextInput
            size="md"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            label={say('applicationScreens.phone')}
            description={say('applicationScreens.phoneHelp')}
            value={phone}
            onChange={event => setPhone(event.currentTarget.value)}
            error={errors.phone}
            withAsterisk
          />
          {problem && !problem.errors.length && <ErrorState problem={problem} />}
          <Button type="submit" size="lg" loading={busy} disabled={!activity}>
            {say('applicationScreens.start')}
          </Button>
          <p className={css.quiet}>{say('applicationScreens.startNote')}</p>
        </form>
      )}
    </div>
  )
}
