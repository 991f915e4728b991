/** What docs/promises.md says is held by a test is held by a test that exists, under that title. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const house = fileURLToPath(new URL('..', import.meta.url))
const lines = readFileSync(join(house, 'docs/promises.md'), 'utf8').split('\n')
const promises = lines.filter(line => line.startsWith('| ') && !line.startsWith('| :--') && !line.startsWith('| Promise |'))
const named = /`([^`]+\.(?:test|journey)\.ts)` “(.+?)”(?=[;| ])/g
const foldersOf = (file: string) => (file.startsWith('tests/') ? [''] : ['src/domains', 'src'])

it('every promise names what holds it, and every name is a file that says just that', () => {
  const broken: string[] = []
  for (const promise of promises) {
    const tests = [...promise.matchAll(named)]
    if (tests.length === 0) broken.push(`nothing holds: ${promise}`)
    for (const [, file = '', title = ''] of tests) {
      const path = foldersOf(file)
        .map(folder => join(house, folder, file))
        .find(existsSync)
      if (!path) broken.push(`no file ${file}`)
      else if (!readFileSync(path, 'utf8').includes(title)) broken.push(`no test “${title}” in ${file}`)
    }
  }
  expect(broken).toEqual([])
  expect(promises.length).toBeGreaterThan(50)
})
