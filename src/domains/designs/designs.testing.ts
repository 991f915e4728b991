/** Pictures, a small comparison and a plan that counts designs, for tests of designs. */
import sharp from 'sharp'
import type { Database } from '../../db/connect.ts'
import { hashDistance, pictureHash } from '../../files/picture.ts'
import { Plan, Target } from '../plans/plans.schema.ts'
import type { Likeness } from './likeness/likeness.schema.ts'

/** A drawing that differs by its seed: petals, stripes and dots in places that the seed gives. PNG. */
export const drawing = (seed: number, side = 400): Promise<Buffer> => {
  let state = seed * 2_654_435_761
  const next = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0
    return state % below
  }
  const colour = () => `hsl(${next(360)} ${40 + next(50)}% ${25 + next(50)}%)`
  const shapes = Array.from({ length: 46 }, () => {
    const [x, y, r] = [next(side), next(side), 12 + next(46)]
    return next(2)
      ? `<ellipse cx="${x}" cy="${y}" rx="${r}" ry="${6 + next(r)}" transform="rotate(${next(180)} ${x} ${y})" fill="${colour()}" stroke="${colour()}" stroke-width="3"/>`
      : `<path d="M${x} ${y} q ${r} -${r} ${2 * r} 0 t ${r} ${r} l -${r} ${next(40)} z" fill="${colour()}" stroke="#222" stroke-width="2"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="100%" height="100%" fill="${colour()}"/>${shapes.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** Compares by the perceptual hash alone: quick, and enough where the comparison itself is not what is tested. */
export const plainLikeness = (version = 'plain-1'): Likeness => {
  const held = new Map<string, string>()
  const text = new TextDecoder()
  return {
    version,
    describe: async picture => ({ version, bytes: new TextEncoder().encode((await pictureHash(picture)) ?? '0'.repeat(16)) }),
    add: async rows => {
      for (const { id, described } of rows) held.set(id, text.decode(described))
    },
    remove: async ids => {
      for (const id of ids) held.delete(id)
    },
    size: async () => held.size,
    search: async (picture, { limit = 20, exclude = [], onShortlist, onCandidate } = {}) => {
      const asked = (await pictureHash(picture)) ?? '0'.repeat(16)
      const near = [...held]
        .filter(([id]) => !exclude.includes(id))
        .map(([id, hash]) => ({ id, probability: Math.max(0, 1 - hashDistance(asked, hash) / 20) }))
        .sort((a, b) => b.probability - a.probability)
        .slice(0, limit)
      onShortlist?.(near.map(({ id, probability }) => ({ id, score: probability })))
      const found = near.map(({ id, probability }) => ({
        id,
        probability,
        kind: probability >= 0.5 ? ('copy' as const) : ('looks_like' as const),
        transform: probability > 0.95 ? (['identical'] as const) : [],
        inliers: Math.round(probability * 100),
        matches: [],
        homography: null,
        area: null,
      }))
      for (const candidate of found) onCandidate?.({ ...candidate, transform: [...candidate.transform] })
      return found.map(candidate => ({ ...candidate, transform: [...candidate.transform] }))
    },
    close: async () => held.clear(),
  }
}

/** An approved plan of 2024 whose one target counts designs declared, less copies. */
export const planToCountDesigns = async ({ db }: Database): Promise<void> => {
  const [plan] = await db
    .insert(Plan.table)
    .values({ year: 2024, version: 1, state: 'approved', title: 'Kế hoạch thử', approvedOn: '2024-01-31' })
    .returning()
  await db.insert(Target.table).values({
    planId: plan!.id,
    code: 'new_designs',
    name: 'Mẫu mới',
    unit: 'mẫu',
    min: 1,
    max: 9,
    thing: 'design',
    qualifies: 'declared_less_copies',
    dateField: 'madeOn',
    distinct: 'design',
    position: 1,
  })
}
