/** `khuyencong match <file.csv> --id <column> [--link <file2.csv>] [--fields a,b,c] --out <pairs.csv>`: likely equal records of any CSV. */
import { matchFile } from '../domains/duplicates/match-file.actions.ts'
import { invalid } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'
import { readOptions } from './options.ts'

export const match = async (args: string[]): Promise<number> => {
  const { words, options } = readOptions(args, ['id', 'link', 'fields', 'threshold', 'out'])
  const [file] = words
  if (!file || words.length > 1 || !options.id || !options.out) return invalid(say('linkage.usage'))
  const threshold = Number((options.threshold ?? '0.5').replace(',', '.'))
  if (!(threshold >= 0 && threshold <= 1)) return invalid(say('linkage.badThreshold'))
  const lines = await matchFile({
    file,
    id: options.id,
    out: options.out,
    threshold,
    ...(options.link && { link: options.link }),
    ...(options.fields && {
      fields: options.fields
        .split(',')
        .map(name => name.trim())
        .filter(Boolean),
    }),
  })
  for (const line of lines) console.error(line)
  return 0
}
