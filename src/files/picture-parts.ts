/** A picture's hash with those of its middle, so that it is known again after its edges were cut. */
import sharp from 'sharp'
import { pictureHash } from './picture.ts'

/** How much of each side the middle keeps. */
const middles = [0.94, 0.88, 0.82]

/**
 * The perceptual hashes of the whole picture (first) and of its middle parts.
 * @returns [] of a picture with next to nothing on it
 * @throws whatever is wrong with a picture that cannot be read whole
 */
export const pictureParts = async (bytes: Uint8Array): Promise<string[]> => {
  const whole = await pictureHash(bytes)
  if (!whole) return []
  const { data, info } = await sharp(bytes)
    .rotate()
    .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true })
  const parts: string[] = []
  for (const share of middles) {
    const [width, height] = [Math.round(info.width * share), Math.round(info.height * share)]
    const region = { left: Math.floor((info.width - width) / 2), top: Math.floor((info.height - height) / 2), width, height }
    const hash = await pictureHash(await sharp(data).extract(region).png().toBuffer())
    if (hash) parts.push(hash)
  }
  return [whole, ...parts]
}
