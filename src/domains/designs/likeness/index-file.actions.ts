/** The file in which the register of pictures is kept, opened by whoever outlives the thread that works on it. */
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface IndexFile {
  /** Open for reading and writing until `close`. */
  file: number
  close(): void
}
/**
 * @param version of the descriptions it holds
 * @param folder where it is kept; without one it vanishes with the process, however that ends
 */
export const openIndexFile = (version: string, folder?: string): IndexFile => {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'likeness-'))
  mkdirSync(place, { recursive: true })
  const file = openSync(join(place, `${version}.likeness`), folder ? 'a+' : 'w+')
  // Where open files may be removed, what nobody keeps is nameless from now on.
  const forget = () => rmSync(place, { recursive: true, force: true })
  if (!folder && process.platform !== 'win32') forget()
  return {
    file,
    close() {
      closeSync(file)
      if (!folder && process.platform === 'win32') forget()
    },
  }
}
