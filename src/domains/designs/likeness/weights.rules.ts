/** What each number of the evidence is worth, in natural log-odds. */
export const weights: { base: number; features: Record<string, number> } = {
  base: -13.2,
  features: {
    pointless: 1.9,
    repeated: 6.7,
    agreed: 0.1,
    patchAlike: 2.4,
    most: 2.6,
    least: 0.6,
    agreeing: 0.7,
    lines: 0.9,
    solid: 0.8,
    manySolid: 0.6,
  },
}
