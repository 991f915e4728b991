/** Keeps papers' files by their hash, outside the web root. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface Storage {
  /** Keeps the bytes once and returns their SHA-256. */
  keep(bytes: Uint8Array): Promise<string>
  read(sha256: string): Promise<Uint8Array>
  /** Deletes a file that is no paper, such as an uploaded workbook once it is read. */
  drop(sha256: string): Promise<void>
}
/** Files below a folder, two levels deep by the first letters of the hash. */
export const folderStorage = (folder: string): Storage => {
  const place = (sha: string) => join(folder, sha.slice(0, 2), sha)
  return {
    keep: async bytes => {
      const sha = createHash('sha256').update(bytes).digest('hex')
      const path = place(sha)
      if (existsSync(path)) return sha
      await mkdir(dirname(path), { recursive: true })
      await writeFile(`${path}.part`, bytes)
      await rename(`${path}.part`, path)
      return sha
    },
    read: sha => readFile(place(sha)),
    drop: sha => rm(place(sha), { force: true }),
  }
}
