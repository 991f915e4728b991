/** Pictures: read safely, cleaned of what the camera wrote about the taker, and hashed by how they look. */
import sharp from 'sharp'

/** A picture with more points than this is not opened: no phone makes one, and it would fill the memory. */
export const mostPixels = 100_000_000
const open = (bytes: Uint8Array, limitInputPixels: number = mostPixels) => sharp(bytes, { limitInputPixels, failOn: 'error' })

export interface CleanPicture {
  bytes: Uint8Array
  width: number
  height: number
  /** 64 bits as 16 hex digits; null when the picture has next to nothing on it, since all such look alike. */
  hash: string | null
}

/**
 * Turns the picture upright and writes it anew without EXIF, GPS, XMP or comments, in its own format (JPEG, PNG or WebP).
 * @param most points that the picture may have
 * @throws whatever is wrong with a picture that cannot be read whole
 */
export const cleanPicture = async (bytes: Uint8Array, most: number = mostPixels): Promise<CleanPicture> => {
  const upright = open(bytes, most).rotate()
  const { format } = await open(bytes, most).metadata()
  // Quality 92 leaves no trace that an eye or the hash would find.
  const written = format === 'png' ? upright.png() : format === 'webp' ? upright.webp({ quality: 92 }) : upright.jpeg({ quality: 92 })
  const { data, info } = await written.toBuffer({ resolveWithObject: true })
  return { bytes: new Uint8Array(data), width: info.width, height: info.height, hash: await pictureHash(data) }
}

const side = 32
const kept = 8
/** cos((2x + 1)uπ / 2N), the rows of the cosine transform that are kept. */
const cosines = Array.from({ length: kept + 1 }, (_, u) =>
  Array.from({ length: side }, (_, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * side))),
)
/** Spread of brightness (0–255) below which a picture is taken for blank. */
const blank = 4

/**
 * The perceptual hash of a picture (Zauner 2010): 32×32 grey, cosine transform, its 8×8 lowest frequencies without the first row and
 * column, each bit whether it is above their median. Pictures of one scene differ in few bits: see `hashDistance`.
 * @returns 16 hex digits, or null of a picture with next to nothing on it
 */
export const pictureHash = async (bytes: Uint8Array): Promise<string | null> => {
  const grey = await open(bytes).rotate().flatten({ background: '#fff' }).greyscale().resize(side, side, { fit: 'fill' }).raw().toBuffer()
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length
  const spread = Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length)
  if (spread < blank) return null
  const rows = Array.from({ length: side }, (_, y) => cosines.map(wave => wave.reduce((sum, c, x) => sum + c * grey[y * side + x]!, 0)))
  const frequencies: number[] = []
  for (let v = 1; v <= kept; v++)
    for (let u = 1; u <= kept; u++) frequencies.push(cosines[v]!.reduce((sum, c, y) => sum + c * rows[y]![u]!, 0))
  const sorted = [...frequencies].sort((a, b) => a - b)
  const median = (sorted[31]! + sorted[32]!) / 2
  let hash = 0n
  for (const value of frequencies) hash = (hash << 1n) | (value > median ? 1n : 0n)
  return hash.toString(16).padStart(16, '0')
}

/** In how many of 64 bits two picture hashes differ: 0 for the same picture, about 32 for strangers. */
export const hashDistance = (a: string, b: string): number => {
  let bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let count = 0
  for (; bits; bits &= bits - 1n) count++
  return count
}
