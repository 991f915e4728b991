/** Small pictures: for lists, and for papers. */
import sharp from 'sharp'

const side = 480

/**
 * The picture within 480 × 480 points, as WebP on white.
 * @throws whatever is wrong with a picture that cannot be read whole
 */
export const thumbnail = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp(bytes)
      .rotate()
      .flatten({ background: '#fff' })
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer(),
  )

/** The same for a Word paper, which knows no WebP, at most 240 points a side of the paper; with the size that it has there. */
export const thumbnailPng = async (bytes: Uint8Array): Promise<{ bytes: Uint8Array; width: number; height: number }> => {
  const { data, info } = await sharp(bytes)
    .rotate()
    .flatten({ background: '#fff' })
    .resize(side, side, { fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { bytes: new Uint8Array(data), width: Math.round(info.width / 2), height: Math.round(info.height / 2) }
}
