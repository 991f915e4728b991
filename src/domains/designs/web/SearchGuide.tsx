/** The databases to open and the texts to paste. Their terms forbid robots, so a person does it. */
import { Button, CopyButton, TextInput } from '@mantine/core'
import { IconCheck, IconCopy, IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { say } from '../../../words/say.ts'
import type { SearchesData } from './designs.data.ts'
import css from './designs.module.css'

export const bases = {
  wipo: say('designScreens.baseWipo'),
  euipo: say('designScreens.baseEuipo'),
  other: say('designScreens.baseOther'),
}

export function SearchGuide({ data, onCopy }: { data: SearchesData; onCopy: (text: string) => void }) {
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
        {data.queries.map(query => (
          <Paste key={`${query.label} ${query.text}`} query={query} onCopy={onCopy} />
        ))}
      </div>
    </details>
  )
}
/** One text, in English where its words are known, to change and copy; what the register has stands above it. */
function Paste({ query, onCopy }: { query: SearchesData['queries'][number]; onCopy: (text: string) => void }) {
  const [text, setText] = useState(query.english ?? query.text)
  const label = query.english && query.english !== query.text ? `${query.label}: ${query.text}` : query.label
  const doubt = query.whole ? undefined : say(query.english ? 'designScreens.queryPartly' : 'designScreens.queryNoEnglish')
  return (
    <div className={css.paste}>
      <TextInput
        label={label}
        description={doubt}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            aria-label={`${say('designScreens.copyText')}: ${text}`}
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={() => {
              copy()
              onCopy(text)
            }}
          >
            {say(copied ? 'designScreens.copied' : 'designScreens.copyText')}
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
