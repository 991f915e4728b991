/** A demonstration of money given twice; every number in it and every row of its list is invented and says so. */
import type { Context } from '../../kernel/context.ts'
import { askForCheck } from './check.actions.ts'
import { openMachineProjects } from './demo.store.ts'
import { insertItems } from './items.store.ts'
import { bringList } from './lists.actions.ts'
import type { ItemKind } from './overlaps.schema.ts'
import { matchKeyOf } from './supports.actions.ts'

const seller = '0100109106'
/** What is copied from papers of the first, second, third of the projects: one machine typed two ways, one invoice of two projects. */
const items: readonly { of: number; kind: Exclude<ItemKind, 'photo'>; value: string }[] = [
  { of: 0, kind: 'serial', value: 'MINH-HOA-2024-O0I17' },
  { of: 1, kind: 'serial', value: 'minh hoa 2024 00117' },
  { of: 1, kind: 'invoice', value: '0000451' },
  { of: 2, kind: 'invoice', value: 'HĐ 451' },
  { of: 2, kind: 'serial', value: 'MINH-HOA-2024-00731' },
  { of: 2, kind: 'bank_account', value: '0000 1111 2222' },
]
/** Numbers on three open projects, a list in the manner of OCOP, and a first look at everything. */
export const bringDemoOverlaps = async (ctx: Context, list: { fileName: string; bytes: Uint8Array; year: number }): Promise<void> => {
  const projects = await openMachineProjects(ctx.db)
  for (const { of, kind, value } of items) {
    const projectId = projects[of]
    const sellerTaxCode = kind === 'invoice' ? seller : null
    if (projectId) await insertItems(ctx.db, [{ projectId, kind, value, sellerTaxCode, matchKey: matchKeyOf(kind, value, sellerTaxCode) }])
  }
  const about = {
    name: `OCOP minh họa ${list.year}`,
    programme: 'ocop' as const,
    source: 'Dữ liệu minh họa',
    year: list.year,
    fileName: list.fileName,
  }
  await bringList(ctx, about, list.bytes)
  await askForCheck(ctx, null, 'night')
}
