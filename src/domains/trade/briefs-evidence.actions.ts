/** Takes the analysis of a product in a market, for a brief to begin from and to rest on. */
import * as z from 'zod'
import type { Context } from '../../kernel/context.ts'
import { gaps } from './analysis/change.actions.ts'
import { productPage } from './analysis/markets.actions.ts'
import { type Gap, groupings, type ProductPage } from './analysis.schema.ts'
import type { Evidence } from './briefs.schema.ts'
import { evidenceOf, startOf } from './briefs-evidence.rules.ts'
import { findMapping, linesOf } from './mapping.store.ts'

/** Which figure of the market pages a brief is written from. */
export const gapQuery = z.object({
  series: z.string().min(1).max(100),
  mapping: z.string().max(100).optional(),
  by: z.enum(groupings).optional(),
  product: z.string().min(1).max(40),
  market: z.string().min(1).max(40),
  period: z.string().max(20).optional(),
})
export type GapQuery = z.output<typeof gapQuery>

/** The product in its market, the gap found there if any, and the headings that it is made of. */
const analysed = async (ctx: Context, query: GapQuery): Promise<{ page: ProductPage; gap: Gap | null; hs: string[] }> => {
  const page = await productPage(ctx, query)
  const { rows } = await gaps(ctx, { ...query, period: page.period.code })
  const gap = rows.find(({ product, market }) => product.code === page.product.code && market.code === page.market.code) ?? null
  return { page, gap, hs: await headingsOf(ctx, page) }
}
/** Headings of the mapping that make up a craft; a product of the nomenclature is its own heading. */
const headingsOf = async (ctx: Context, { mapping, product }: ProductPage): Promise<string[]> => {
  if (!mapping) return [product.code]
  const version = await findMapping(ctx.db, mapping.code)
  const lines = version ? await linesOf(ctx.db, version.id) : []
  return lines.flatMap(({ prefix, craft }) => (craft === product.code && isHs(prefix) ? [prefix] : []))
}
const isHs = (prefix: string) => /^\d{2}(\d{2}){0,4}$/.test(prefix)

/** The figures of today, to be kept with a brief. */
export const freezeFrom = async (ctx: Context, query: GapQuery): Promise<Evidence[]> => {
  const { page, gap } = await analysed(ctx, query)
  return evidenceOf(page, gap, ctx.today)
}
/** What the form of a new brief opens with, and the figures that saving it will keep. */
export const prefill = async (ctx: Context, query: GapQuery) => {
  const { page, gap, hs } = await analysed(ctx, query)
  return { start: startOf(page, gap, hs), evidence: evidenceOf(page, gap, ctx.today) }
}
