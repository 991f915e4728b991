/** The lists whose records are changed many at once, those of domains above the register too; wired in domains/index.ts. */
import type { ChangeList } from './change-list.rules.ts'

export const changePorts: { lists: readonly ChangeList[] } = { lists: [] }
