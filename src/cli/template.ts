/** `khuyencong template <kind>`: writes an empty workbook to fill in. */
import { writeFile } from 'node:fs/promises'
import { writeTemplate } from '../domains/exchange/template.actions.ts'
import { type WorkbookKind, workbookKinds, workbooks } from '../domains/exchange/workbooks.schema.ts'
import { invalid } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'
import { readOptions } from './options.ts'

export const template = async (args: string[]): Promise<number> => {
  const { words, options } = readOptions(args, ['out'])
  const kind = words[0] as WorkbookKind
  if (!workbookKinds.includes(kind)) return invalid(say('server.badKind', { kinds: workbookKinds.join(', ') }))
  const out = options.out ?? workbooks[kind].fileName
  await writeFile(out, await writeTemplate(kind))
  console.log(say('server.wrote', { file: out }))
  return 0
}
