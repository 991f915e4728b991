/** A masked number, shown whole for a purpose that the log keeps. */
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import css from './RevealedNumber.module.css'

interface RevealedNumberProps {
  /** As the reader may see it: masked, or whole when nothing is hidden. */
  value: string
  /** Without it the reader may not ask, or nothing is hidden. */
  reveal?:
    | {
        words: Readonly<Record<'button' | 'title' | 'text' | 'verb' | 'purpose' | 'help' | 'shown', string>>
        /** Answers the whole number; the act is kept with the purpose. */
        ask: (purpose: string) => Promise<string | null>
      }
    | undefined
  warning?: string | null | undefined
  /** How the whole number is shown, when not as it is. */
  whole?: (value: string) => ReactNode
}
export function RevealedNumber({ value, reveal, warning, whole = shown => shown }: RevealedNumberProps) {
  const [asking, setAsking] = useState(false)
  // Held by this screen alone: it goes when the page does.
  const [full, setFull] = useState<string | null>(null)
  return (
    <>
      <span className={css.number}>
        <span className="figures">{full === null ? value : whole(full)}</span>
        {reveal && full !== null && <span className={css.shown}>{reveal.words.shown}</span>}
        {reveal && full === null && (
          <Button className={`${css.reveal} no-print`} variant="default" size="compact-sm" onClick={() => setAsking(true)}>
            {reveal.words.button}
          </Button>
        )}
      </span>
      {warning && <span className={css.warning}>{warning}</span>}
      {reveal && (
        <ConfirmDialog
          opened={asking}
          onClose={() => setAsking(false)}
          title={reveal.words.title}
          text={reveal.words.text}
          verb={reveal.words.verb}
          fields={[{ key: 'purpose', label: reveal.words.purpose, kind: 'textarea', required: true, help: reveal.words.help }]}
          onConfirm={async ({ purpose }) => setFull(await reveal.ask(String(purpose)))}
        />
      )}
    </>
  )
}
