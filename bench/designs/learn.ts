/** Logistic regression with a little shrinking: what each number of the evidence is worth. */

export interface Example {
  features: Record<string, number>
  isCopy: boolean
  /** How often the example counts. */
  weight: number
}
/**
 * @param eitherWay names whose worth may be negative
 * @returns natural log-odds: a base, and a worth for each name; numbers are centred and scaled inside, so that shrinking is fair
 */
export const learn = (examples: readonly Example[], eitherWay: readonly string[], steps = 2000, shrink = 0.5) => {
  const names = Object.keys(examples[0]!.features)
  const total = examples.reduce((sum, each) => sum + each.weight, 0)
  const means = names.map(name => examples.reduce((sum, each) => sum + each.weight * each.features[name]!, 0) / total)
  const spreads = names.map(
    (name, at) => Math.sqrt(examples.reduce((sum, each) => sum + each.weight * (each.features[name]! - means[at]!) ** 2, 0) / total) || 1,
  )
  const rows = examples.map(({ features }) => names.map((name, at) => (features[name]! - means[at]!) / spreads[at]!))
  const worth = new Float64Array(names.length)
  const seen = new Float64Array(names.length + 1).fill(1e-6)
  let base = 0
  for (let step = 0; step < steps; step++) {
    const slope = new Float64Array(names.length + 1)
    for (const [at, row] of rows.entries()) {
      const { isCopy, weight } = examples[at]!
      const logit = row.reduce((sum, value, column) => sum + value * worth[column]!, base)
      const error = weight * ((isCopy ? 1 : 0) - 1 / (1 + Math.exp(-logit)))
      for (let column = 0; column < row.length; column++) slope[column]! += error * row[column]!
      slope[names.length]! += error
    }
    for (let column = 0; column <= names.length; column++) {
      const move = column < names.length ? slope[column]! - shrink * worth[column]! : slope[column]!
      seen[column]! += move ** 2
      const change = (0.5 * move) / Math.sqrt(seen[column]!)
      if (column < names.length)
        worth[column] = eitherWay.includes(names[column]!) ? worth[column]! + change : Math.max(0, worth[column]! + change)
      else base += change
    }
  }
  const round = (value: number) => Math.round(value * 1000) / 1000
  const features = Object.fromEntries(names.map((name, at) => [name, round(worth[at]! / spreads[at]!)]))
  return { base: round(base - names.reduce((sum, _, at) => sum + (worth[at]! * means[at]!) / spreads[at]!, 0)), features }
}
