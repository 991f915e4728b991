/** Searches that people make elsewhere: where to look, what to paste, what was found, with a picture of the screen. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post, upload } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import type { Field } from '../../../web/ui/FormFields.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { DecideButtons } from './DecideButtons.tsx'
import { designPath, forgetDesigns, type SearchesData, useSearches } from './designs.data.ts'
import css from './designs.module.css'
import { bases, SearchGuide } from './SearchGuide.tsx'

const verdicts = {
  none_closer: say('designScreens.foundNone'),
  close: say('designScreens.foundClose'),
  same: say('designScreens.foundSame'),
}
const options = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([value, label]) => ({ value, label }))
const fields: Field[] = [
  { key: 'base', label: say('designScreens.searchBase'), kind: 'select', required: true, options: options(bases) },
  { key: 'query', label: say('designScreens.searchQuery'), kind: 'text', required: true, help: say('designScreens.searchQueryHelp') },
  { key: 'searchedOn', label: say('designScreens.searchedOn'), kind: 'date', required: true },
  { key: 'verdict', label: say('designScreens.searchVerdict'), kind: 'select', required: true, options: options(verdicts) },
  { key: 'note', label: say('designScreens.searchNote'), kind: 'textarea' },
  { key: 'picture', label: say('designScreens.searchPicture'), kind: 'file', accept: '.jpg,.jpeg,.png,.webp' },
]

export function SearchesCard({ code }: { code: string }) {
  const { data } = useSearches(code)
  const { businessDate } = useSession()
  const [adding, setAdding] = useState(false)
  const [dropping, setDropping] = useState<string | null>(null)
  /** What was last copied to paste: the search that is written down starts with it. */
  const [copied, setCopied] = useState<string | null>(null)
  const client = useQueryClient()
  if (!data) return null
  return (
    <Card
      title={say('designScreens.searches')}
      aside={
        data.mayAdd && (
          <Button variant="default" size="compact-md" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {say('designScreens.addSearch')}
          </Button>
        )
      }
    >
      {data.searches.length ? (
        <ul className={css.lines}>
          {data.searches.map(search => (
            <li key={search.id}>
              <span className={css.lineHead}>
                <strong>{search.baseLabel}</strong>
                <StateBadge plain kind={search.verdict === 'same' ? 'warning' : 'info'} word={search.verdictLabel} />
              </span>
              <p className={css.quiet}>
                {say('designScreens.searchSaid', { query: search.query, day: date(search.searchedOn), by: search.by })} {search.note}
              </p>
              {search.verdict === 'same' && <Same code={code} search={search} data={data} />}
              <span className={css.lineHead}>
                {search.fileName && (
                  <a href={`${designPath(code)}/searches/${search.id}/picture`} target="_blank" rel="noreferrer">
                    {say('designScreens.seeScreen')}
                  </a>
                )}
                {data.mayAdd && !search.decision && (
                  <Button variant="subtle" size="compact-sm" onClick={() => setDropping(search.id)}>
                    {say('designScreens.dropSearch')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState small title={say('designScreens.searchesNone')} />
      )}
      {data.mayAdd && <SearchGuide data={data} onCopy={setCopied} />}
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('designScreens.addSearch')}
        verb={say('designScreens.saveSearch')}
        initial={{ base: 'wipo', searchedOn: businessDate, query: copied ?? data.queries.find(each => each.english)?.english ?? '' }}
        fields={fields}
        onConfirm={async ({ picture, ...values }) => {
          const { id } = await post<{ id: string }>(`${designPath(code)}/searches`, values)
          if (picture instanceof File) await upload(`${designPath(code)}/searches/${id}/picture`, [picture])
          await forgetDesigns(client)
          saved()
        }}
      />
      <ConfirmDialog
        opened={dropping !== null}
        onClose={() => setDropping(null)}
        title={say('designScreens.dropSearch')}
        verb={say('designScreens.dropSearch')}
        fields={[{ key: 'reason', label: say('designScreens.reason'), kind: 'textarea', required: true }]}
        onConfirm={async values => {
          await post(`${designPath(code)}/searches/${dropping}/removal`, values)
          await forgetDesigns(client)
        }}
      />
    </Card>
  )
}

/** A search that showed the same: what a named person made of it, or the buttons to say so. */
function Same({ code, search, data }: { code: string; search: SearchesData['searches'][number]; data: SearchesData }) {
  const { decision } = search
  if (decision)
    return (
      <p className={css.quiet}>
        <StateBadge plain kind={decision.verdict === 'copy' ? 'refused' : 'done'} word={decision.verdictLabel} />{' '}
        {say('designScreens.decidedBy', { by: decision.by, day: date(decision.on) })} {decision.reason}
      </p>
    )
  if (!data.decides) return <p className={css.quiet}>{say('designScreens.elsewhereWaits')}</p>
  return (
    <DecideButtons
      path={`${designPath(code)}/searches/${search.id}/decisions`}
      why={data.decideWhy}
      textOf={verdict => say(`designScreens.decideElsewhereText_${verdict}`, { base: search.baseLabel })}
    />
  )
}
