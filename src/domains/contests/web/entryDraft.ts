/** An entry that is being filled in, kept in this browser with its pictures until the server has it: closing the page loses nothing. */
import Dexie, { type EntityTable } from 'dexie'
import { useCallback, useEffect, useRef, useState } from 'react'
import { newId } from '../../applications/web/random.ts'
import { codeAlphabet, codeLength } from '../contests.rules.ts'
import type { EntryInput, PictureKind } from '../entries.schema.ts'

/** What the form holds; nothing is wrong yet. */
export interface DraftValues extends Omit<EntryInput, 'craft'> {
  craft: EntryInput['craft'] | null
  mandate: string
}
interface HeldPicture {
  id: string
  contest: string
  kind: PictureKind
  file: File
  at: number
}
interface DraftRow {
  contest: string
  /** The code that the receipt will bear, made here: sent again after a lost answer, it makes no second entry. */
  code: string
  values: DraftValues
  /** When the server took its words; null before. */
  startedAt: string | null
}
class Drafts extends Dexie {
  declare drafts: EntityTable<DraftRow, 'contest'>
  declare pictures: EntityTable<HeldPicture, 'id'>
  constructor() {
    super('khuyencong-bai-thi')
    this.version(1).stores({ drafts: 'contest', pictures: 'id, contest' })
  }
}
const store = new Drafts()
/** 32 letters divide 256: every one is as likely. */
const newCode = (): string =>
  [...crypto.getRandomValues(new Uint8Array(codeLength))].map(byte => codeAlphabet[byte % codeAlphabet.length]).join('')

const empty: DraftValues = {
  craft: null,
  title: '',
  description: '',
  materials: '',
  size: '',
  madeOn: null,
  brief: null,
  ownDesign: false,
  entrantKind: 'person',
  name: '',
  phone: '',
  address: '',
  // Consent is given, never presumed.
  nameOpen: false,
  picturesOpen: false,
  mandate: '',
}

/** @param initial what a new one begins with */
export const useEntryDraft = (contest: string, initial: Partial<DraftValues> = {}) => {
  const first = useRef({ ...empty, ...initial })
  const [draft, setDraft] = useState<DraftRow | null>(null)
  const [pictures, setPictures] = useState<readonly HeldPicture[]>([])
  const [keptAt, setKeptAt] = useState<Date | null>(null)
  const latest = useRef<DraftRow | null>(null)
  useEffect(() => {
    const open = async () => {
      // A browser that keeps nothing (a private window) still lets the entry be sent.
      const row = await store.drafts.get(contest).catch(() => undefined)
      const held = await store.pictures
        .where('contest')
        .equals(contest)
        .sortBy('at')
        .catch(() => [])
      latest.current = row
        ? { ...row, values: { ...empty, ...row.values } }
        : { contest, code: newCode(), values: first.current, startedAt: null }
      setDraft(latest.current)
      setPictures(held)
    }
    void open()
  }, [contest])
  const keep = useCallback(async (change: Partial<DraftRow>) => {
    if (!latest.current) return
    latest.current = { ...latest.current, ...change }
    setDraft(latest.current)
    await store.drafts.put(latest.current).then(
      () => setKeptAt(new Date()),
      () => setKeptAt(null),
    )
  }, [])
  return {
    draft,
    pictures,
    keptAt,
    change: (values: Partial<DraftValues>) => void keep({ values: { ...(latest.current?.values ?? empty), ...values } }),
    started: (startedAt: string) => keep({ startedAt }),
    add: async (files: FileList | null) => {
      let at = Date.now()
      const added = [...(files ?? [])].map(
        (file, index): HeldPicture => ({ id: newId(), contest, kind: pictures.length + index === 0 ? 'whole' : 'side', file, at: at++ }),
      )
      setPictures([...pictures, ...added])
      await store.pictures.bulkPut(added).catch(() => undefined)
    },
    setKind: async (id: string, kind: PictureKind) => {
      setPictures(pictures.map(each => (each.id === id ? { ...each, kind } : each)))
      await store.pictures.update(id, { kind }).catch(() => undefined)
    },
    drop: async (id: string) => {
      setPictures(held => held.filter(each => each.id !== id))
      await store.pictures.delete(id).catch(() => undefined)
    },
    /** Everything of it leaves this browser: it was sent, or is not wanted. */
    forget: async () => {
      await store.pictures
        .where('contest')
        .equals(contest)
        .delete()
        .catch(() => undefined)
      await store.drafts.delete(contest).catch(() => undefined)
      latest.current = { contest, code: newCode(), values: empty, startedAt: null }
      setDraft(latest.current)
      setPictures([])
      setKeptAt(null)
    },
  }
}
