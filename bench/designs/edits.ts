/** What is done to a picture to pass it off as another: each from a seed, so that a run can be repeated. */
import sharp from 'sharp'
import type { Random } from '../matching/random.ts'

export type Edit = (picture: Buffer, r: Random, others: readonly Buffer[]) => Promise<Buffer>
interface Raw {
  width: number
  height: number
  data: Buffer
}
const raw = async (picture: Buffer): Promise<Raw> => {
  const { data, info } = await sharp(picture).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}
const jpeg = ({ width, height, data }: Raw, quality = 85) =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer()
const sizeOf = async (picture: Buffer) => {
  const { width, height } = await sharp(picture).metadata()
  return { width, height }
}
/** Who copies cuts out what matters: somewhere in the middle half of the room there is. */
const inMiddle = (r: Random, room: number) => Math.round(room * (0.25 + r.next() / 2))
const cropped =
  (share: number): Edit =>
  async (picture, r) => {
    const { width, height } = await sizeOf(picture)
    const [w, h] = [Math.round(width * share), Math.round(height * share)]
    return sharp(picture)
      .extract({ left: inMiddle(r, width - w), top: inMiddle(r, height - h), width: w, height: h })
      .jpeg({ quality: 85 })
      .toBuffer()
  }
type Corner = [number, number]
/** Lays a picture into four corners (shares of a new picture), on a ground. */
const warped = async (
  picture: Buffer,
  width: number,
  height: number,
  to: [Corner, Corner, Corner, Corner],
  ground: Raw | [number, number, number],
) => {
  const from = await raw(picture)
  const out = Array.isArray(ground) ? Buffer.alloc(width * height * 3, Buffer.from(ground)) : Buffer.from(ground.data)
  const map = squareTo(to.map(([x, y]) => [x * width, y * height]) as [Corner, Corner, Corner, Corner])
  const [a, b, c, d, e, f, g, h] = map
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      // The map's inverse, by its adjugate.
      const [A, B, C] = [e - f * h, c * h - b, b * f - c * e]
      const [D, E, F] = [f * g - d, a - c * g, c * d - a * f]
      const [G, H, I] = [d * h - e * g, b * g - a * h, a * e - b * d]
      const w = G * x + H * y + I
      const [u, v] = [(A * x + B * y + C) / w, (D * x + E * y + F) / w]
      if (u < 0 || u > 1 || v < 0 || v > 1) continue
      const [px, py] = [Math.min(from.width - 1.01, u * (from.width - 1)), Math.min(from.height - 1.01, v * (from.height - 1))]
      const [ix, iy] = [Math.floor(px), Math.floor(py)]
      const [fx, fy] = [px - ix, py - iy]
      for (let channel = 0; channel < 3; channel++) {
        const at = (row: number, column: number) => from.data[((iy + row) * from.width + ix + column) * 3 + channel]!
        out[(y * width + x) * 3 + channel] = (at(0, 0) * (1 - fx) + at(0, 1) * fx) * (1 - fy) + (at(1, 0) * (1 - fx) + at(1, 1) * fx) * fy
      }
    }
  return { width, height, data: out }
}
/** Unit square → quadrilateral (Heckbert 1989, section 2.2.3). */
const squareTo = ([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: [Corner, Corner, Corner, Corner]) => {
  const [dx1, dx2, dx3, dy1, dy2, dy3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3, y1 - y2, y3 - y2, y0 - y1 + y2 - y3]
  const below = dx1 * dy2 - dx2 * dy1
  const [g, h] = [(dx3 * dy2 - dx2 * dy3) / below, (dx1 * dy3 - dx3 * dy1) / below]
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h] as const
}
const slanted = (r: Random, most: number): [Corner, Corner, Corner, Corner] => {
  const shift = () => r.next() * most
  return [
    [shift(), shift()],
    [1 - shift(), shift()],
    [1 - shift(), 1 - shift()],
    [shift(), 1 - shift()],
  ]
}
const perspective: Edit = async (picture, r) => {
  const { width, height } = await sizeOf(picture)
  return jpeg(await warped(picture, width, height, slanted(r, 0.2), [235, 233, 228]))
}
/** A photograph of a screen or a print: slanted, lit from one side, with a grid of its own, soft and grainy. */
const rephotographed: Edit = async (picture, r) => {
  const { width, height } = await sizeOf(picture)
  const shot = await warped(picture, width, height, slanted(r, 0.16), [28, 28, 32])
  const [light, wave, grain] = [r.next() * 0.5 - 0.25, 3 + r.next() * 4, 10 + r.int(14)]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const gain = 0.92 + light * (x / width - 0.5) * 2 + 0.05 * Math.sin((2 * Math.PI * (x + y * 0.3)) / wave)
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * width + x) * 3 + channel
        shot.data[at] = Math.max(0, Math.min(255, shot.data[at]! * gain * (channel === 2 ? 1.06 : 0.98) + (r.next() - 0.5) * grain * 2))
      }
    }
  return sharp(await jpeg(shot, 95))
    .blur(1.1)
    .jpeg({ quality: 70 })
    .toBuffer()
}
/** One of four pictures on a sheet. */
const collage: Edit = async (picture, r, others) => {
  const parts = r.shuffled([picture, ...r.some(others, 3)])
  const tiles = await Promise.all(parts.map(part => sharp(part).resize(380, 380, { fit: 'cover' }).toBuffer()))
  return sharp({ create: { width: 800, height: 800, channels: 3, background: '#f4f1ea' } })
    .composite(tiles.map((input, at) => ({ input, left: at % 2 ? 410 : 10, top: at > 1 ? 410 : 10 })))
    .jpeg({ quality: 82 })
    .toBuffer()
}
const mugs = ['#f2f0ea', '#25364a', '#c7d2c0'] as const
/** A motif cut out round and printed on a mug. */
const onMug: Edit = async (picture, r) => {
  const { width, height } = await sizeOf(picture)
  const size = Math.round(Math.min(width, height) * (0.4 + r.next() * 0.2))
  const cut = await sharp(picture)
    .extract({ left: r.int(width - size + 1), top: r.int(height - size + 1), width: size, height: size })
    .resize(250, 250)
    .composite([
      { input: Buffer.from('<svg width="250" height="250"><circle cx="125" cy="125" r="124" fill="#fff"/></svg>'), blend: 'dest-in' },
    ])
    .png()
    .toBuffer()
  const body = r.pick(mugs)
  const mug = `<svg xmlns="http://www.w3.org/2000/svg" width="760" height="640"><defs><linearGradient id="s"><stop offset="0" stop-opacity=".4"/><stop offset=".4" stop-opacity="0"/><stop offset="1" stop-opacity=".35"/></linearGradient></defs><rect width="760" height="640" fill="#dcd8d0"/><rect y="520" width="760" height="120" fill="#b9ab98"/><path d="M560 210c150-30 150 240 0 220" fill="none" stroke="${body}" stroke-width="34"/><rect x="190" y="130" width="380" height="410" rx="26" fill="${body}"/></svg>`
  const shade =
    '<svg xmlns="http://www.w3.org/2000/svg" width="760" height="640"><defs><linearGradient id="s"><stop offset="0" stop-opacity=".4"/><stop offset=".4" stop-opacity="0"/><stop offset="1" stop-opacity=".35"/></linearGradient></defs><rect x="190" y="130" width="380" height="410" rx="26" fill="url(#s)"/></svg>'
  return sharp(Buffer.from(mug))
    .composite([{ input: cut, left: 255, top: 210 }, { input: Buffer.from(shade) }])
    .jpeg({ quality: 85 })
    .toBuffer()
}
/** A part of a design wound round a cup: narrower towards the sides, bowed, shaded. */
const onCup: Edit = async (picture, r) => {
  const { width, height } = await sizeOf(picture)
  const [w, h] = [Math.round(width * (0.45 + r.next() * 0.25)), Math.round(height * (0.4 + r.next() * 0.2))]
  const part = await raw(
    await sharp(picture)
      .extract({ left: r.int(width - w + 1), top: r.int(height - h + 1), width: w, height: h })
      .resize(420, 300, { fit: 'cover' })
      .png()
      .toBuffer(),
  )
  const [side, top, wide, high] = [700, 200, 360, 260]
  const ground = [225 - r.int(40), 220 - r.int(30), 215 - r.int(60)]
  const cup = [240 - r.int(30), 238 - r.int(30), 232 - r.int(50)]
  const left = (side - wide) / 2
  const out = Buffer.alloc(side * side * 3)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const across = ((x - left) / wide) * 2 - 1
      const bow = Math.abs(across) < 1 ? 26 * Math.sqrt(1 - across * across) : 0
      const isCup = Math.abs(across) < 1 && y > 110 + bow && y < 560 + bow
      const [u, v] = [0.5 + Math.asin(Math.max(-1, Math.min(1, across))) / (0.8 * Math.PI), (y - top - bow) / high]
      const isPrinted = isCup && u >= 0 && u < 1 && v >= 0 && v < 1
      const from = (Math.floor(v * part.height) * part.width + Math.floor(u * part.width)) * 3
      const shade = isCup ? 0.62 + 0.38 * Math.cos(across * 1.3 - 0.3) : 1
      for (let channel = 0; channel < 3; channel++)
        out[(y * side + x) * 3 + channel] = Math.min(
          255,
          (isPrinted ? part.data[from + channel]! : isCup ? cup[channel]! : ground[channel]!) * shade,
        )
    }
  return jpeg({ width: side, height: side, data: out })
}
/** Dark lines where brightness changes, on white. */
const drawing: Edit = async picture => {
  const { data, info } = await sharp(picture).greyscale().blur(1.4).raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const out = Buffer.alloc(width * height, 255)
  const value = (x: number, y: number) => data[(y * width + x) * channels]!
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const gx =
        value(x + 1, y - 1) + 2 * value(x + 1, y) + value(x + 1, y + 1) - value(x - 1, y - 1) - 2 * value(x - 1, y) - value(x - 1, y + 1)
      const gy =
        value(x - 1, y + 1) + 2 * value(x, y + 1) + value(x + 1, y + 1) - value(x - 1, y - 1) - 2 * value(x, y - 1) - value(x + 1, y - 1)
      out[y * width + x] = Math.max(0, 255 - Math.max(0, Math.hypot(gx, gy) - 30) * 2)
    }
  return sharp(out, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 85 })
    .toBuffer()
}
/** A pencil drawing as filters make it: each brightness by how much it differs from its soft surroundings; tones stay as a wash. */
const pencil: Edit = async (picture, r) => {
  const grey = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
  const soft = await sharp(picture)
    .greyscale()
    .blur(3 + r.next() * 5)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = grey.info
  const out = Buffer.alloc(width * height)
  for (let at = 0; at < out.length; at++) {
    const [value, around] = [grey.data[at * channels]!, soft.data[at * soft.info.channels]!]
    out[at] = Math.max(0, Math.min(255, (255 * (value + 1)) / (around + 1) + (r.next() - 0.5) * 12))
  }
  return sharp(out, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 80 })
    .toBuffer()
}
/** Thin lines of one ink on paper, or of chalk on slate: where the difference of two blurs changes its sign (Marr and Hildreth 1980) and is steep. */
const outline: Edit = async (picture, r) => {
  const fine = 1.2 + r.next()
  const [a, b] = await Promise.all(
    [fine, fine * 1.6].map(async sigma => sharp(picture).greyscale().blur(sigma).raw().toBuffer({ resolveWithObject: true })),
  )
  const { width, height, channels } = a!.info
  const out = Buffer.alloc(width * height, 255)
  const value = (at: number) => a!.data[at * channels]! - b!.data[at * channels]!
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const steep = Math.max(Math.abs(value(at + 1) - value(at - 1)), Math.abs(value(at + width) - value(at - width)))
      const turns = value(at) >= 0 && Math.min(value(at - 1), value(at + 1), value(at - width), value(at + width)) < 0
      if (turns && steep >= 5) out[at] = 20
    }
  const drawn = sharp(out, { raw: { width, height, channels: 1 } }).blur(0.6)
  return (r.chance(0.25) ? sharp(await drawn.png().toBuffer()).negate({ alpha: false }) : drawn).jpeg({ quality: 85 }).toBuffer()
}
const banded: Edit = async picture => {
  const { width, height } = await sizeOf(picture)
  const band = Math.round(height * 0.18)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${band}"><rect width="100%" height="100%" fill="#b3261e"/><text x="50%" y="66%" font-family="sans-serif" font-weight="bold" font-size="${band * 0.5}" fill="#fff" text-anchor="middle">GIẢM GIÁ 50%</text></svg>`
  return sharp(picture)
    .composite([{ input: Buffer.from(svg), top: Math.round(height * 0.62), left: 0 }])
    .jpeg({ quality: 85 })
    .toBuffer()
}
const framed: Edit = async (picture, r) => {
  const { width } = await sizeOf(picture)
  const edge = Math.round(width * (0.06 + r.next() * 0.1))
  const mat = await sharp(picture).extend({ top: edge, bottom: edge, left: edge, right: edge, background: '#efe9dc' }).toBuffer()
  return sharp(mat).extend({ top: 18, bottom: 18, left: 18, right: 18, background: '#3a2616' }).jpeg({ quality: 85 }).toBuffer()
}
const then =
  (...edits: Edit[]): Edit =>
  async (picture, r, others) => {
    let out = picture
    for (const edit of edits) out = await edit(out, r, others)
    return out
  }
