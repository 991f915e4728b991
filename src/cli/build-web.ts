/** Builds the browser's files when they are missing or older than their sources. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { productFolder } from '../db/connect.ts'
import { say } from '../words/say.ts'

/** Every source that can change what the browser gets. */
const fingerprint = (): string => {
  const hash = createHash('sha256')
  const visit = (path: string) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else hash.update(path.slice(productFolder.length)).update(readFileSync(path))
  }
  for (const part of ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']) visit(join(productFolder, part))
  return hash.digest('hex')
}

/** Builds `dist/web` if its fingerprint is not that of the sources. A production install that ships it needs no build tools. */
export const buildWeb = async (log: (line: string) => void): Promise<void> => {
  const mark = join(productFolder, 'dist', 'web.sha256')
  const built = existsSync(join(productFolder, 'dist', 'web', 'index.html'))
  const now = fingerprint()
  if (built && existsSync(mark) && readFileSync(mark, 'utf8') === now) return
  log(say('server.building'))
  const { build } = await import('vite')
  await build({ root: productFolder, configFile: join(productFolder, 'vite.config.ts'), logLevel: 'error' })
  writeFileSync(mark, now)
}
