/** Reasons that are offered when two records are called different; an officer may write one of their own instead. */
import { say } from '../../words/say.ts'
import type { MatchedKind } from './duplicates.schema.ts'

const people = [say('duplicates.differentPeople'), say('duplicates.differentRelatives'), say('duplicates.differentPapers')]
export const differentReasons: Readonly<Record<MatchedKind, readonly string[]>> = {
  establishment: [
    say('duplicates.differentBranch'),
    say('duplicates.differentKin'),
    say('duplicates.differentNamesakes'),
    say('duplicates.differentPapers'),
  ],
  village: [say('duplicates.differentHamlets'), say('duplicates.differentCrafts'), say('duplicates.differentPapers')],
  artisan: people,
  person: people,
}
