/** "Did you mean…" beside a form: records that the draft may already be, each with its evidence. It informs and never blocks. */
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconInfoCircle } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { post } from '../../../web/api.ts'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import type { MatchedKind } from '../duplicates.schema.ts'
import type { likelyArtisans } from '../likely.actions.ts'
import { recordAddress } from './duplicates.data.ts'
import css from './duplicates.module.css'
import { WhyLikely } from './WhyLikely.tsx'

type Answer = Sent<Awaited<ReturnType<typeof likelyArtisans>>>
type Row = Answer['rows'][number]
interface Question {
  path: string
  asked: readonly string[]
  /** Fields that find somebody without a name. */
  enough: readonly string[]
}
const questions: Readonly<Record<MatchedKind, Question>> = {
  establishment: {
    path: '/api/establishments/likely',
    asked: ['name', 'kind', 'taxCode', 'phone', 'email', 'representative', 'address', 'craft', 'unitId'],
    enough: ['taxCode', 'phone'],
  },
  village: { path: '/api/villages/likely', asked: ['name', 'otherNames', 'craft', 'unitId'], enough: [] },
  artisan: {
    path: '/api/artisans/likely',
    asked: ['name', 'birthYear', 'title', 'craft', 'unitId', 'villageCode', 'recognitionNumber', 'phone'],
    enough: ['phone'],
  },
  person: {
    path: '/api/trainees/likely',
    asked: ['name', 'birthYear', 'phone', 'personalNumber', 'establishmentCode'],
    enough: ['phone', 'personalNumber'],
  },
}
/** Records that the person who types has called others; told to the server when theirs is saved. */
export interface Apart {
  ids: readonly string[]
  add: (id: string) => void
  clear: () => void
  /** Call it when the record is saved, with its code or id. What fails here costs nothing but a question later. */
  keep: (record: string) => Promise<void>
}
/** @param ids those that the form's draft keeps, so that a reload forgets no answer; `change` keeps others */
export const apartOf = (kind: MatchedKind | undefined, ids: readonly string[], change: (ids: readonly string[]) => void): Apart => ({
  ids,
  add: id => change([...ids, id]),
  clear: () => change([]),
  keep: async record => {
    if (kind && ids.length) await post('/api/duplicates/apart', { kind, record, others: ids }).catch(failed)
  },
})

interface Draft {
  kind: MatchedKind | undefined
  /** What has been typed so far, by field. */
  values: Readonly<Record<string, unknown>>
  /** The code of the record that is being corrected, the id of a trainee. */
  record?: string | undefined
  apart: Apart
}
/** The records that a draft may already be, without those that it was said not to be; none while nothing is asked. */
export const useLikely = ({ kind = 'establishment', values, record, apart }: Draft, enabled: boolean): readonly Row[] => {
  const { path, asked, enough } = questions[kind]
  const draft = Object.fromEntries(
    asked.flatMap((key): [string, string | number][] => {
      const value = values[key]
      if (typeof value === 'number') return [[key, value]]
      // A masked number says nothing to compare.
      return typeof value === 'string' && value.trim() && !value.includes('•') ? [[key, value.trim()]] : []
    }),
  )
  const [question] = useDebouncedValue(JSON.stringify(draft), 600)
  const body = JSON.parse(question) as Record<string, string>
  const { data } = useQuery({
    queryKey: ['duplicates', 'likely', kind, question, record],
    queryFn: () => post<Answer>(path, { name: '', ...body, ...(record ? { [kind === 'person' ? 'id' : 'code']: record } : {}) }),
    enabled: enabled && ((body.name ?? '').length >= 3 || enough.some(key => body[key])),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return (data?.rows ?? []).filter(row => !apart.ids.includes(row.id))
}

const boxId = 'likely-existing'
interface LikelyExistingProps {
  kind: MatchedKind
  rows: readonly Row[]
  apart: Apart
  /** The address of "use this one", when it is more than the record's page. */
  use?: ((row: { id: string; code: string | null }) => string) | undefined
}
export function LikelyExisting({ kind, rows, apart, use }: LikelyExistingProps) {
  return (
    <div aria-live="polite" id={boxId} tabIndex={-1} className={css.likelyBox}>
      {rows.length > 0 && (
        <Notice kind="info" title={say(`duplicates.likely_${kind}`)} text={say('duplicates.likelyText')}>
          <ul className={css.likely}>
            {rows.map(row => (
              <Likely key={row.id} kind={kind} row={row} to={use?.(row) ?? recordAddress(kind, row)} onAnother={() => apart.add(row.id)} />
            ))}
          </ul>
        </Notice>
      )}
      {apart.ids.length > 0 && (
        <p className={css.noticeLine}>
          <span className={css.quiet}>{say('duplicates.anotherTold', { count: apart.ids.length })}</span>
          <Button variant="default" size="compact-sm" onClick={apart.clear}>
            {say('duplicates.anotherBack')}
          </Button>
        </p>
      )}
    </div>
  )
}

/** In the bar of a form, which stays in sight: how many likely ones wait to be looked at, and the way there. */
export function LikelyLink({ rows }: Pick<LikelyExistingProps, 'rows'>) {
  if (!rows.length) return null
  const go = () => {
    const box = document.getElementById(boxId)
    box?.scrollIntoView({ block: 'start' })
    box?.focus({ preventScroll: true })
  }
  return (
    <Button variant="default" leftSection={<IconInfoCircle size={17} stroke={1.7} aria-hidden />} onClick={go}>
      {say('duplicates.likelyCount', { count: rows.length })}
    </Button>
  )
}

interface LikelyProps {
  kind: MatchedKind
  row: Row
  to: string
  onAnother: () => void
}
function Likely({ kind, row, to, onAnother }: LikelyProps) {
  const go = useGo()
  return (
    <li>
      <strong>{row.name}</strong>
      <span className={css.quiet}>{[row.code, row.detail, row.place].filter(Boolean).join(' · ')}</span>
      <WhyLikely row={row} />
      <span className={css.likelyActs}>
        <Button variant="default" size="sm" onClick={() => go(to)}>
          {say(`duplicates.use_${kind}`)}
        </Button>
        <Button variant="default" size="sm" onClick={onAnother} aria-label={say('duplicates.anotherOf', { name: row.code ?? row.name })}>
          {say('duplicates.another')}
        </Button>
      </span>
    </li>
  )
}
