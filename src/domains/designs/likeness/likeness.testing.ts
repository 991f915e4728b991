/** Pictures for the tests: a cloth scattered with shapes, another one in the same colours for every number. */
import sharp from 'sharp'

/** A small sequence of chance, the same for the same number. */
const sequence = (seed: number) => {
  let state = seed * 2_654_435_761 + 1
  return (most: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0
    return (((state ^ (state >>> 13)) >>> 0) / 4_294_967_296) * most
  }
}
const shape = (next: (most: number) => number) => {
  const points = Array.from({ length: 5 + Math.floor(next(5)) }, (_, at) => {
    const [size, angle] = [12 + next(34), (at + next(0.6)) * 1.1]
    return `${(size * Math.cos(angle)).toFixed(1)},${(size * Math.sin(angle)).toFixed(1)}`
  }).join(' ')
  const colour = ['#b5462f', '#2f5d50', '#d9a441', '#394867'][Math.floor(next(4))]
  return `<polygon points="${points}" fill="${colour}" stroke="#231c15" stroke-width="3" transform="translate(${next(600).toFixed(0)} ${next(480).toFixed(0)})"/>`
}
/** Design number `seed`, 600 × 480. */
export const clothPicture = (seed: number): Promise<Buffer> => {
  const next = sequence(seed)
  const shapes = Array.from({ length: 40 }, () => shape(next)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="480"><rect width="600" height="480" fill="#efe3c8"/>${shapes}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer()
}
