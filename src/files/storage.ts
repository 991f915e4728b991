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

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, i) => bytes[i] === byte)
/** The media type told by the bytes themselves, for the kinds that papers may be: PDF, JPEG, PNG, Word, Excel. Undefined for the rest. */
export const mediaTypeOf = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'application/pdf'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return undefined
  const names = Buffer.from(bytes).toString('latin1')
  if (names.includes('word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  if (names.includes('xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return undefined
}
/** Whether an Office file carries macros. */
export const hasMacros = (bytes: Uint8Array): boolean => Buffer.from(bytes).toString('latin1').includes('vbaProject.bin')
