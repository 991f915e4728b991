/** Laying one picture upon another: from a placement in shares of the pictures to what a browser understands. */

/**
 * The CSS transform that moves the asked picture, stretched to the box of the registered one, to where it lies in it.
 * @param homography nine numbers, row by row: shares of the asked picture → shares of the registered one
 * @param width of the box in pixels
 */
export const overlayMatrix = (homography: readonly number[], width: number, height: number): string => {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = homography
  // Shares become pixels on both sides: S · H · S⁻¹ with S = diag(width, height, 1).
  const columns = [
    [a, (d * height) / width, 0, g / width],
    [(b * width) / height, e, 0, h / height],
    [0, 0, 1, 0],
    [c * width, f * height, 0, i],
  ]
  return `matrix3d(${columns.flat().join(', ')})`
}
/** At most so many of a list, taken evenly over its length. */
export const spread = <T>(list: readonly T[], most: number): T[] =>
  list.length <= most ? [...list] : Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]!)
