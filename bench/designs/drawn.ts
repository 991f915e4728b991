/** Designs that nobody made: wares, weaves, lacquer, tiles, carvings and marks, drawn from a seed; designs of one house share everything but the motif. */
import sharp from 'sharp'
import { type Random, random } from '../matching/random.ts'

export interface Original {
  name: string
  family: string
  /** Designs of one house are near misses of each other. */
  house: string
  picture: Buffer
}
type Draw = (house: Random, own: Random) => string
const side = 720
const hue = (r: Random, light: [number, number] = [25, 75]) =>
  `hsl(${r.int(360)} ${25 + r.int(60)}% ${light[0] + r.int(light[1] - light[0])}%)`
const n = (value: number) => value.toFixed(1)

const petals = (r: Random, fill: string, line: string) => {
  const [count, length, width, bend] = [4 + r.int(9), 22 + r.int(24), 5 + r.int(14), r.int(30) - 15]
  const petal = `M0 0C${width} ${-length / 3} ${width + bend} ${-length} 0 ${-length}C${bend - width} ${-length} ${-width} ${-length / 3} 0 0Z`
  const ring = Array.from({ length: count }, (_, at) => `<path d="${petal}" transform="rotate(${n((360 * at) / count)})"/>`).join('')
  return `<g fill="${fill}" stroke="${line}" stroke-width="1.5">${ring}<circle r="${4 + r.int(9)}" fill="${line}"/></g>`
}
const spray = (r: Random, fill: string, line: string) => {
  const leaves = Array.from({ length: 4 + r.int(6) }, (_, at) => {
    const [y, size, lean] = [40 - at * (11 + r.int(4)), 8 + r.int(14), (at % 2 ? 1 : -1) * (30 + r.int(50))]
    return `<path d="M0 0C${size / 2} ${-size} ${size / 2} ${-2 * size} 0 ${-2.4 * size}C${-size / 2} ${-2 * size} ${-size / 2} ${-size} 0 0Z" transform="translate(0 ${y}) rotate(${lean})"/>`
  }).join('')
  return `<g fill="${fill}" stroke="${line}" stroke-width="1.5"><path d="M0 48C${r.int(40) - 20} 20 ${r.int(40) - 20} -10 0 -48" fill="none" stroke-width="3"/>${leaves}</g>`
}
const beast = (r: Random, fill: string, line: string) => {
  const dot = () => `${r.int(80) - 40} ${r.int(80) - 40}`
  const body = `M${dot()}C${dot()} ${dot()} ${dot()}S${dot()} ${dot()}S${dot()} ${dot()}Z`
  return `<g fill="${fill}" stroke="${line}" stroke-width="2"><path d="${body}"/><path d="M${dot()}Q${dot()} ${dot()}T${dot()}T${dot()}" fill="none" stroke-width="3"/><circle cx="${r.int(40) - 20}" cy="${r.int(40) - 20}" r="${3 + r.int(7)}" fill="${line}"/></g>`
}
const knot = (r: Random, fill: string, line: string) => {
  const [count, inner] = [3 + r.int(6), 12 + r.int(18)]
  const star = Array.from({ length: count * 2 }, (_, at) => {
    const [size, angle] = [at % 2 ? inner : 44, (Math.PI * at) / count]
    return `${n(size * Math.sin(angle))},${n(-size * Math.cos(angle))}`
  }).join(' ')
  return `<g fill="${fill}" stroke="${line}" stroke-width="2"><polygon points="${star}"/><rect x="-${8 + r.int(10)}" y="-9" width="${16 + r.int(16)}" height="18" transform="rotate(${r.int(90)})" fill="${line}"/></g>`
}
const motif = (r: Random, fill: string, line: string) => r.pick([petals, spray, beast, knot])(r, fill, line)
const place = (inner: string, x: number, y: number, scale: number, turn = 0) =>
  `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(scale)})">${inner}</g>`
