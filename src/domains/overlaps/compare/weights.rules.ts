/**
 * Weights in bits, learned by `bench/overlaps/calibrate.ts` on seeds that the figures are not measured on. Three were set by hand: `saidDifferent`, an
 * officer's word; `ownerHome`: one owner at one home under two records that linkage does not join is nearly one party, and asking in one year for one
 * thing is then likely; and `invoiceOtherDay`, which is worth a look and no more.
 */
import type { EvidenceKind } from './support.schema.ts'

/** Log-odds of two supports that are tied and may be one thing, before anything is weighed. */
export const prior = -5.6
export const weights: Readonly<Record<EvidenceKind, number>> = {
  record: 4.8,
  number: 8.2,
  branch: 0.5,
  linked: 3.4,
  perhapsLinked: 2.6,
  account: 9.8,
  phone: 0.7,
  email: 0.5,
  ownerHome: 6.3,
  ownerPhone: 2.9,
  address: 0.5,
  person: 0.7,
  accountDiffers: -0.5,
  saidDifferent: -10,
  serial: 10,
  serialOfOther: 0.5,
  serialDiffers: -5.3,
  invoice: 7.9,
  invoiceUndated: 6.7,
  invoiceOtherDay: 4.1,
  invoiceNumber: 0.5,
  photo: 10,
  photoAlike: 8.7,
  machine: 0.5,
  machineDiffers: -0.5,
  activity: 0.5,
  onceAgain: 10,
  eventAgain: 0.5,
  otherActivity: -7.9,
  otherHead: -0.5,
  content: 1.7,
  listed: 4.4,
  contentDiffers: -0.5,
  amount: 3.8,
  sameYear: 1.4,
}
