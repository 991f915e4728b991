/** "Did you mean…": establishments already in the register that a draft may be. It informs; it never stops anybody from saving. */
import type { Context } from '../../kernel/context.ts'
import { searchable } from '../../kernel/text.ts'
import { establishmentKinds } from '../establishments/establishments.schema.ts'
import { loadUnits, placeName } from '../reference/reference.actions.ts'
import { type FactsOf, loadFacts } from './facts.store.ts'
import { candidates } from './likely.store.ts'
import { evidenceOf, prepared, scored } from './linking.actions.ts'
import { percentOf, sayEvidence } from './pairs.rules.ts'

/** What has been typed so far. */
export interface Draft {
  name: string
  kind?: string | null | undefined
  taxCode?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
  representative?: string | null | undefined
  address?: string | null | undefined
  craft?: string | null | undefined
  unitId?: string | null | undefined
  /** The code of the one being corrected. */
  code?: string | undefined
}
const shown = 5
/** From how likely on an officer is told. */
const worthSaying = 0.5
/** Words that half of all names begin with; they find nothing. */
const common = new Set([
  'cong',
  'ty',
  'tnhh',
  'cty',
  'cp',
  'dn',
  'dntn',
  'mtv',
  'tht',
  'mot',
  'thanh',
  'vien',
  'phan',
  'htx',
  'hop',
  'tac',
  'xa',
  'hkd',
  'kinh',
  'doanh',
  'san',
  'xuat',
  'thuong',
  'mai',
  'dich',
  'va',
  'co',
  'so',
  'to',
])

/** Up to five establishments that the draft may be, likeliest first, each with why. */
export const likelyExisting = async (ctx: Context, draft: Draft) => {
  const units = await loadUnits(ctx.db)
  const { unitId } = draft
  const now = unitId ? units.successorsOf(unitId, ctx.today).units : []
  const unitIds = new Set(unitId ? [unitId, ...now.flatMap(id => [...units.territory(id, ctx.today)])] : [])
  const { code, ...facts } = draft
  const found = await candidates(ctx.db, ctx.reach, {
    taxCode: draft.taxCode || null,
    phone: draft.phone || null,
    email: draft.email || null,
    words: searchable(draft.name)
      .split(/[^\p{L}\d]+/u)
      .filter(word => word.length > 1 && !common.has(word)),
    unitIds: [...unitIds],
    exceptCode: code,
  })
  if (!found.length) return { rows: [] }
  const [subject] = await prepared(ctx, 'establishment', [{ ...facts, id: 'draft' } as FactsOf['establishment']])
  const others = await prepared(
    ctx,
    'establishment',
    await loadFacts(
      ctx.db,
      'establishment',
      found.map(row => row.id),
    ),
  )
  const byId = new Map(found.map(row => [row.id, row]))
  const pairs = (await scored(ctx, 'establishment', subject!, others)).filter(pair => pair.probability >= worthSaying).slice(0, shown)
  return {
    rows: await Promise.all(
      pairs.map(async pair => {
        const row = byId.get(pair.left === 'draft' ? pair.right : pair.left)!
        return {
          code: row.code,
          name: row.name,
          kindLabel: establishmentKinds[row.kind],
          place: await placeName(ctx.db, row.unitId),
          percent: percentOf(pair.probability),
          says: sayEvidence('establishment', evidenceOf('establishment', pair)),
        }
      }),
    ),
  }
}
