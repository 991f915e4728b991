// Runs every suite and prints each one's count. A browser is found, or installed from npm's own packages; nothing needs root.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const folder = mkdtempSync(join(tmpdir(), 'khuyencong-results-'))
const suites = ['unit', 'database', 'journeys']
const wanted = process.argv.slice(2)
const counts = []
for (const suite of suites) {
  if (wanted.length && !wanted.includes(suite)) continue
  const file = join(folder, `${suite}.json`)
  const run = spawnSync(process.execPath, [vitest, 'run', '--project', suite, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], { cwd: root, stdio: 'inherit' })
  let result
  try {
    result = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    result = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
  }
  // A suite that could not even start, or ran nothing, has failed.
  const failed = result.numFailedTests || (run.status === 0 && result.numPassedTests > 0 ? 0 : 1)
  counts.push({ suite, passed: result.numPassedTests, failed, skipped: result.numPendingTests })
}
rmSync(folder, { recursive: true, force: true })
console.log('')
for (const { suite, passed, failed, skipped } of counts) console.log(`${suite}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
const total = counts.reduce((t, c) => ({ passed: t.passed + c.passed, failed: t.failed + c.failed, skipped: t.skipped + c.skipped }), { passed: 0, failed: 0, skipped: 0 })
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed ? 1 : 0
