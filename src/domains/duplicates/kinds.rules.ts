/** The four kinds of record that can be met twice: their fields, and what a merge may write. */
import type { FieldModel } from '../../kernel/entity.ts'
import { Artisan, Establishment, Village } from '../establishments/establishments.schema.ts'
import { Person } from '../training/training.schema.ts'
import type { MatchedKind } from './duplicates.schema.ts'

/** A row by the names of its fields, as JSON holds it: days and instants are text. */
export type RecordRow = Record<string, unknown> & { id: string; mergedInto: string | null }

interface Matched {
  /** Its table. */
  table: string
  form: readonly FieldModel[]
  /**
   * Fields whose blank is itself a statement ("still open", "not withdrawn"): the other record's value comes in only when an officer chooses it.
   */
  statedByBlank: readonly string[]
}
const entities = { establishment: Establishment, village: Village, artisan: Artisan, person: Person } as const
const matched = (kind: MatchedKind, statedByBlank: readonly string[] = []): Matched => ({
  table: entities[kind].name,
  form: entities[kind].form,
  statedByBlank,
})
export const matchedEntities: Readonly<Record<MatchedKind, Matched>> = {
  establishment: matched('establishment', ['closedOn']),
  village: matched('village'),
  artisan: matched('artisan'),
  person: matched('person'),
}
/** What belongs to the row itself and never passes from one record to the other. */
const ownFields = ['code', 'search', 'key', 'mergedInto']
/** The fields that two records are compared by on screen and that a merge may fill. */
export const fieldsOf = (kind: MatchedKind): readonly FieldModel[] =>
  matchedEntities[kind].form.filter(field => !ownFields.includes(field.key))

/** 'villageId' → 'village_id': how the database calls a field. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
/** 'village_id' → 'villageId'. */
export const fieldOf = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
