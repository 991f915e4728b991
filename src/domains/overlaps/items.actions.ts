/** Numbers of a project's papers by which its money can be met elsewhere: typed from the paper, masked where they are personal. */
import { holdsWithin } from '../../kernel/access.ts'
import { type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { maskTaxCode, plainTaxCode } from '../establishments/contacts.rules.ts'
import { taxCodeProblem } from '../establishments/taxcode.rules.ts'
import { askForCheck } from './check.actions.ts'
import * as store from './items.store.ts'
import { maskAccount } from './masks.rules.ts'
import { type EvidenceRow, itemKinds, type typedKinds } from './overlaps.schema.ts'
import { projectByCode, type SideProject } from './sides.store.ts'
import { matchKeyOf } from './supports.actions.ts'
import { notCompared } from './supports.store.ts'

/** Until when whoever files keeps the list; the office keeps it all along. */
const filersUntil: readonly SideProject['state'][] = ['draft', 'submitted', 'supplement', 'surveyed', 'reviewed']
export const mayKeepItems = (ctx: Context, state: SideProject['state']): boolean =>
  holdsWithin(ctx.actor, ctx.reach, 'appraiser', 'leader', 'accountant') ||
  (filersUntil.includes(state) && holdsWithin(ctx.actor, ctx.reach, 'applicant', 'local_officer', 'centre_officer'))

export const shownItem = ({ item, paper }: { item: EvidenceRow; paper: string | null }) => ({
  id: item.id,
  kind: item.kind,
  kindLabel: itemKinds[item.kind],
  value:
    item.kind === 'photo'
      ? null
      : item.value === null
        ? say('overlaps.erased')
        : item.kind === 'bank_account'
          ? maskAccount(item.value)
          : item.value,
  sellerTaxCode: maskTaxCode(item.sellerTaxCode),
  issuedOn: item.issuedOn,
  paper,
  compared: item.matchKey !== null,
})
const keeping = async (ctx: Context, tx: Tx, code: string): Promise<SideProject> => {
  const project = (await projectByCode(tx, ctx.reach, code)) ?? unknown(say('overlaps.noProject', { code }))
  return mayKeepItems(ctx, project.state) ? project : refuse(say('overlaps.itemsNotYours'))
}
const compareAnew = async (ctx: Context, tx: Tx, project: SideProject): Promise<void> => {
  if (!(notCompared as readonly string[]).includes(project.state)) await askForCheck(ctx, [project.id], 'step', tx)
}
export interface ItemInput {
  kind: keyof typeof typedKinds
  value: string
  sellerTaxCode?: string | null | undefined
  issuedOn?: string | null | undefined
  paperId?: string | null | undefined
}
const wrong = (path: string, message: string): never => invalid(message, [{ path, message }])
/** Adds a number. An account goes into the log by its end only. */
export const addItem = (ctx: Context, code: string, input: ItemInput) =>
  ctx.db.transaction(async tx => {
    const project = await keeping(ctx, tx, code)
    const { kind, issuedOn, paperId } = input
    const value = clean(input.value)
    const sellerTaxCode = kind === 'invoice' ? plainTaxCode(input.sellerTaxCode ?? '') || null : null
    if (kind === 'invoice' && !sellerTaxCode) wrong('sellerTaxCode', say('overlaps.itemNoSeller'))
    const doubt = sellerTaxCode ? taxCodeProblem(sellerTaxCode, null, ctx.today) : undefined
    if (doubt?.level === 'error')
      wrong('sellerTaxCode', say('overlaps.itemBadSeller', { value: sellerTaxCode!, says: doubt.says, fix: doubt.fix }))
    const matchKey = matchKeyOf(kind, value, sellerTaxCode) ?? wrong('value', say('overlaps.itemUseless'))
    if (paperId && !(await store.paperOf(tx, project.id, paperId))) wrong('paperId', say('overlaps.itemNoPaper'))
    const known = await store.itemsOfMany(tx, [project.id])
    if (known.some(item => item.kind === kind && item.matchKey === matchKey)) conflict(say('overlaps.itemTwice'))
    const row = {
      projectId: project.id,
      kind,
      value,
      matchKey,
      sellerTaxCode,
      issuedOn: (kind === 'invoice' && issuedOn) || null,
      paperId: paperId ?? null,
    }
    const [added] = await store.insertItems(tx, [row])
    await logged(tx, ctx, {
      entity: 'support_evidence',
      recordId: added!.id,
      action: 'create',
      values: {
        projectId: project.id,
        kind,
        value: kind === 'bank_account' ? maskAccount(value) : value,
        sellerTaxCode: maskTaxCode(sellerTaxCode),
      },
    })
    await compareAnew(ctx, tx, project)
    return { id: added!.id }
  })
export const removeItem = (ctx: Context, code: string, id: string) =>
  ctx.db.transaction(async tx => {
    const project = await keeping(ctx, tx, code)
    const item = (await store.findItem(tx, project.id, id)) ?? unknown(say('overlaps.itemNone'))
    if (item.kind === 'photo') refuse(say('overlaps.itemFromPicture'))
    await store.deleteItem(tx, id)
    await logged(tx, ctx, {
      entity: 'support_evidence',
      recordId: id,
      action: 'delete',
      values: { projectId: project.id, kind: item.kind },
    })
    await compareAnew(ctx, tx, project)
    return { id }
  })
