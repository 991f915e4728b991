/** "Did you mean…" beside a form: establishments that the draft may already be. It informs and never blocks. */
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { post } from '../../../web/api.ts'
import { Notice } from '../../../web/ui/Notice.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { say } from '../../../words/say.ts'
import type { likelyExisting } from '../likely.actions.ts'
import css from './duplicates.module.css'

type Answer = Sent<Awaited<ReturnType<typeof likelyExisting>>>
const asked = ['name', 'kind', 'taxCode', 'phone', 'email', 'representative', 'address', 'craft', 'unitId'] as const

interface LikelyExistingProps {
  /** What has been typed so far, by field. */
  values: Readonly<Record<string, unknown>>
  /** The code of the establishment that is being corrected. */
  code?: string | undefined
}
export function LikelyExisting({ values, code }: LikelyExistingProps) {
  const draft = Object.fromEntries(
    asked.flatMap(key => {
      const value = values[key]
      // A masked number says nothing to compare.
      return typeof value === 'string' && value.trim() && !value.includes('•') ? [[key, value.trim()]] : []
    }),
  )
  const [question] = useDebouncedValue(JSON.stringify(draft), 600)
  const body = JSON.parse(question) as Record<string, string>
  const { data } = useQuery({
    queryKey: ['duplicates', 'likely', question, code],
    queryFn: () => post<Answer>('/api/establishments/likely', { name: '', ...body, ...(code ? { code } : {}) }),
    enabled: (body.name ?? '').length >= 3 || Boolean(body.taxCode || body.phone),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return (
    <div aria-live="polite">
      {data && data.rows.length > 0 && (
        <Notice kind="info" title={say('duplicates.likelyTitle')} text={say('duplicates.likelyText')}>
          <ul className={css.likely}>
            {data.rows.map(row => (
              <li key={row.code}>
                <a href={`/so-bo/${encodeURIComponent(row.code)}`} target="_blank" rel="noreferrer">
                  {row.name}
                </a>
                <span className={css.quiet}>{[row.code, row.kindLabel, row.place].join(' · ')}</span>
                <span className={css.quiet}>{say('duplicates.likelyWhy', { percent: row.percent, says: row.says })}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
