/** `khuyencong choose <file.csv|.pb> --budget <money> [--rule …] [--out <file.json>]`: a choice within a budget among the projects of any list. */
import { writeFile } from 'node:fs/promises'
import { ruleKinds } from '../domains/selection/choosing/choosing.schema.ts'
import { chooseFile } from '../domains/selection/list/choose-file.actions.ts'
import { invalid } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'
import { readOptions } from './options.ts'

const isRule = (text: string): text is keyof typeof ruleKinds => Object.hasOwn(ruleKinds, text)

export const choose = async (args: string[]): Promise<number> => {
  const { words, options } = readOptions(args, ['budget', 'rule', 'min-share', 'seconds', 'out'])
  const [file] = words
  if (!file || words.length > 1) return invalid(say('selectionList.usage'))
  const rule = options.rule ?? 'order'
  if (!isRule(rule)) return invalid(say('selectionList.badRule', { value: rule }))
  const minShare = Number((options['min-share'] ?? '50').replace(',', '.'))
  if (!(minShare >= 0 && minShare <= 100)) return invalid(say('selectionList.badShare'))
  const seconds = Number(options.seconds ?? '60')
  if (!(seconds >= 1 && seconds <= 3600)) return invalid(say('selectionList.badSeconds'))
  const answer = await chooseFile({ file, rule, budget: options.budget ?? null, minShare, seconds })
  if (options.out) await writeFile(options.out, answer)
  else process.stdout.write(answer)
  return 0
}
