/** The law as it stands for the domains above: rules with what officers have verified, norms, the order of choice; and the keeping of findings. */
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import * as store from './appraisal.store.ts'
import { hanoi } from './beneficiaries.rules.ts'
import * as documents from './documents.store.ts'
import { type InForce, type Law, type LawState, valuesOn } from './law.rules.ts'
import { type NormRow, shippedNorms } from './norms.schema.ts'
import { type SelectionOrder, selectionOrder } from './rules/selection-order.rule.ts'
import { inForceOn } from './rules/support-ceiling.rule.ts'
import { addedNorms, addedVersions } from './subjects.rules.ts'

const ofProvince = (norm: NormRow) => norm.scope === 'national' || norm.province === hanoi
/**
 * The whole law: what ships and what adopted documents add.
 * @param drafts documents that are taken as if they had been adopted and verified last: for seeing what they would change
 */
export const lawInForce = async (tx: Tx, drafts: readonly string[] = []): Promise<LawState> => {
  const rows = await documents.listAdded(tx, drafts)
  const added = addedVersions(rows)
  const norms = addedNorms(rows)
  const verified = await store.verifiedSubjects(tx)
  const supposed = addedKeys(rows.filter(({ document }) => document.state !== 'adopted'))
  return {
    law: { verified: new Set([...verified, ...supposed]), province: hanoi, added },
    norms: [...norms, ...shippedNorms].filter(ofProvince),
  }
}
const addedKeys = (rows: Parameters<typeof addedVersions>[0]): string[] =>
  [...addedVersions(rows), ...addedNorms(rows)].map(({ key }) => key)

/** Keys of the versions that adopted documents brought. */
export const keysOfDocuments = async (tx: Tx): Promise<ReadonlySet<string>> => new Set(addedKeys(await documents.listAdded(tx, [])))

/** What officers have verified, the province and the versions of documents: with it rules weigh their findings. */
export const standing = async (tx: Tx): Promise<Law> => (await lawInForce(tx)).law
/** All norms of the nation and the province through time, for judging cases of several days. */
export const loadNorms = async (tx: Tx): Promise<readonly NormRow[]> => (await lawInForce(tx)).norms
/** The norms in force on the day, one of each activity and scope. */
export const normsOn = async (tx: Tx, day: Day): Promise<NormRow[]> => inForceOn(await loadNorms(tx), day)
/** The order in which projects are chosen on a day: the province's own where a document has set one, otherwise the nation's. */
export const priorityOrderOn = async (tx: Tx, day: Day): Promise<InForce<SelectionOrder> | undefined> =>
  valuesOn(selectionOrder, await standing(tx), day)[0]

/** Keeps the findings as they stood; call it in the transaction of the step, which logs the act. */
export const keepAppraisal = (tx: Tx, draft: store.AppraisalDraft) => store.insertAppraisal(tx, draft)
/** A project's kept judgements, the first one first. */
export const appraisalsOf = (tx: Tx, projectId: string) => store.listAppraisals(tx, projectId)
/** The latest whole appraisal of each of these projects that has one. */
export const latestAppraisals = async (tx: Tx, projectIds: readonly string[]) => store.latestAppraisals(tx, projectIds)
