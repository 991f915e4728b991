/** Looks for the person of a request and lets the officer say which records are theirs. */
import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type ApiProblem, asProblem } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { FoundList } from './FoundList.tsx'
import { type Found, findPerson, forgetRequests, type RequestData, sendRecords } from './privacy.data.ts'
import css from './privacy.module.css'

const terms = ['name', 'phone', 'email', 'number'] as const
type Term = (typeof terms)[number]

export function FindPerson({ request }: { request: RequestData }) {
  const [search, setSearch] = useState<Record<Term, string>>({ name: request.subject ?? '', phone: '', email: '', number: '' })
  const [rows, setRows] = useState<Found[] | null>(null)
  const [withheld, setWithheld] = useState<string[]>([])
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const chosen = useChosen(request)
  const find = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      const answer = await findPerson(request.id, search)
      setRows(answer.rows)
      setWithheld(answer.withheld)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const kept = request.found.filter(item => !rows?.some(row => row.key === item.key))
  return (
    <>
      <Card title={say('privacyScreens.find')}>
        <form onSubmit={event => void find(event)} className={css.search}>
          {terms.map(term => (
            <TextInput
              key={term}
              label={say(`privacyScreens.find_${term}`)}
              value={search[term]}
              autoComplete="off"
              inputMode={term === 'phone' || term === 'number' ? 'numeric' : 'text'}
              onChange={event => setSearch({ ...search, [term]: event.currentTarget.value })}
            />
          ))}
          <Button type="submit" variant="default" loading={busy} leftSection={<IconSearch size={17} stroke={1.6} />}>
            {say('privacyScreens.findVerb')}
          </Button>
        </form>
        <p className={css.quiet}>{say('privacyScreens.findHelp')}</p>
        {problem && <ErrorState problem={problem} />}
        {withheld.length > 0 && (
          <Notice
            kind="warning"
            title={say('privacyScreens.withheld', { codes: withheld.join(', ') })}
            text={say('privacyScreens.withheldText')}
          />
        )}
      </Card>
      {rows && (
        <Card title={say('privacyScreens.foundCount', { count: number(rows.length) })}>
          {rows.length ? (
            <FoundList items={rows} chosen={chosen.keys} onChoose={chosen.toggle} />
          ) : (
            <EmptyState small title={say('privacyScreens.foundNone')} text={say('privacyScreens.foundNoneText')} />
          )}
        </Card>
      )}
      {kept.length > 0 && (
        <Card title={say('privacyScreens.confirmed')}>
          <FoundList items={kept} chosen={chosen.keys} onChoose={chosen.toggle} />
        </Card>
      )}
      {(rows || kept.length > 0) && <Confirm chosen={chosen} />}
    </>
  )
}

/** Which records are ticked, those confirmed before among them. */
const useChosen = (request: RequestData) => {
  const client = useQueryClient()
  const [items, setItems] = useState<ReadonlyMap<string, Found>>(() => new Map(request.found.map(item => [item.key, item])))
  const [changed, setChanged] = useState(false)
  return {
    keys: new Set(items.keys()),
    count: [...items.values()].reduce((sum, item) => sum + item.records.length, 0),
    changed,
    toggle: (item: Found) => {
      const next = new Map(items)
      if (!next.delete(item.key)) next.set(item.key, item)
      setItems(next)
      setChanged(true)
    },
    save: async () => {
      await sendRecords(
        request.id,
        [...items.values()].flatMap(item => item.records),
      )
      setChanged(false)
      await forgetRequests(client)
    },
  }
}
function Confirm({ chosen }: { chosen: ReturnType<typeof useChosen> }) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await chosen.save().then(() => saved(), failed)
    setBusy(false)
  }
  return (
    <div className={css.confirm} aria-live="polite">
      <span>{say(chosen.changed ? 'privacyScreens.chosenUnsaved' : 'privacyScreens.chosenSaved', { count: number(chosen.count) })}</span>
      <Button onClick={() => void save()} loading={busy} disabled={!chosen.changed}>
        {say('privacyScreens.saveChosen')}
      </Button>
    </div>
  )
}
