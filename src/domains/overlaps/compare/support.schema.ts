/** A support as it is compared: a project of the programme or a row of another programme's list, and what is known of who got it and for what. */

import type { Day } from '../../../kernel/dates.ts'

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
  /** The day it was issued: sellers count anew each year, and may count twice in one. Null when not known. */
  on: Day | null
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
  /** A house and its branch, or two branches: one number but for its end. */
  branch: 'who',
  linked: 'who',
  perhapsLinked: 'who',
  account: 'who',
  phone: 'who',
  email: 'who',
  /** One owner at one home, under two records: a household and its owner's company. */
  ownerHome: 'who',
  /** One owner with one telephone, under two records. */
  ownerPhone: 'who',
  address: 'who',
  person: 'who',
  accountDiffers: 'who',
  saidDifferent: 'who',
  serial: 'what',
  /** One number on machines of two models. */
  serialOfOther: 'what',
  serialDiffers: 'what',
  /** One seller, number and day. */
  invoice: 'what',
  /** One seller, number and year; a day is missing. */
  invoiceUndated: 'what',
  /** One seller, number and year, two days: copied wrong, or the seller counts twice. */
  invoiceOtherDay: 'what',
  /** One seller and number; a day is missing and the years differ. */
  invoiceNumber: 'what',
  photo: 'what',
  photoAlike: 'what',
  machine: 'what',
  /** Two machines of two models. */
  machineDiffers: 'what',
  activity: 'what',
  /** One record of the register asks again for what is given once. */
  onceAgain: 'what',
  eventAgain: 'what',
  otherActivity: 'what',
  /** Papers in common, shown for another activity: the head says little when the thing is one. */
  otherHead: 'what',
  content: 'what',
  listed: 'what',
  contentDiffers: 'what',
  amount: 'what',
  sameYear: 'what',
} as const satisfies Record<string, 'who' | 'what'>
export type EvidenceKind = keyof typeof evidenceKinds
/** What stands on papers of its own: two of these are met together by no chance. */
export const papers: readonly EvidenceKind[] = ['serial', 'invoice', 'invoiceUndated', 'invoiceOtherDay', 'photo']
/** What may make two supports one thing. Without any of these it does not matter who got them. */
export const oneThing: readonly EvidenceKind[] = [
  ...papers,
  'serialOfOther',
  'invoiceNumber',
  'photoAlike',
  'machine',
  'activity',
  'onceAgain',
  'listed',
]

/** One thing that is said of two supports. No value stands in it: values may be personal. */
export interface Evidence {
  kind: EvidenceKind
  /** 1: in full; less where what they share is shared by many. */
  share: number
  /** How many different ones hold what the two share; null where that is not counted. */
  holders: number | null
}
