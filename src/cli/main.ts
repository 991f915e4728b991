/** The command line: thin, the same actions as the routes. */
import { Refusal } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'

type Command = (args: string[]) => Promise<number>
const commands: Record<string, () => Promise<Command>> = {
  template: async () => (await import('./template.ts')).template,
  choose: async () => (await import('./choose.ts')).choose,
  trade: async () => (await import('./trade.ts')).trade,
  'design-check': async () => (await import('./design-check.ts')).designCheck,
  match: async () => (await import('./match.ts')).match,
  run: async () => (await import('./run.ts')).run,
  account: async () => (await import('./account.ts')).account,
  docs: async () => (await import('./docs.ts')).docs,
  verify: async () => (await import('./verify.ts')).verify,
  start: async () => (await import('./start.ts')).start,
}

/** What a command says of itself when asked; the others are told by the list of commands. */
const usages: Partial<Record<string, () => string>> = {
  trade: () => say('tradeTables.usage'),
  'design-check': () => say('likeness.usage'),
  match: () => say('linkage.usage'),
  choose: () => say('selectionList.usage'),
}

/** Runs a command and returns the exit code: 0 done, 1 failed; a command may have codes of its own. */
export const main = async (args: string[]): Promise<number> => {
  const [name = '', ...rest] = args
  const command = commands[name]
  if (!command) {
    console.error(say('server.usage'))
    return name === '' || name === 'help' || name === '--help' ? 0 : 1
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log((usages[name] ?? (() => say('server.usage')))())
    return 0
  }
  try {
    return await (await command())(rest)
  } catch (error) {
    const trouble = error as NodeJS.ErrnoException
    if (trouble.path && ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EPERM', 'EROFS'].includes(trouble.code ?? '')) {
      const why = say(trouble.code === 'ENOENT' || trouble.code === 'ENOTDIR' ? 'server.fileNone' : 'server.fileRefused')
      console.error(say('server.fileTrouble', { path: trouble.path, why }))
      return 1
    }
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    for (const wrong of error.errors) console.error(`  ${wrong.path}: ${wrong.message}${wrong.fix ? ` ${wrong.fix}` : ''}`)
    return 1
  }
}
