/** `khuyencong design-check <registered> <queries> --out <results.json>`: which pictures show a registered design. Code 2: done, but some files could not be read. */
import { checkFolderToFile } from '../domains/designs/likeness/check-folder.actions.ts'
import { invalid } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'
import { readOptions } from './options.ts'

export const designCheck = async (args: string[]): Promise<number> => {
  const { words, options } = readOptions(args, ['out'])
  const [registered, queries] = words
  if (!registered || !queries || words.length > 2 || !options.out) return invalid(say('likeness.usage'))
  let last = 0
  const onProgress = (line: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`)
    else if (Date.now() - last > 5000) console.error(line)
    else return
    last = Date.now()
  }
  const { lines, isWhole } = await checkFolderToFile(registered, queries, options.out, onProgress)
  if (process.stderr.isTTY) console.error()
  for (const line of lines) console.error(line)
  return isWhole ? 0 : 2
}
