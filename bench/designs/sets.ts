/** Which originals are registered and which are designs of their own, by set. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { random } from '../matching/random.ts'
import { drawnOriginals, type Original } from './drawn.ts'

export interface DesignSet {
  registered: Original[]
  others: Original[]
}
const data = fileURLToPath(new URL('./data', import.meta.url))
/** The textiles: every fourth is a design of its own. */
export const textiles = (): DesignSet => {
  const all = readdirSync(data)
    .filter(name => name.endsWith('.jpg'))
    .sort()
    .map(name => ({ name: basename(name, '.jpg'), family: 'textile', house: 'morris', picture: readFileSync(join(data, name)) }))
  return { registered: all.filter((_, at) => at % 4 !== 3), others: all.filter((_, at) => at % 4 === 3) }
}
/** Drawn designs: in each house half are registered, and half are the near misses. */
export const drawn = async (seed: number, houses: number, designs: number, families?: readonly string[]): Promise<DesignSet> => {
  const all = await drawnOriginals(seed, houses, designs, families)
  const isRegistered = ({ name }: Original) => Number(name.split('-').at(-1)) < designs / 2
  return { registered: all.filter(isRegistered), others: all.filter(each => !isRegistered(each)) }
}
const least = 150
/** Pictures of one thing stand under one name and a number or colour. */
const stemOf = (name: string) =>
  basename(name)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 7)
/**
 * Photographs from a folder of one's own; those of one sub-folder are near misses of each other.
 * @param half the weights are learned from half 0, the report counts half 1
 */
export const photographs = async (folder: string, count: number, seed: number, half: 0 | 1): Promise<DesignSet> => {
  const names = readdirSync(folder, { recursive: true })
    .map(String)
    .filter(name => /\.(png|jpe?g)$/i.test(name) && !/mirror|flip/i.test(name) && statSync(join(folder, name)).size > 30_000)
    .sort()
  const all: Original[] = []
  for (const name of random(seed).shuffled(names)) {
    if ([...stemOf(name)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 !== half) continue
    const file = readFileSync(join(folder, name))
    const { width, height } = await sharp(file).metadata()
    if (Math.min(width, height) < least) continue
    const picture = await sharp(file)
      .flatten({ background: '#f3f2ef' })
      .resize(900, 900, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 90 })
      .toBuffer()
    all.push({ name, family: 'photo', house: dirname(name), picture })
    if (all.length === count) break
  }
  const single = all.filter((each, at) => all.findIndex(other => stemOf(other.name) === stemOf(each.name)) === at)
  return { registered: single.filter((_, at) => at % 2 === 0), others: single.filter((_, at) => at % 2 === 1) }
}
