/** Whether a row of a class's list is somebody who has learned before: told by key, by personal number, by name with year and establishment. Pure. */
import { searchable } from '../../kernel/text.ts'

/** What a row says of a person; `key` is `personKey` of it. */
export interface Said {
  key: string
  name: string
  birthYear?: number | null | undefined
  establishmentId?: string | null | undefined
  phone?: string | null | undefined
  personalNumber?: string | null | undefined
}
/** A person of the register. */
export interface Known extends Said {
  id: string
  mergedInto: string | null
}
const sameName = (a: string, b: string): boolean => searchable(a) === searchable(b)
const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)

/**
 * The one person of the register that the row is about; undefined for somebody new and where several could be meant, which is for an officer.
 * A row with a number is never somebody who has another number; a corrected record is found by what it says now as well as by what it was
 * brought in with.
 */
export const sameTrainee = (said: Said, register: readonly Known[]): Known | undefined => {
  const byKey = register.find(each => each.key === said.key)
  if (byKey) return byKey
  const standing = register.filter(each => each.mergedInto === null)
  const alike = standing.filter(
    each =>
      each.name === said.name &&
      (each.birthYear ?? null) === (said.birthYear ?? null) &&
      (each.establishmentId ?? null) === (said.establishmentId ?? null),
  )
  if (!said.personalNumber) return only(alike)
  const numbered = standing.filter(each => each.personalNumber === said.personalNumber && sameName(each.name, said.name))
  return only(numbered) ?? (numbered.length ? undefined : only(alike.filter(each => !each.personalNumber)))
}
