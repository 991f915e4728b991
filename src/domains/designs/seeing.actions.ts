/** Who sees a design, who may change it, who decides about it. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import type { Role } from '../reference/roles.schema.ts'
import type { DesignRow } from './designs.schema.ts'
import * as store from './designs.store.ts'

/** Who registers and corrects designs: officers, and an establishment for itself. */
export const writers: readonly Role[] = ['applicant', 'local_officer', 'centre_officer', 'appraiser']
/** Who decides about them: accepts, finds a copy. */
export const deciders: readonly Role[] = ['appraiser', 'leader']

/** The design within reach, or the one answer for what is not there and what is not the reader's. */
export const seenDesign = async (tx: Tx, ctx: Context, code: string) =>
  (await store.findDesign(tx, ctx.reach, code)) ?? unknown(say('designs.none', { code }))
/** Authors and named owners are shown to those who work with designs and to the establishment itself. */
export const seesNames = (ctx: Context, establishmentId: string | null): boolean =>
  holds(actorOf(ctx), 'local_officer', 'centre_officer', 'appraiser', 'leader', 'auditor') ||
  (establishmentId !== null && ctx.reach.establishmentIds.includes(establishmentId))
/** Whether the reader may change the design: a writer who reaches it otherwise than by its being open to all. */
export const mayWrite = (ctx: Context, design: DesignRow, unitId: string | null): boolean =>
  ctx.actor !== null &&
  holds(ctx.actor, ...writers) &&
  (ctx.reach.everywhere ||
    (unitId !== null && ctx.reach.unitIds.includes(unitId)) ||
    (design.establishmentId !== null && ctx.reach.establishmentIds.includes(design.establishmentId)))
/** The design, held until the transaction ends, for somebody who may change it. */
export const heldDesign = async (tx: Tx, ctx: Context, code: string, revision?: number): Promise<DesignRow> => {
  const { design, maker } = await seenDesign(tx, ctx, code)
  if (!mayWrite(ctx, design, maker?.unitId ?? null)) refuse(say('designs.notYours'))
  const held = (await store.lockDesign(tx, design.id)) ?? unknown(say('designs.none', { code }))
  if (revision !== undefined && revision !== (await store.actsOn(tx, design.id)).length) conflict(say('designs.changed'))
  return held
}
