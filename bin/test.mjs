// Runs every suite and prints each one's count. A browser is found, or installed from npm's own packages; nothing needs root.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const folder = mkdtempSync(join(tmpdir(), 'khuyencong-results-'))
// The database suite runs again on an older PostgreSQL where the machine has one: a server installation may be on it.
const older = ['15', '16', '17'].map(version => `/usr/lib/postgresql/${version}`).find(place => existsSync(join(place, 'bin', 'initdb')))
const suites = [
  { name: 'unit', project: 'unit' },
  { name: 'database', project: 'database' },
  ...(older
    ? [
        {
          name: `database on PostgreSQL ${older.split('/').at(-1)}`,
          project: 'database',
          env: { KHUYENCONG_POSTGRES: older },
          more: ['--exclude', 'src/db/embedded.db.test.ts'],
        },
      ]
    : []),
  { name: 'journeys', project: 'journeys' },
]
const wanted = process.argv.slice(2)
const counts = []
for (const { name: suite, project, env, more = [] } of suites) {
  if (wanted.length && !wanted.includes(project)) continue
  const file = join(folder, `${counts.length}.json`)
  const run = spawnSync(
    process.execPath,
    [vitest, 'run', '--project', project, ...more, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } },
  )
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
const total = counts.reduce((t, c) => ({ passed: t.passed + c.passed, failed: t.failed + c.failed, skipped: t.skipped + c.skipped }), {
  passed: 0,
  failed: 0,
  skipped: 0,
})
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed ? 1 : 0
