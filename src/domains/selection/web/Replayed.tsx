/** What came out when the round was last computed again from what was stored. */
import { date } from '../../../web/format.ts'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import type { RoundView } from './rounds.ts'

export function Replayed({ of }: { of: NonNullable<RoundView['replayed']> }) {
  const { equal, sealed, differs, on, by } = of
  const fine = equal && sealed
  const title = !sealed
    ? say('selectionRounds.replayUnsealed')
    : equal
      ? say('selectionRounds.replayEqual')
      : say('selectionRounds.replayDiffers', { codes: differs.join(', ') })
  const text = say('selectionRounds.replayBy', { day: date(on), name: by ?? say('selectionRounds.replayNobody') })
  return <Notice kind={fine ? 'done' : 'refused'} title={title} text={text} />
}
