/** What each number of the evidence is worth, in natural log-odds. Made by bench/designs/calibrate.ts; 213 copies and 2266 other pairs. */
export const weights: { base: number; features: Record<string, number> } = {
  base: -11.255,
  features: {
    many: 0.379,
    repeated: 6.309,
    agreed: 0,
    patchAlike: 0,
    pointsAgree: 0,
    everywhere: 4.518,
    most: 0,
    least: 0.355,
    both: 0,
    agreeing: 0.187,
    alike: 0,
    near: 0,
    solid: 0.828,
    manySolid: 1.132,
    pointless: 2.989,
    pointlessNear: 0,
    lines: 0.897,
  },
}
