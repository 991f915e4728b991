/** Made-up pictures: workshops, one village gate seen by many, a form that everybody scans; and what people do to a picture before they send it again. */
import sharp from 'sharp'
import { type Random, random } from '../matching/random.ts'

const [width, height] = [480, 360]
const grey = (chance: Random, from = 30, to = 225) => from + chance.int(to - from)
const colour = (chance: Random) => `rgb(${grey(chance)},${grey(chance)},${grey(chance)})`

/** A workshop: sky or wall above, floor below, machines, people and windows at places of their own. */
const workshop = (chance: Random): string => {
  const horizon = 100 + chance.int(160)
  const shapes = Array.from({ length: 9 + chance.int(9) }, () => {
    const [x, y, w, h] = [chance.int(width) - 40, chance.int(height) - 40, 30 + chance.int(170), 25 + chance.int(150)]
    return chance.chance(0.65)
      ? `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${colour(chance)}"/>`
      : `<ellipse cx="${x}" cy="${y}" rx="${w / 2}" ry="${h / 2}" fill="${colour(chance)}"/>`
  })
  return `<rect width="${width}" height="${horizon}" fill="${colour(chance)}"/><rect y="${horizon}" width="${width}" height="${height}" fill="${colour(chance)}"/>${shapes.join('')}`
}
/** A gate with two pillars, a roof and a sign; whoever takes it stands elsewhere, at another hour, with others in front. */
const gate = (village: number, chance: Random): string => {
  const own = random(90_000 + village)
  const [sky, stone, roof, road] = [colour(own), colour(own), colour(own), colour(own)]
  const [span, tall] = [150 + own.int(120), 120 + own.int(90)]
  // Every other one stands where everybody stands.
  const [dx, dy, zoom] = chance.chance(0.5)
    ? [chance.int(24) - 12, chance.int(16) - 8, 0.97 + chance.next() * 0.06]
    : [chance.int(150) - 75, chance.int(80) - 40, 0.75 + chance.next() * 0.6]
  const passers = Array.from(
    { length: chance.int(4) },
    () =>
      `<rect x="${chance.int(width)}" y="${220 + chance.int(60)}" width="${20 + chance.int(70)}" height="${50 + chance.int(90)}" fill="${colour(chance)}"/>`,
  )
  const light = chance.chance(0.3) ? `<rect width="${width}" height="${height}" fill="black" opacity="${chance.next() * 0.5}"/>` : ''
  return `<rect width="${width}" height="${height}" fill="${sky}"/><g transform="translate(${dx} ${dy}) scale(${zoom})">
    <rect y="260" x="-200" width="900" height="300" fill="${road}"/><rect x="${240 - span / 2}" y="${270 - tall}" width="40" height="${tall}" fill="${stone}"/>
    <rect x="${200 + span / 2}" y="${270 - tall}" width="40" height="${tall}" fill="${stone}"/><path d="M${200 - span / 2} ${270 - tall} L240 ${210 - tall} L${280 + span / 2} ${270 - tall} Z" fill="${roof}"/></g>${passers.join('')}${light}`
}
const draw = (inside: string): Promise<Buffer> =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`))
    .blur(1.2)
    .jpeg({ quality: 88 })
    .toBuffer()

export const workshopPhoto = (seed: number): Promise<Buffer> => draw(workshop(random(seed)))
export const gatePhoto = (village: number, seed: number): Promise<Buffer> => draw(gate(village, random(seed)))
/** A printed form with a signature somewhere: all look alike. */
export const formPhoto = (seed: number): Promise<Buffer> => {
  const chance = random(seed)
  const lines = Array.from(
    { length: 14 },
    (_, at) => `<rect x="60" y="${40 + at * 20}" width="${360 - (at % 4) * 30}" height="6" fill="#444"/>`,
  )
  return draw(
    `<rect width="${width}" height="${height}" fill="#fafafa"/>${lines.join('')}<path d="M${280 + chance.int(60)} 330 q20 -${chance.int(30)} 40 0" stroke="#225" fill="none" stroke-width="3"/>`,
  )
}

/** What was done to a picture that is sent a second time. */
export const changes = {
  'saved again, quality 40': (image: Buffer) => sharp(image).jpeg({ quality: 40 }).toBuffer(),
  'half the size': (image: Buffer) =>
    sharp(image)
      .resize(width / 2)
      .jpeg({ quality: 80 })
      .toBuffer(),
  'brighter or darker by 15%': (image: Buffer) => sharp(image).modulate({ brightness: 1.15 }).jpeg().toBuffer(),
  'other colours': (image: Buffer) => sharp(image).modulate({ hue: 25, saturation: 0.7 }).jpeg().toBuffer(),
  'black and white': (image: Buffer) => sharp(image).greyscale().jpeg().toBuffer(),
  'stamped with a date': (image: Buffer) =>
    sharp(image)
      .composite([
        {
          input: Buffer.from(`<svg width="160" height="30"><rect width="160" height="30" fill="black" opacity="0.6"/></svg>`),
          left: width - 170,
          top: height - 40,
        },
      ])
      .jpeg()
      .toBuffer(),
  'cut by 3% on each side': (image: Buffer) => cut(image, 0.03),
  'cut by 6% on each side': (image: Buffer) => cut(image, 0.06),
  'cut by 10% on each side': (image: Buffer) => cut(image, 0.1),
} as const
const cut = (image: Buffer, share: number) =>
  sharp(image)
    .extract({
      left: Math.round(width * share),
      top: Math.round(height * share),
      width: Math.round(width * (1 - 2 * share)),
      height: Math.round(height * (1 - 2 * share)),
    })
    .jpeg()
    .toBuffer()
export type Change = keyof typeof changes
