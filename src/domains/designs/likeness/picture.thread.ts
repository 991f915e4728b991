/** A picture file becomes the planes that the comparison works on: upright, in sRGB, on one ground. */
import sharp, { type Sharp } from 'sharp'
import { linesOf, strokesOf } from './lines.rules.ts'
import type { Plane } from './scales.rules.ts'
import { type Small, smallSide } from './small.rules.ts'

export interface Picture {
  width: number
  height: number
  grey: Plane
  /** Made when asked for. */
  lines(): Promise<Plane>
  strokes(): Promise<Plane>
  small: Small
}
/** Pixels of the plane searched for points, and of the plane of lines. */
const greyArea = 300_000
const linesArea = 110_000
/** Pictures of more pixels are refused: an archive of a few bytes may unfold to gigabytes. */
const mostPixels = 200_000_000

/** A ground that lets transparent pictures show: dark under bright ones, white under the rest. */
const onGround = async (picture: Sharp): Promise<Sharp> => {
  const { data, info } = await picture
    .clone()
    .resize(64, 64, { fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let [seen, bright] = [0, 0]
  for (let at = 0; at < data.length; at += info.channels) {
    const alpha = data[at + 3]! / 255
    seen += alpha
    bright += (alpha * (data[at]! + data[at + 1]! + data[at + 2]!)) / 765
  }
  return picture.flatten({ background: seen && bright / seen > 0.75 ? '#303030' : '#ffffff' })
}
interface Raw {
  width: number
  height: number
  /** Red, green, blue. */
  data: Uint8Array
}
const planeOf = ({ width, height, data }: Raw): Plane => {
  const grey = new Float32Array(width * height)
  for (let at = 0; at < grey.length; at++) grey[at] = (0.299 * data[3 * at]! + 0.587 * data[3 * at + 1]! + 0.114 * data[3 * at + 2]!) / 255
  return { width, height, data: stretched(grey) }
}
/** Weak contrast is raised, at most fourfold, so that a pale glaze has points too. */
const stretched = (grey: Float32Array): Float32Array => {
  const sorted = Float32Array.from({ length: 2000 }, (_, at) => grey[Math.floor((at * grey.length) / 2000)]!).sort()
  const [low, high] = [sorted[20]!, sorted[1979]!]
  const gain = Math.min(4, Math.max(1, 0.9 / Math.max(0.01, high - low)))
  return gain === 1 ? grey : grey.map(value => (value - low) * gain)
}
/** Small pictures are enlarged, at most twofold: fine points lie between their pixels. No side is below 16 pixels. */
const sized = (width: number, height: number, area: number): [number, number] => {
  const fitting = Math.sqrt(area / (width * height))
  const factor = Math.max(Math.min(2, Math.max(Math.min(1, fitting), fitting * 0.75)), 16 / Math.min(width, height))
  return [Math.max(16, Math.round(width * factor)), Math.max(16, Math.round(height * factor))]
}
const rawOf = async (picture: Sharp, [width, height]: [number, number]): Promise<Raw> => {
  const { data } = await picture
    .resize(width, height, { fit: 'fill' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width, height, data }
}
const fromRaw = ({ data, width, height }: Raw) => sharp(data, { raw: { width, height, channels: 3 } })

/** The small picture as WebP, to be kept. */
export const packSmall = (small: Small): Promise<Uint8Array> => fromRaw(small).webp({ quality: 70 }).toBuffer()
/** The small picture that was kept. */
export const readSmall = async (kept: Uint8Array): Promise<Small> => {
  const { data, info } = await sharp(kept).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}
/** Reads any format sharp knows. Throws with sharp's reason when the file is no readable picture. */
export const readPicture = async (file: Uint8Array): Promise<Picture> => {
  const options = { limitInputPixels: mostPixels, failOn: 'error', page: 0 } as const
  const head = await sharp(file, options).metadata()
  const turned = (head.orientation ?? 1) > 4
  const [width, height] = turned ? [head.height, head.width] : [head.width, head.height]
  // Only the ratio matters beyond this: a strip of one pixel is compared as a strip of 1 : 20.
  const [w, h] = [Math.max(width, height / 20), Math.max(height, width / 20)]
  let picture = sharp(file, options).rotate()
  if (head.hasAlpha) picture = await onGround(picture)
  const raw = await rawOf(picture, sized(w, h, greyArea))
  const factor = smallSide / Math.max(raw.width, raw.height)
  const small = await rawOf(fromRaw(raw), [Math.max(8, Math.round(raw.width * factor)), Math.max(8, Math.round(raw.height * factor))])
  const ofLines = () => rawOf(fromRaw(raw), sized(w, h, linesArea))
  return {
    width,
    height,
    grey: planeOf(raw),
    lines: async () => linesOf(await ofLines()),
    strokes: async () => strokesOf(await ofLines()),
    small,
  }
}
/** A square of `size` pixels for the model, from the small picture's box (shares). */
export const squareOf = async (picture: Picture, size: number): Promise<Raw> => rawOf(fromRaw(picture.small), [size, size])
