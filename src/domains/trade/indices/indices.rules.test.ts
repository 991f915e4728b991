/** Indices against published figures and against what must hold of them whatever the data. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addEffects, constantMarketShares, type Sold, standardOf } from './cms.rules.ts'
import { Sum } from './figure.rules.ts'
import { balassa, growth, hhi, hhiNormalised, penetration, priceBand, symmetric, unitValue } from './shares.rules.ts'

const money = fc.integer({ min: 0, max: 1_000_000_000 })
const close = (a: number, b: number, scale = Math.max(Math.abs(a), Math.abs(b), 1)) => Math.abs(a - b) <= 1e-9 * scale

describe('published figures', () => {
  it('RCA of the worked example of walking4wildlife.com ("Brief Notes on Specialisation Indicators"): 30 of 200 against 200 of 2,500', () => {
    expect(balassa({ own: 30, ownTotal: 200, product: 200, total: 2500 }).value).toBeCloseTo(1.875, 12)
  })
  it('HHI of the R package concstats (README): 0.275 and 0.30', () => {
    expect(hhi([0.4, 0.2, 0.25, 0.1, 0.05, 0, 0]).value).toBeCloseTo(0.275, 12)
    expect(hhi([0.35, 0.4, 0.05, 0.1, 0.06, 0.04]).value).toBeCloseTo(0.3, 2)
  })
  it('a market of one supplier has HHI 1, one with a million alike almost 0 (WITS, Trade Indicators Help)', () => {
    expect(hhi([7]).value).toBe(1)
    expect(hhi(Array.from({ length: 1000 }, () => 3)).value).toBeCloseTo(0.001, 12)
  })
  it('the four industries of G. Krumme’s "Shift & Share" table (University of Washington, Geography 350): 630 = 290 − 80 + 420', () => {
    // With one market the decomposition is shift and share analysis: national growth, composition and differential effect. The nation is its table of
    // shares (10, 20, 40, 30 %) and growth (10, 20, 30, 40 %); the page prints the composition effect, 1210 − 1290, without its sign.
    const industries = [
      { product: 'I', nation: 10, growth: 10, before: 500, after: 1000 },
      { product: 'II', nation: 20, growth: 20, before: 100, after: 100 },
      { product: 'III', nation: 40, growth: 30, before: 200, after: 250 },
      { product: 'IV', nation: 30, growth: 40, before: 200, after: 280 },
    ]
    const world = industries.map(({ product, nation, growth }) => ({
      product,
      market: '',
      before: nation,
      after: nation * (1 + growth / 100),
    }))
    const { total, cells } = constantMarketShares(
      standardOf(world),
      industries.map(({ product, before, after }) => ({ product, market: '', before, after })),
    )
    expect(total.change).toBe(630)
    expect(total.size).toBeCloseTo(290, 9)
    expect(total.mix).toBeCloseTo(-80, 9)
    expect(total.market).toBeCloseTo(0, 9)
    expect(total.competitiveness).toBeCloseTo(420, 9)
    const differential = [450, -20, -10, 0]
    for (const [at, cell] of cells.entries()) expect(cell.effects.competitiveness).toBeCloseTo(differential[at]!, 9)
  })
})

describe('reckoned by hand', () => {
  // Two products, two markets; world 1000 → 1200. All steps of the decomposition stand in the comments.
  const world: Sold[] = [
    { product: 'pots', market: 'US', before: 400, after: 520 },
    { product: 'pots', market: 'JP', before: 200, after: 200 },
    { product: 'mats', market: 'US', before: 300, after: 330 },
    { product: 'mats', market: 'JP', before: 100, after: 150 },
  ]
  const own: Sold[] = [
    { product: 'pots', market: 'US', before: 40, after: 60 },
    { product: 'pots', market: 'JP', before: 40, after: 38 },
    { product: 'mats', market: 'US', before: 15, after: 20 },
    { product: 'mats', market: 'JP', before: 5, after: 4 },
  ]
  it('decomposes a change as Leamer & Stern do', () => {
    const { total } = constantMarketShares(standardOf(world), own)
    // r = 20 %; pots 600 → 720: 20 %; mats 400 → 480: 20 %. Size 0.2 × 100 = 20; mix 0.
    expect(total.size).toBeCloseTo(20, 10)
    expect(total.mix).toBeCloseTo(0, 10)
    // (30 − 20) % × 40 + (0 − 20) % × 40 + (10 − 20) % × 15 + (50 − 20) % × 5 = 4 − 8 − 1.5 + 1.5
    expect(total.market).toBeCloseTo(-4, 10)
    // (20 − 12) + (−2 − 0) + (5 − 1.5) + (−1 − 2.5) = 6
    expect(total.competitiveness).toBeCloseTo(6, 10)
    expect(total.change).toBe(22)
  })
  it('one that grows in every cell as the world does wins and loses nothing', () => {
    const shares = [0.1, 0.3, 0.02, 0.5]
    const same = world.map((cell, at) => ({ ...cell, before: cell.before * shares[at]!, after: cell.after * shares[at]! }))
    const { total } = constantMarketShares(standardOf(world), same)
    expect(total.competitiveness).toBeCloseTo(0, 10)
    expect(total.size + total.mix + total.market).toBeCloseTo(total.change, 10)
  })
  it('leaves market distribution at nought where there is one market', () => {
    const only = (cells: Sold[]) => cells.filter(cell => cell.market === 'US')
    expect(constantMarketShares(standardOf(only(world)), only(own)).total.market).toBeCloseTo(0, 10)
  })
  it('a price band is the middle half of the quantity, in the unit of most value', () => {
    const rows = [1, 2, 3, 4].map(price => ({ unit: 'KGS', value: price * 10, quantity: 10 }))
    expect(priceBand([...rows, { unit: 'NOS', value: 90, quantity: 1 }])).toEqual({ low: 1, high: 3, unit: 'KGS' })
    expect(priceBand(rows.slice(1))).toBeNull()
  })
  it('unit value speaks only for rows that state a quantity in one unit', () => {
    const kg = [
      { value: 100, quantity: 10, unit: 'KGS' },
      { value: 50, quantity: 15, unit: 'KGS' },
      { value: 40, quantity: null, unit: null },
    ]
    expect(unitValue(kg)).toMatchObject({ figure: { value: 6 }, unit: 'KGS', coverage: 150 / 190 })
    expect(unitValue([...kg, { value: 500, quantity: 3, unit: null }]).figure.why).toBe('mixed_units')
    expect(unitValue([{ value: 5, quantity: null, unit: null }]).figure.why).toBe('no_quantity')
  })
})

describe('a missing denominator is a reason, never NaN', () => {
  it.each([
    ['RCA without all products', balassa({ own: 1, ownTotal: null, product: 2, total: 3 }), 'listed_products'],
    ['RCA without the world', balassa({ own: 1, ownTotal: 2, product: null, total: null }), 'no_total'],
    ['RCA of a country that sells nothing', balassa({ own: 0, ownTotal: 0, product: 2, total: 3 }), 'zero_base'],
    ['symmetric RCA of an unknown one', symmetric(balassa({ own: 1, ownTotal: null, product: 2, total: 3 })), 'listed_products'],
    ['growth without last year', growth(5, null), 'no_previous'],
    ['growth from nought', growth(5, 0), 'zero_base'],
    ['HHI of nobody', hhi([]), 'no_data'],
    ['HHI of sellers of nothing', hhi([0, 0]), 'zero_base'],
    ['normalised HHI of one seller', hhiNormalised([4]), 'one_supplier'],
    ['penetration without all importers', penetration(3, null), 'listed_partners'],
  ])('%s', (_, figure, why) => {
    expect(figure.value).toBeNull()
    expect(figure.why).toBe(why)
    expect(figure.says).toMatch(/\p{L}{3}/u)
  })
  it('market shares are not held constant against a standard that lacks what was sold', () => {
    const standard = standardOf([{ product: 'pots', market: 'US', before: 10, after: 12 }])
    expect(constantMarketShares(standard, [{ product: 'mats', market: 'US', before: 3, after: 4 }]).refused).toBe('no_total')
    expect(constantMarketShares(standardOf([]), [{ product: 'mats', market: 'US', before: 3, after: 4 }]).refused).toBe('no_total')
    expect(constantMarketShares(standard, []).refused).toBe('no_data')
  })
})

describe('what must hold', () => {
  const matrix = fc
    .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
    .chain(([countries, products]) =>
      fc.array(fc.array(money, { minLength: products, maxLength: products }), { minLength: countries, maxLength: countries }),
    )
  it('RCAs of a product, weighted by the countries’ shares of world exports, average 1 (and so across a country’s products)', () => {
    fc.assert(
      fc.property(matrix, rows => {
        const total = rows.flat().reduce((a, b) => a + b, 0)
        const ofCountry = rows.map(row => row.reduce((a, b) => a + b, 0))
        const ofProduct = rows[0]!.map((_, p) => rows.reduce((sum, row) => sum + row[p]!, 0))
        for (const [p, product] of ofProduct.entries()) {
          if (product === 0 || total === 0) continue
          const mean = rows.reduce((sum, row, c) => {
            const { value } = balassa({ own: row[p]!, ownTotal: ofCountry[c]!, product, total })
            return value === null ? sum : sum + value * (ofCountry[c]! / total)
          }, 0)
          expect(close(mean, 1)).toBe(true)
        }
        for (const [c, row] of rows.entries()) {
          if (ofCountry[c] === 0) continue
          const mean = row.reduce((sum, own, p) => {
            const { value } = balassa({ own, ownTotal: ofCountry[c]!, product: ofProduct[p]!, total })
            return value === null ? sum : sum + value * (ofProduct[p]! / total)
          }, 0)
          expect(close(mean, 1)).toBe(true)
        }
      }),
    )
  })
  it('symmetric RCA lies between −1 and 1 and keeps the order', () => {
    fc.assert(
      fc.property(money, money, fc.integer({ min: 1, max: 1e9 }), (a, b, whole) => {
        const [x, y] = [a, b].map(own => symmetric(balassa({ own, ownTotal: 1e9, product: whole, total: 2e9 })).value!) as [number, number]
        expect(Math.abs(x)).toBeLessThanOrEqual(1)
        expect((x - y) * (a - b)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
  it('HHI lies between 1/n and 1, its normalised form between 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 1, maxLength: 40 }), values => {
        const found = hhi(values)
        if (found.value === null) {
          expect(Math.max(...values)).toBe(0)
          return
        }
        expect(found.value).toBeGreaterThanOrEqual(1 / values.length - 1e-12)
        expect(found.value).toBeLessThanOrEqual(1 + 1e-12)
        const normal = hhiNormalised(values)
        if (normal.value === null) {
          expect(values.filter(value => value > 0)).toHaveLength(1)
          return
        }
        expect(normal.value).toBeGreaterThanOrEqual(0)
        expect(normal.value).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
  const cells = fc.array(
    fc.record({
      product: fc.constantFrom('a', 'b', 'c'),
      market: fc.constantFrom('x', 'y'),
      before: money,
      after: money,
      others: fc.tuple(money, money),
    }),
    { minLength: 1, maxLength: 30 },
  )
  it('the four effects add up to the change, in total, by product and by cell; the world itself wins nothing from itself', () => {
    fc.assert(
      fc.property(cells, drawn => {
        const once = [...new Map(drawn.map(cell => [`${cell.product}/${cell.market}`, cell])).values()]
        const world = once.map(({ product, market, before, after, others: [b, a] }) => ({
          product,
          market,
          before: before + b,
          after: after + a,
        }))
        const standard = standardOf(world)
        const found = constantMarketShares(standard, once)
        if (found.refused) return
        for (const { size, mix, market, competitiveness, change, before, after } of [
          found.total,
          ...found.cells.map(each => each.effects),
        ]) {
          const scale = Math.max(before, after, Math.abs(size), Math.abs(mix), Math.abs(market), 1)
          expect(close(size + mix + market + competitiveness, change, scale)).toBe(true)
          expect(before + change).toBe(after)
        }
        const again = addEffects(found.cells.map(each => each.effects))
        expect(again).toEqual(found.total)
        const everybody = constantMarketShares(standard, world)
        if (!everybody.refused) {
          const fresh = world.filter(cell => cell.before === 0).reduce((sum, cell) => sum + cell.after, 0)
          const scale = Math.max(...world.map(cell => Math.max(cell.before, cell.after)), 1) * 1e3
          expect(close(everybody.total.competitiveness, fresh, scale)).toBe(true)
          // Mix sums to what fresh cells of products with a base brought, and to nothing else.
          if (fresh === 0) expect(close(everybody.total.mix + everybody.total.market, 0, scale)).toBe(true)
        }
      }),
    )
  })
  it('a sum does not depend on the order of its parts', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { maxLength: 200 }), values => {
        const [there, back] = [new Sum(), new Sum()]
        for (const value of values) there.add(value)
        for (const value of [...values].reverse()) back.add(value)
        expect(close(there.value, back.value)).toBe(true)
      }),
    )
    const sum = new Sum()
    for (const value of [1e16, 1, -1e16]) sum.add(value)
    expect(sum.value).toBe(1)
  })
})
