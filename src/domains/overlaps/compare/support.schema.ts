/** A support as it is compared: a project of the programme or a row of another programme's list, and what is known of who got it and for what. */

/** One who is supported. Texts are in the forms of `keys.rules.ts`. */
export interface Party {
  /** Id in the register of the record that stands today; null for a list's row. */
  establishmentId: string | null
  /** Records of the register that this one may be, by linkage or an officer: how likely, 0…1; 0 where an officer said "different". */
  links: ReadonlyMap<string, number>
  /** Tax codes and personal numbers. */
  numbers: readonly string[]
  /** Owners and representatives, without marks. */
  people: readonly string[]
  /** Units that hold the place today. */
  lands: readonly string[]
  phones: readonly string[]
  emails: readonly string[]
  /** House and hamlet with the unit. */
  addresses: readonly string[]
}
export interface BoughtThing {
  /** Name and model as searchable words. */
  words: readonly string[]
  maker: string
  /** Null when not known. */
  serial: string | null
}
/** Perceptual hashes of 16 hex digits: of the whole picture, then of its middle parts. */
export type Photo = readonly [string, ...string[]]
export interface Invoice {
  /** `seller's tax code|number`. */
  key: string
  /** Sellers begin to count anew each year. */
  year: number | null
}
export interface Support {
  /** `project:<uuid>` or `row:<uuid>`. */
  id: string
  year: number
  /** Null where the source has no such list. */
  activity: string | null
  /** A class or a fair is held again every year; a machine is bought once. */
  event: boolean
  parties: readonly Party[]
  /** What the money is for, as searchable words. */
  content: readonly string[]
  /** Đồng; null when not known. */
  amount: number | null
  things: readonly BoughtThing[]
  invoices: readonly Invoice[]
  accounts: readonly string[]
  photos: readonly Photo[]
}

/** What may be said of two supports. `who`: of those supported; `what`: of the thing paid for. */
export const evidenceKinds = {
  record: 'who',
  number: 'who',
  linked: 'who',
  perhapsLinked: 'who',
  account: 'who',
  phone: 'who',
  email: 'who',
  /** One owner at one home, under two records: a household and its owner's company. */
  ownerHome: 'who',
  address: 'who',
  person: 'who',
  saidDifferent: 'who',
  serial: 'what',
  serialDiffers: 'what',
  invoice: 'what',
  photo: 'what',
  photoAlike: 'what',
  machine: 'what',
  activity: 'what',
  eventAgain: 'what',
  otherActivity: 'what',
  content: 'what',
  listed: 'what',
  contentDiffers: 'what',
  amount: 'what',
  sameYear: 'what',
} as const satisfies Record<string, 'who' | 'what'>
export type EvidenceKind = keyof typeof evidenceKinds

/** One thing that is said of two supports. No value stands in it: values may be personal. */
export interface Evidence {
  kind: EvidenceKind
  /** 1: in full; less where what they share is shared by many. */
  share: number
  /** How many different ones hold what the two share; null where that is not counted. */
  holders: number | null
}
