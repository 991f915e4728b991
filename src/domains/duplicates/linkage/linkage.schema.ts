/** What record linkage is given and what it answers. */

/**
 * How a field is compared.
 * `words` a name or title of several words · `text` long free text · `person` a person's name · `code` an identifier, equal or mistyped ·
 * `contact` a phone number or an e-mail, which a helper may share among many · `date` · `number` · `category` one of few values ·
 * `codes` model, serial and house numbers found within the texts of a record
 */
export type CompareKind = 'words' | 'text' | 'person' | 'code' | 'contact' | 'date' | 'number' | 'category' | 'codes'
export interface LinkField {
  key: string
  kind: CompareKind
}
/** Values in the order of the fields; null is not known. */
export interface LinkRecord {
  id: string
  values: readonly (string | null)[]
}
/** What one field says of a pair: how alike (`level` 0 = nothing in common, up to the field's highest = equal; null = not known on one side). */
export interface Evidence {
  field: string
  level: number | null
  /** How alike, in words of the product. */
  says: string
  /** log2 of how much more likely among equals than among strangers. */
  weight: number
}
export interface LinkedPair {
  left: string
  right: string
  /** That the two are one, 0…1. */
  probability: number
  evidence: Evidence[]
}
