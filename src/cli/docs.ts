/** `khuyencong docs`: rewrites docs/reference from the code. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { productFolder } from '../db/connect.ts'
import { references } from '../domains/references.ts'
import { say } from '../words/say.ts'

export const docs = async (): Promise<number> => {
  const folder = join(productFolder, 'docs', 'reference')
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(await references())) await writeFile(join(folder, name), text)
  console.log(say('server.wrote', { file: 'docs/reference' }))
  return 0
}
