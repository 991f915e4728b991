/** What this device keeps of drafts: every typing, the last answer of the server, photographs that wait to be sent. */
import Dexie, { type EntityTable, type Table } from 'dexie'
import type { DraftData, FieldValue } from './draft.data.ts'
import { newId } from './random.ts'

/** The last typing of a field on this device. */
export interface TypedRow {
  token: string
  key: string
  value: FieldValue
  at: number
  id: string
  /** The field's revision that was seen while typing. */
  base: number
  /** 'waiting' until the server has it; 'refused' when it came too late. */
  state: 'waiting' | 'sent' | 'refused'
}
export interface KnownRow {
  token: string
  draft: DraftData
  savedAt: number | null
}
export interface WaitingFile {
  id: string
  token: string
  kind: string
  name: string
  bytes: Blob
  at: number
  /** Why the server does not take it; null while it waits or is on its way. */
  problem: string | null
}
export class Device extends Dexie {
  declare typed: Table<TypedRow, [string, string]>
  declare known: EntityTable<KnownRow, 'token'>
  declare files: EntityTable<WaitingFile, 'id'>
  declare own: EntityTable<{ key: string; value: string }, 'key'>
  constructor(name = 'khuyencong-ho-so') {
    super(name)
    this.version(1).stores({ typed: '[token+key], token', known: 'token', files: 'id, token', own: 'key' })
  }
  /** Tells this browser from others; it names nobody. */
  async deviceName(): Promise<string> {
    return this.transaction('rw', this.own, async () => {
      const held = await this.own.get('device')
      if (held) return held.value
      const value = newId()
      await this.own.put({ key: 'device', value })
      return value
    })
  }
}
