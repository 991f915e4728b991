/** Searches that people make elsewhere: where to look, what to paste, what was found, with a picture of the screen. */
import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy, IconExternalLink, IconPlus } from '@tabler/icons-react'
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
import { designPath, forgetDesigns, type SearchesData, useSearches } from './designs.data.ts'
import css from './designs.module.css'

const bases = { wipo: say('designScreens.baseWipo'), euipo: say('designScreens.baseEuipo'), other: say('designScreens.baseOther') }
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
              <span className={css.lineHead}>
                {search.fileName && (
                  <a href={`${designPath(code)}/searches/${search.id}/picture`} target="_blank" rel="noreferrer">
                    {say('designScreens.seeScreen')}
                  </a>
                )}
                {data.mayAdd && (
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
      {data.mayAdd && <Guide data={data} />}
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('designScreens.addSearch')}
        verb={say('designScreens.saveSearch')}
        initial={{ base: 'wipo', searchedOn: businessDate, query: data.queries[0]?.text ?? '' }}
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

/** The databases to open and the texts to paste. Their terms forbid robots, so a person does it. */
function Guide({ data }: { data: SearchesData }) {
  return (
    <details className="no-print">
      <summary>{say('designScreens.guide')}</summary>
      <div className={css.stack}>
        <p className={css.quiet}>{say('designScreens.guideText')}</p>
        <div className={css.buttons}>
          {data.bases.map(({ base, address }) => (
            <Button
              key={base}
              component="a"
              variant="default"
              size="compact-md"
              href={address}
              target="_blank"
              rel="noreferrer"
              rightSection={<IconExternalLink size={16} aria-hidden />}
            >
              {bases[base as keyof typeof bases]}
            </Button>
          ))}
        </div>
        {data.queries.map(({ label, text }) => (
          <div key={`${label} ${text}`} className={css.paste}>
            <span>
              <span className={css.quiet}>{label}: </span>
              <code>{text}</code>
            </span>
            <CopyButton value={text}>
              {({ copied, copy }) => (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                  onClick={copy}
                >
                  {say(copied ? 'designScreens.copied' : 'designScreens.copyText')}
                </Button>
              )}
            </CopyButton>
          </div>
        ))}
      </div>
    </details>
  )
}
