/** The direction of imports: what kind of file may import what kind, and which domain may use which. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../src/', import.meta.url))
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/testing/.test(file))
// Read as text: importing it would start the product.
const order = [
  ...(readFileSync(join(root, 'domains/index.ts'), 'utf8').match(/domains = \[([^\]]+)\]/)?.[1] ?? '').matchAll(/'(\w+)'/g),
].map(m => m[1]!)

const domainOf = (file: string) => (file.startsWith('domains/') && file.split('/').length > 2 ? file.split('/')[1] : undefined)
const kindOf = (file: string): string => {
  if (!file.startsWith('domains/')) return file.split('/')[0]!
  if (!domainOf(file)) return 'root'
  return file.includes('/web/') ? 'page' : file.split('.').at(-2)!
}
const pure = ['kernel', 'words', 'schema', 'rules', 'rule', 'workflow']
const may: Record<string, string[]> = {
  words: ['words'],
  kernel: ['kernel', 'words'],
  files: ['files', 'kernel', 'words'],
  db: ['db', 'kernel', 'words', 'schema'],
  schema: pure,
  rules: pure,
  rule: pure,
  workflow: pure,
  thread: [...pure, 'thread'],
  ports: [...pure, 'ports'],
  store: [...pure, 'store', 'db'],
  seed: [...pure, 'store', 'seed', 'files'],
  actions: [...pure, 'store', 'actions', 'ports', 'files', 'db'],
  api: [...pure, 'actions', 'files'],
  page: [...pure, 'page', 'web'],
  web: [...pure, 'page', 'web'],
  root: [...pure, 'root', 'store', 'seed', 'actions', 'ports', 'api', 'db', 'files'],
  server: [...pure, 'server', 'root', 'actions', 'api', 'db', 'files'],
  cli: [...pure, 'cli', 'server', 'root', 'actions', 'db', 'files'],
}
/** Kernel files that the browser must not carry: they speak to the database or to Node. */
const serverOnly = ['kernel/log.ts', 'kernel/context.ts']

/** Imports that exist at run time; type-only ones vanish. */
const imports = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export) (?!type )(?:[^'"]*? from )?'(\.[^']+)'|import\('(\.[^']+)'\)/g,
    ),
  ]
    .filter(match => !/^\s*import \{(?:\s*type \w+(?: as \w+)?,?)+\s*\} from/.test(match[0]))
    .map(match => relative(root, join(root, dirname(file), (match[1] ?? match[2])!)))

it('every kind of file imports only what stands to its right', () => {
  const wrong = files.flatMap(file =>
    imports(file)
      .filter(to => to.startsWith('.') === false && !(may[kindOf(file)] ?? []).includes(kindOf(to)))
      .map(to => `${file} → ${to}`),
  )
  expect(wrong).toEqual([])
})
it('a domain uses only domains listed before it, and never their store', () => {
  const wrong = files.flatMap(file => {
    const own = domainOf(file)
    if (!own || kindOf(file) === 'page') return []
    return imports(file)
      .filter(to => {
        const other = domainOf(to)
        if (!other || other === own) return false
        if (order.indexOf(other) > order.indexOf(own)) return true
        return kindOf(to) === 'store'
      })
      .map(to => `${file} → ${to}`)
  })
  expect(wrong).toEqual([])
})
it('every domain folder stands in the order', () => {
  expect(
    readdirSync(join(root, 'domains'), { withFileTypes: true })
      .filter(e => e.isDirectory())
      .map(e => e.name)
      .sort(),
  ).toEqual([...order].sort())
})
it('what the browser gets reaches nothing of the database, the server or Node', () => {
  const seen = new Set<string>()
  const wrong: string[] = []
  const visit = (file: string, from: string) => {
    if (/^(db|server|cli|files)\//.test(file) || serverOnly.includes(file) || /\.(store|actions|api|ports)\.ts$/.test(file))
      wrong.push(`${from} → ${file}`)
    if (seen.has(file) || !/\.tsx?$/.test(file)) return
    seen.add(file)
    for (const to of imports(file)) visit(to, file)
  }
  for (const file of files.filter(f => kindOf(f) === 'page' || kindOf(f) === 'web')) visit(file, 'the browser')
  expect(wrong).toEqual([])
})
it('rules, workflows and schemas wait for nothing and read no clock', () => {
  const impure = files.filter(
    file =>
      ['rules', 'rule', 'workflow', 'schema'].includes(kindOf(file)) &&
      /\bawait\b|new Date\(\)|Date\.now|process\.env/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(impure).toEqual([])
})
it('no file has grown past one idea', () => {
  const long = files.filter(file => readFileSync(join(root, file), 'utf8').split('\n').length > 400)
  expect(long).toEqual([])
})
