/** Which of a record's versions speak of a person: those from which on they represented it, until somebody else did. */
import { sameName } from '../../kernel/redact.ts'

interface Said {
  actId: string
  values: Readonly<Record<string, unknown>>
}
/**
 * @param versions in the order of their acts; each may hold only what its act changed
 * @returns ids of the acts whose versions are about one of these names
 */
export const actsAbout = (versions: readonly Said[], names: readonly string[]): Set<string> => {
  const about = new Set<string>()
  let representative: unknown = null
  for (const { actId, values } of versions) {
    if ('representative' in values) representative = values.representative
    if (names.some(name => sameName(name, typeof representative === 'string' ? representative : null))) about.add(actId)
  }
  return about
}
