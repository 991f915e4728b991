/** What came out when the round was last computed again from what was stored. */
import { date } from '../../../web/format.ts'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import type { RoundView } from './rounds.ts'

export function Replayed({ of }: { of: NonNullable<RoundView['replayed']> }) {
  const { equal, sealed, differs, worded = [], proof = true, unproven = false, on, by } = of
  const fine = equal && sealed
  const asides = [
    ...(equal && worded.length ? [say('selectionRounds.replayWorded', { codes: worded.join(', ') })] : []),
    ...(unproven ? [say('selectionRounds.replayUnproven')] : []),
    ...(equal && !proof ? [say('selectionRounds.replayProof')] : []),
  ]
  const title = !sealed
    ? say('selectionRounds.replayUnsealed')
    : equal
      ? say('selectionRounds.replayEqual')
      : differs.length
        ? say('selectionRounds.replayDiffers', { codes: differs.join(', ') })
        : say('selectionRounds.replayDiffersElse')
  const told = say('selectionRounds.replayBy', { day: date(on), name: by ?? say('selectionRounds.replayNobody') })
  return (
    <Notice
      kind={fine && !asides.length ? 'done' : fine || (sealed && unproven) ? 'warning' : 'refused'}
      title={title}
      text={[...asides, told].join(' ')}
    />
  )
}
