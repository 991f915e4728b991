/** What an import brought in, and what is left to correct. */
import { Button } from '@mantine/core'
import { number } from '../../../web/format.ts'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import type { ImportOutcome } from '../import.actions.ts'
import type { WorkbookKind } from '../workbooks.schema.ts'
import css from './import.module.css'
import { RejectedButton } from './Preview.tsx'

const places: Record<WorkbookKind, string> = { plan: '/ke-hoach', establishments: '/so-bo', projects: '/ho-so', results: '/bao-cao' }

interface DoneProps {
  kind: WorkbookKind
  outcome: ImportOutcome
  onRejected: () => Promise<void>
  onAgain: () => void
}
export function Done({ kind, outcome, onRejected, onAgain }: DoneProps) {
  const go = useGo()
  const { saved, accepted, rejected, fileName } = outcome
  return (
    <Notice
      kind={saved ? 'done' : 'warning'}
      title={saved ? say('exchangeScreens.doneTitle', { accepted: number(accepted), file: fileName }) : say('exchangeScreens.doneNone')}
      text={rejected > 0 ? say('exchangeScreens.doneRejected', { rejected: number(rejected) }) : say('exchangeScreens.doneAll')}
    >
      <div className={css.buttons}>
        <Button onClick={() => go(places[kind])}>{say(`exchangeScreens.open_${kind}`)}</Button>
        {rejected > 0 && <RejectedButton count={rejected} onRejected={onRejected} />}
        <Button variant="default" onClick={onAgain}>
          {say('exchangeScreens.again')}
        </Button>
      </div>
    </Notice>
  )
}
