/** Measures one set in a process of its own, so that its memory is its own: answers one line of JSON. Started by run.ts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answer } from '../../src/domains/duplicates/linkage/link.rules.ts'
import { study } from '../../src/domains/duplicates/linkage/study.rules.ts'
import { readCsv } from '../../src/files/csv.ts'
import { exactPairs, trigramPairs } from './baselines.ts'
import { measure, pairKey } from './measure.ts'
import { sets } from './sets.ts'
import type { Row } from './shape.ts'

/** Pairs below are of no interest to anybody, not even to the search for the best threshold. */
const LEAST = 0.01
const [, , name, folder = '', about = '{}', trees] = process.argv
const set = sets.find(each => each.name === name)
if (!set) throw new Error(`No such set: ${name}`)
const { id, naming, left, right } = JSON.parse(about) as { id: string; naming: string[]; left: string; right?: string }
const read = (file: string) => readCsv(readFileSync(join(folder, file), 'utf8')) as Row[]
const list = (file: string) => ({ file, columns: [], rows: [] })

const started = performance.now()
const before = process.cpuUsage()
const { fields, first, second } = await set.read(folder, { id, left: list(left), ...(right && { right: list(right) }) })
const studied = study(fields, first, second)
const { pairs: found, compared } = answer(studied, fields, first, second, { threshold: LEAST, evidence: false })
const seconds = (performance.now() - started) / 1000
const used = process.cpuUsage(before)
const cpu = (used.user + used.system) / 1e6
const megabytes = process.resourceUsage().maxRSS / 1024

const truth = new Set(read('truth.csv').map(row => pairKey(row.left_id ?? '', row.right_id ?? '', Boolean(right))))
const rows = [read(left), right ? read(right) : undefined] as const
const records = rows[0].length + (rows[1]?.length ?? 0)
const exact = measure(exactPairs(id, naming, rows[0], rows[1]), truth, Boolean(right))
const trigram = measure(trigramPairs(id, naming, rows[0], rows[1]), truth, Boolean(right))
const likely = found.filter(pair => pair.probability >= 0.5).length
const core = measure(found, truth, Boolean(right))
const judged = trees && answer(studied, fields, first, second, { threshold: LEAST, evidence: false, trees: readFileSync(trees, 'utf8') })
const held = judged ? measure(judged.pairs, truth, Boolean(right)) : null
console.log(JSON.stringify({ name, records, truth: truth.size, compared, likely, core, held, exact, trigram, seconds, cpu, megabytes }))
