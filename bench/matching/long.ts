/**
 * Measures long lists as anybody links them, by `npx khuyencong match`: `npx tsx bench/matching/long.ts [people|establishments …]`.
 * Seeded: the same figures on every run, time and memory apart. Memory is the most that the process ever held (Linux only).
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCsv } from '../../src/files/csv.ts'
import { measure, pairKey } from './measure.ts'
import { type Shape, writeShape } from './shape.ts'
import { people } from './shapes/people.ts'
import { establishments } from './vietnamese/establishments.ts'

/** A seed that no judge was taught on. */
const seed = 77
const plain = (shape: Shape): Shape => ({
  ...shape,
  left: { ...shape.left, columns: shape.left.columns.filter(column => column !== 'unitId') },
})
const lists: Readonly<Record<string, () => Shape>> = {
  people: () => people(seed, 52_500),
  establishments: () => plain(establishments(seed, 87_000)),
}
const program = fileURLToPath(new URL('../../bin/khuyencong.mjs', import.meta.url))

/** @returns seconds, and the most that the process held in MB */
const run = (args: readonly string[]) =>
  new Promise<{ seconds: number; megabytes: number }>((done, failed) => {
    const started = performance.now()
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
    let most = 0
    const look = setInterval(() => {
      try {
        most = Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? most)
      } catch {
        // It has ended, or this is no Linux.
      }
    }, 50)
    child.on('exit', code => {
      clearInterval(look)
      if (code) failed(new Error(`match ended with ${code}`))
      else done({ seconds: (performance.now() - started) / 1000, megabytes: most / 1024 })
    })
  })

const wanted = process.argv.slice(2)
const root = mkdtempSync(join(tmpdir(), 'matching-long-'))
console.log(
  `${new Date().toISOString().slice(0, 10)}; ${cpus().length} × ${cpus()[0]?.model.trim()}; Node ${process.versions.node}; load ${loadavg()[0]?.toFixed(1)}`,
)
try {
  for (const [name, make] of Object.entries(lists)) {
    if (wanted.length && !wanted.includes(name)) continue
    const shape = make()
    const folder = writeShape(root, shape)
    const out = join(folder, 'pairs.csv')
    const { seconds, megabytes } = await run(['match', join(folder, shape.left.file), '--id', shape.id, '--out', out])
    const found = readCsv(readFileSync(out, 'utf8')).map(({ left_id: left = '', right_id: right = '', probability }) => ({
      left,
      right,
      probability: Number(probability),
    }))
    const { precision, recall, f1 } = measure(found, new Set(shape.truth.map(([a, b]) => pairKey(a, b))), false)
    const figures = { precision, recall, f1 }
    const said = Object.entries(figures).map(([key, value]) => `${key} ${value.toFixed(3)}`)
    console.log([name, `${shape.left.rows.length} records`, ...said, `${seconds.toFixed(1)} s`, `${Math.round(megabytes)} MB`].join(' · '))
    rmSync(folder, { recursive: true, force: true })
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
