/** How well a figure or wording of law is known, in words. */
import type { Confidence } from '../../../kernel/rules.ts'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Kind } from '../../../web/ui/tones.ts'
import { knows, say } from '../../../words/say.ts'

const kinds: Record<Confidence, Kind> = { S: 'done', 'S-press': 'info', M: 'info', 'M-low': 'warning', I: 'info', X: 'unknown' }
/** Its words; a code that nobody has named is undetermined. */
export const confidenceWord = (confidence: string): string => {
  const key = `adminScreens.confidence_${confidence}`
  return knows(key) ? say(key) : say('web.unknown')
}
export function ConfidenceBadge({ confidence }: { confidence: string }) {
  return <StateBadge plain kind={kinds[confidence as Confidence] ?? 'unknown'} word={confidenceWord(confidence)} />
}