const page = (inner: string, defs = '', width = side, height = side) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs}</defs>${inner}</svg>`

const tile: Draw = (house, own) => {
  const [ground, first, second, line] = [hue(house), hue(house), hue(house), hue(house, [5, 30])]
  const [step, drop] = [110 + house.int(120), house.chance(0.5)]
  const [main, small] = [motif(own, first, line), motif(own, second, line)]
  const turn = own.int(90)
  let inner = `<rect width="${side}" height="${side}" fill="${ground}"/>`
  for (let column = -1; column * step < side + step; column++)
    for (let row = -1; row * step < side + step; row++) {
      const y = row * step + (drop && column % 2 ? step / 2 : 0)
      inner += place(main, column * step, y, step / 130, turn) + place(small, column * step + step / 2, y + step / 2, step / 240)
    }
  return page(inner)
}
const weave: Draw = (house, own) => {
  const [dark, light] = [hue(house, [20, 45]), hue(house, [50, 80])]
  const [across, size] = [18 + house.int(14), 6 + own.int(6)]
  const step = side / across
  const draft = Array.from({ length: size * size }, () => own.chance(0.5))
  let inner = `<rect width="${side}" height="${side}" fill="#221a12"/>`
  for (let x = 0; x < across; x++)
    for (let y = 0; y < across; y++) {
      const over = draft[(y % size) * size + (x % size)]
      const [w, h] = over ? [step * 0.84, step] : [step, step * 0.84]
      inner += `<rect x="${n(x * step + (step - w) / 2)}" y="${n(y * step + (step - h) / 2)}" width="${n(w)}" height="${n(h)}" rx="3" fill="${over ? dark : light}" fill-opacity="${n(0.7 + own.next() * 0.3)}"/>`
    }
  return page(inner)
}
const ware: Draw = (house, own) => {
  const [wall, floor, clay, ink, ink2] = [
    hue(house, [70, 90]),
    hue(house, [40, 75]),
    hue(house, [65, 92]),
    hue(house, [15, 45]),
    hue(house, [20, 55]),
  ]
  const [neck, belly, foot, height] = [40 + house.int(110), 130 + house.int(110), 60 + house.int(80), 380 + house.int(140)]
  const [x, top] = [side / 2, 640 - height]
  const body = `M${x - neck} ${top}C${x - neck} ${top + height * 0.25} ${x - belly} ${top + height * 0.3} ${x - belly} ${top + height * 0.55}S${x - foot} 620 ${x - foot} 640H${x + foot}C${x + foot} 620 ${x + belly} ${top + height * 0.8} ${x + belly} ${top + height * 0.55}S${x + neck} ${top + height * 0.25} ${x + neck} ${top}Z`
  const handle = house.chance(0.5)
    ? `<path d="M${x + belly - 10} ${top + height * 0.4}c120 -20 120 180 0 160" fill="none" stroke="${clay}" stroke-width="26"/>`
    : ''
  const defs = `<clipPath id="c"><path d="${body}"/></clipPath><linearGradient id="s"><stop offset="0" stop-opacity=".45"/><stop offset=".35" stop-opacity="0"/><stop offset=".6" stop-color="#fff" stop-opacity=".25"/><stop offset="1" stop-opacity=".5"/></linearGradient><linearGradient id="w" x2="0" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="${wall}"/></linearGradient>`
  const count = 1 + own.int(3)
  const painted = Array.from({ length: count }, (_, at) =>
    place(
      motif(own, ink, ink2),
      x + (at - (count - 1) / 2) * 130,
      top + height * (0.5 + own.next() * 0.12),
      1.5 + own.next() * 1.2,
      own.int(40) - 20,
    ),
  ).join('')
  const band = `<path d="M0 ${top + height * 0.86}H${side}" stroke="${ink}" stroke-width="${8 + own.int(14)}" stroke-dasharray="${own.int(20) + 4} ${own.int(12) + 2}"/>`
  return page(
    `<rect width="${side}" height="${side}" fill="url(#w)"/><rect y="560" width="${side}" height="160" fill="${floor}"/><ellipse cx="${x + 30}" cy="645" rx="${belly + 40}" ry="22" fill-opacity=".3"/>${handle}<path d="${body}" fill="${clay}"/><g clip-path="url(#c)">${painted}${band}</g><path d="${body}" fill="url(#s)"/>`,
    defs,
  )
}
const lacquer: Draw = (house, own) => {
  const [ground, gold, red] = [hue(house, [4, 16]), hue(house, [50, 70]), hue(house, [30, 50])]
  let inner = `<rect width="${side}" height="${side}" fill="${ground}"/>`
  for (let at = 0; at < 14; at++)
    inner += place(motif(own, own.chance(0.6) ? gold : red, ground), own.int(side), own.int(side), 0.8 + own.next() * 2.4, own.int(360))
  for (let at = 0; at < 160; at++)
    inner += `<circle cx="${own.int(side)}" cy="${own.int(side)}" r="${n(0.6 + own.next() * 2)}" fill="${gold}"/>`
  return page(inner)
}
const mark: Draw = (house, own) => {
  const [ground, ink] = ['#ffffff', hue(house, [10, 45])]
  const ring = house.chance(0.5) ? `<circle cx="360" cy="360" r="300" fill="none" stroke="${ink}" stroke-width="22"/>` : ''
  return page(
    `<rect width="${side}" height="${side}" fill="${ground}"/>${ring}${place(motif(own, ink, ground), 360, 330, 4.2, own.int(360))}${place(motif(own, ink, ground), 360, 520, 1.4, own.int(360))}`,
  )
}
const carving: Draw = (house, own) => {
  const [wood, shade] = [hue(house, [35, 55]), hue(house, [12, 25])]
  const grain = Array.from({ length: 60 }, () => {
    const y = own.int(side)
    return `<path d="M0 ${y}Q${own.int(side)} ${y + own.int(40) - 20} ${side} ${y + own.int(20) - 10}" stroke="${shade}" stroke-opacity="${n(0.1 + own.next() * 0.3)}" stroke-width="${n(1 + own.next() * 3)}" fill="none"/>`
  }).join('')
  const cut = motif(own, wood, shade)
  return page(
    `<rect width="${side}" height="${side}" fill="${wood}"/>${grain}${place(cut, 360, 330, 5, own.int(60) - 30)}${place(motif(own, shade, wood), 150, 580, 2)}${place(motif(own, shade, wood), 570, 580, 2)}`,
  )
}
/** Striped and checked cloth: two of one house differ in the order and width of the same stripes. */
const check: Draw = (house, own) => {
  const colours = Array.from({ length: 4 }, () => hue(house, [15, 90]))
  const [isChecked, step] = [house.chance(0.6), 5 + house.int(5)]
  const stripes = Array.from({ length: 5 + own.int(5) }, () => ({ colour: own.pick(colours), width: step * (1 + own.int(6)) }))
  const repeat = stripes.reduce((sum, { width }) => sum + width, 0)
  const warp = (isWeft: boolean) => {
    let inner = ''
    for (let start = 0; start < side; start += repeat) {
      let at = start
      for (const { colour, width } of stripes) {
        const [x, y, w, h] = isWeft ? [0, at, side, width] : [at, 0, width, side]
        inner += `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${colour}" fill-opacity="${isWeft ? 0.5 : 1}"/>`
        at += width
      }
    }
    return inner
  }
  return page(`<rect width="${side}" height="${side}" fill="${colours[0]}"/>${warp(false)}${isChecked ? warp(true) : ''}`)
}
/** Round ornaments that are alike in every turn: rings of one small motif. */
const rosette: Draw = (house, own) => {
  const [ground, first, second, line] = [hue(house, [70, 92]), hue(house), hue(house), hue(house, [8, 30])]
  const count = 6 + 2 * house.int(5)
  const ring = (radius: number, size: number) => {
    const inner = motif(own, own.chance(0.5) ? first : second, line)
    return Array.from(
      { length: count },
      (_, at) => `<g transform="rotate(${n((360 * at) / count)})">${place(inner, 0, -radius, size)}</g>`,
    ).join('')
  }
  const circles = [330, 235, 120].map(each => `<circle r="${each}" fill="none" stroke="${line}" stroke-width="4"/>`).join('')
  return page(
    `<rect width="${side}" height="${side}" fill="${ground}"/><g transform="translate(360 360)">${circles}${ring(280, 0.9)}${ring(175, 1)}${place(motif(own, second, line), 0, 0, 2)}</g>`,
  )
}
const kinds: Record<string, Draw> = { tile, weave, ware, lacquer, mark, carving, check, rosette }
export const families = Object.keys(kinds)

/** Grain as a camera leaves it. */
const photographed = async (svg: string, r: Random): Promise<Buffer> => {
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const grain = 4 + r.int(9)
  for (let at = 0; at < data.length; at++) data[at] = Math.max(0, Math.min(255, data[at]! + (r.next() - 0.5) * grain * 2))
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .blur(0.6)
    .jpeg({ quality: 88 })
    .toBuffer()
}
/** @returns `houses` × `designs` originals of each family */
export const drawnOriginals = async (
  seed: number,
  houses: number,
  designs: number,
  wanted: readonly string[] = families,
): Promise<Original[]> => {
  const out: Original[] = []
  for (const family of wanted)
    for (let house = 0; house < houses; house++)
      for (let design = 0; design < designs; design++) {
        const own = random(seed * 7919 + families.indexOf(family) * 1009 + house * 101 + design * 7 + 1)
        const svg = kinds[family]!(random(seed * 104_729 + families.indexOf(family) * 31 + house), own)
        out.push({ name: `${family}-${house}-${design}`, family, house: `${family}-${house}`, picture: await photographed(svg, own) })
      }
  return out
}
