/**
 * Measures record linkage: `npx tsx bench/matching/run.ts [set …] [--judges <folder>] [--write]`. With the folder that `teach.ts` wrote, every set is
 * measured a second time by a judge that has seen no list of its group.
 * Prints a table; with --write puts it into README.md beside this file. Every set is seeded: the same figures on every run, time and memory apart.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Measured } from './measure.ts'
import { sets } from './sets.ts'
import { writeShape } from './shape.ts'

interface Line {
  name: string
  records: number
  truth: number
  compared: number
  likely: number
  core: Measured
  held: Measured | null
  exact: Measured
  trigram: Measured
  seconds: number
  cpu: number
  megabytes: number
}
const { values: args, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { judges: { type: 'string' }, write: { type: 'boolean' } },
})
const unknown = wanted.find(name => !sets.some(set => set.name === name))
if (unknown) throw new Error(`No such set: ${unknown}. There are: ${sets.map(set => set.name).join(', ')}`)

const root = mkdtempSync(join(tmpdir(), 'matching-'))
const lines: Line[] = []
const failed: string[] = []
const share = (value: number) => value.toFixed(3)
/** Where nothing is there to be found, a share says nothing. */
const shareOf = (truth: number, value: number) => (truth ? share(value) : '–')
const row = ({ name, records, truth, compared, likely, core, held, exact, trigram, seconds, cpu, megabytes }: Line): string[] => [
  name,
  records.toLocaleString('en'),
  truth.toLocaleString('en'),
  compared.toLocaleString('en'),
  likely.toLocaleString('en'),
  shareOf(truth, core.precision),
  shareOf(truth, core.recall),
  `**${shareOf(truth, core.f1)}**`,
  ...(held ? [`**${shareOf(truth, held.f1)}**`] : []),
  truth ? `${share(core.best.f1)} at ${core.bestAt.toFixed(2)}` : '–',
  shareOf(truth, exact.f1),
  truth ? `${share(trigram.best.f1)} at ${trigram.bestAt.toFixed(2)}` : '–',
  seconds.toFixed(1),
  cpu.toFixed(1),
  Math.round(megabytes).toLocaleString('en'),
]
const head = [
  'Set',
  'Records',
  'True pairs',
  'Compared',
  'Found',
  'Precision',
  'Recall',
  'F1',
  ...(args.judges ? ['F1, held out'] : []),
  'Best F1',
  'Same name',
  'Trigrams, best F1',
  'Seconds',
  'CPU',
  'MB',
]
try {
  for (const set of sets.filter(each => !wanted.length || wanted.includes(each.name))) {
    const shape = set.make()
    const folder = writeShape(root, shape)
    const about = JSON.stringify({ id: shape.id, naming: shape.naming, left: shape.left.file, right: shape.right?.file })
    const command = [
      '--import',
      'tsx',
      fileURLToPath(new URL('one.ts', import.meta.url)),
      set.name,
      folder,
      about,
      ...(args.judges ? [join(args.judges, `${set.group}.trees`)] : []),
    ]
    const { status, stdout } = spawnSync(process.execPath, command, {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    rmSync(folder, { recursive: true, force: true })
    if (status !== 0) {
      failed.push(set.name)
      continue
    }
    const line = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Line
    lines.push(line)
    console.log(
      row(line)
        .map((value, at) => `${head[at]} ${value.replaceAll('*', '')}`)
        .join(' · '),
    )
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
if (failed.length) throw new Error(`Could not be measured: ${failed.join(', ')}`)
if (args.write) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}, Node ${process.versions.node}`
  const table = [head, head.map((_, at) => (at ? '--:' : ':--')), ...lines.map(row)].map(cells => `| ${cells.join(' | ')} |`).join('\n')
  const stamp = `Measured on ${new Date().toISOString().slice(0, 10)}; ${machine}; load ${loadavg()[2]?.toFixed(1)} in the last quarter of an hour.`
  const readme = new URL('README.md', import.meta.url)
  const text = readFileSync(readme, 'utf8')
  writeFileSync(readme, text.replace(/(<!-- measured -->)[\s\S]*(<!-- \/measured -->)/, `$1\n${stamp}\n\n${table}\n$2`))
}
