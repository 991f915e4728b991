/** Writes the seeded Vietnamese sets: `npx tsx bench/matching/vietnamese.ts <folder>`. */
import { writeShape } from './shape.ts'
import { establishments } from './vietnamese/establishments.ts'
import { trainees } from './vietnamese/trainees.ts'

const [, script = '', folder] = process.argv
if (script.endsWith('vietnamese.ts')) {
  if (!folder) throw new Error('Say where to write: npx tsx bench/matching/vietnamese.ts <folder>')
  for (const shape of [establishments(), trainees()])
    console.log(`${writeShape(folder, shape)}: ${shape.left.rows.length} records, ${shape.truth.length} true pairs`)
}
