/**
 * Weights in bits, learned by `bench/overlaps/calibrate.ts` on seeds that the figures are not measured on. `ownerHome` was set by hand: one
 * owner at one home under two records is nearly one record, and asking once more for one thing is then likely.
 */
import type { EvidenceKind } from './support.schema.ts'

/** Log-odds of two supports that share something, before anything is said of them. */
export const prior = -8.9
export const weights: Readonly<Record<EvidenceKind, number>> = {
  record: 5,
  number: 1.7,
  linked: 0.6,
  perhapsLinked: 0.5,
  account: 4.7,
  phone: 0.6,
  email: 0.5,
  ownerHome: 4.5,
  address: 0.5,
  person: 1,
  saidDifferent: -8,
  serial: 8,
  serialDiffers: -3.8,
  invoice: 8,
  photo: 8,
  photoAlike: 4.1,
  machine: 3.8,
  activity: 6.4,
  eventAgain: 0.5,
  otherActivity: -3.2,
  content: 0.6,
  listed: 8,
  contentDiffers: -0.9,
  amount: 2.6,
  sameYear: 1.1,
}
