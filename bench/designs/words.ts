/** Makes data/models/words/words.bin from the points of a folder of pictures: `npx tsx bench/designs/words.ts <folder>…`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { descriptorLength } from '../../src/domains/designs/likeness/patch.rules.ts'
import { readPicture } from '../../src/domains/designs/likeness/picture.thread.ts'
import { pointsOf } from '../../src/domains/designs/likeness/points.rules.ts'
import { learnWords } from '../../src/domains/designs/likeness/words.rules.ts'

const parts: Uint8Array[] = []
for (const folder of process.argv.slice(2))
  for (const name of readdirSync(folder).sort()) {
    const { descriptors, count } = pointsOf((await readPicture(readFileSync(join(folder, name)))).grey, 1500)
    parts.push(descriptors.subarray(0, count * descriptorLength))
  }
const all = new Uint8Array(Buffer.concat(parts))
const out = new URL('../../data/models/words/words.bin', import.meta.url)
writeFileSync(out, learnWords(all, all.length / descriptorLength))
console.log(`${all.length / descriptorLength} points of ${parts.length} pictures`)
