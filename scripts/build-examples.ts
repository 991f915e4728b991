/** Writes `examples/ha-noi-2024` and `examples/xa-2026`. Run with `npx tsx scripts/build-examples.ts`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeExamples } from './examples/write.ts'

for (const [path, bytes] of Object.entries(await writeExamples())) {
  const file = fileURLToPath(new URL(`../examples/${path}`, import.meta.url))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, bytes)
  console.log(`examples/${path}: ${Math.ceil(bytes.length / 1024)} KB`)
}