const mirror: Edit = picture => sharp(picture).flop().jpeg({ quality: 88 }).toBuffer()
const hued: Edit = (picture, r) =>
  sharp(picture)
    .modulate({ hue: 60 + r.int(240), saturation: 0.8 + r.next() * 0.6 })
    .jpeg({ quality: 85 })
    .toBuffer()

export const edits: Record<string, Edit> = {
  crop80: cropped(0.8),
  crop60: cropped(0.6),
  crop40: cropped(0.4),
  mirror,
  turn90: picture => sharp(picture).rotate(90).jpeg().toBuffer(),
  turn180: picture => sharp(picture).rotate(180).jpeg().toBuffer(),
  turnFree: (picture, r) =>
    sharp(picture)
      .rotate(8 + r.int(70), { background: '#ffffff' })
      .jpeg()
      .toBuffer(),
  hue: hued,
  invert: picture => sharp(picture).negate({ alpha: false }).jpeg().toBuffer(),
  grey: picture => sharp(picture).greyscale().jpeg().toBuffer(),
  jpeg: picture => sharp(picture).jpeg({ quality: 12 }).toBuffer(),
  small: picture => sharp(picture).resize(160, 160, { fit: 'inside' }).jpeg({ quality: 75 }).toBuffer(),
  band: banded,
  frame: framed,
  perspective,
  rephotograph: rephotographed,
  collage,
  mug: onMug,
  drawing,
  mirrorCrop: then(mirror, cropped(0.55)),
  hueTurnFrame: then(hued, picture => sharp(picture).rotate(90).toBuffer(), framed),
  pencil,
  outline,
  cup: onCup,
}
