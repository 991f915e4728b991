/** Turns drawings (SVG) into pictures, for the demonstration. */
import sharp from 'sharp'

/** The drawing as PNG; or the same as somebody would copy it: mirrored, cut to its middle, in slightly other colours, as JPEG. */
export const drawn = async (svg: string, copied = false): Promise<Uint8Array> => {
  const whole = sharp(Buffer.from(svg))
  if (!copied) return new Uint8Array(await whole.png({ compressionLevel: 9, palette: true }).toBuffer())
  const { width = 0, height = 0 } = await whole.metadata()
  const cut = {
    left: Math.round(width * 0.14),
    top: Math.round(height * 0.12),
    width: Math.round(width * 0.74),
    height: Math.round(height * 0.74),
  }
  const mirrored = await whole.flop().png().toBuffer()
  return new Uint8Array(await sharp(mirrored).extract(cut).modulate({ hue: 18, saturation: 0.9 }).jpeg({ quality: 82 }).toBuffer())
}
