/** Records in which a person is met, each with the facts by which an officer recognises them; to be ticked or only read. */
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { type Found, revealNumber } from './privacy.data.ts'
import css from './privacy.module.css'

interface FoundListProps {
  items: readonly Found[]
  /** Keys of the ticked ones; without it nothing can be ticked. */
  chosen?: ReadonlySet<string>
  onChoose?: (item: Found) => void
}
export function FoundList({ items, chosen, onChoose }: FoundListProps) {
  return (
    <ul className={css.list}>
      {items.map(item => (
        <li key={item.key} className={css.item} data-ticked={chosen?.has(item.key) || undefined}>
          {chosen && onChoose ? (
            <Checkbox
              checked={chosen.has(item.key)}
              onChange={() => onChoose(item)}
              label={<Title item={item} />}
              className={css.tick ?? ''}
            />
          ) : (
            <div className={css.tick}>
              <Title item={item} />
            </div>
          )}
          <dl className={css.facts}>
            {item.facts.map(fact => (
              <div key={fact.label} className={css.fact}>
                <dt>{fact.label}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
          <div className={css.links}>
            {item.to && <GoLink to={item.to}>{say('privacyScreens.open')}</GoLink>}
            {item.kind === 'person' && chosen && <Reveal item={item} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Title({ item }: { item: Found }) {
  return (
    <span className={css.title}>
      <span className={css.name}>{item.title}</span>
      <span className={css.kind}>{[item.kindLabel, item.code].filter(Boolean).join(' · ')}</span>
      {item.mergedInto && <span className={css.merged}>{say('privacyScreens.mergedInto', { into: item.mergedInto })}</span>}
    </span>
  )
}

/** Shows a trainee's own number once, for a purpose that the log keeps. */
function Reveal({ item }: { item: Found }) {
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const masked = item.facts.some(fact => fact.value.includes('•'))
  if (!masked) return null
  if (shown) return <span className={css.shown}>{shown}</span>
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        {say('privacyScreens.reveal')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('privacyScreens.reveal')}
        text={say('privacyScreens.revealText')}
        verb={say('privacyScreens.revealVerb')}
        fields={[{ key: 'purpose', label: say('privacyScreens.purpose'), kind: 'text', required: true }]}
        onConfirm={async ({ purpose }) => {
          const id = item.records[0]?.id ?? ''
          const values = [await revealNumber(id, 'personalNumber', String(purpose)), await revealNumber(id, 'phone', String(purpose))].map(
            answer => answer.value,
          )
          setShown(values.filter(Boolean).join(' · '))
        }}
      />
    </>
  )
}
