/** What a village's establishments were supported with: the register's page of a village asks for it through its port. */
import type { Context } from '../../kernel/context.ts'
import type { VillageSupport } from '../establishments/villages.ports.ts'
import { supportOf } from './village-support.store.ts'

export const supportOfVillage = (ctx: Context, villageId: string): Promise<VillageSupport[]> => supportOf(ctx.db, ctx.reach, villageId)
