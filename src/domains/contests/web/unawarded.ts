/** Prizes that went to nobody, told once for each reason. */
import { inSentence } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'

export const unawardedSaid = (given: readonly { number: number | null; reason: string | null }[]): string[] => {
  const reasons = new Map<string, number>()
  for (const { number, reason } of given) if (number === null) reasons.set(reason ?? '', (reasons.get(reason ?? '') ?? 0) + 1)
  return [...reasons].map(([reason, count]) =>
    given.length === 1
      ? say('contestScreens.unawarded', { reason: inSentence(reason) })
      : say('contestScreens.unawardedCount', { count, of: given.length, reason: inSentence(reason) }),
  )
}
