/** Applies a rule to an input, with the solver where the rule needs it, and answers what else could be. */
import { say } from '../../words/say.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import { analysisOf, questionsOf } from './analysis.rules.ts'
import { solveAll, type Watch } from './choosing/solve.actions.ts'
import { outcomeOf, programFor } from './rounds.rules.ts'
import type { RoundAnalysis, RoundInput, RoundOutcome, RuleSpec } from './rounds.schema.ts'

/** For the outcome itself, and for each question beside it. */
const effort = { milliseconds: 60_000 }
const questionEffort = { milliseconds: 5_000 }

/** Whoever follows a computation: how many questions beside the outcome are answered, and whether to stop. */
export interface Follow {
  asked?: (done: number, all: number) => void
  cancelled?: () => Promise<boolean>
}

interface Case {
  input: RoundInput
  spec: RuleSpec
}
const outcomesOf = async (cases: readonly Case[], given: { milliseconds: number }, watch?: Watch): Promise<RoundOutcome[]> => {
  const asked = cases.filter(({ spec }) => spec.kind === 'optimise')
  const solutions = await solveAll(
    asked.map(({ input, spec }) => programFor(input, spec)),
    given,
    watch,
  )
  return cases.map(each => outcomeOf(each.input, each.spec, solutions[asked.indexOf(each)] ?? null))
}
/** The outcome of a rule: the same for the same input. */
export const computeOutcome = async (input: RoundInput, spec: RuleSpec, watch?: Watch): Promise<RoundOutcome> =>
  (await outcomesOf([{ input, spec }], effort, watch))[0]!

/** What a limit of a rule is about, in words. */
const limitWords = (input: RoundInput) => (key: string) => {
  const [kind = '', about = ''] = key.split(':')
  const unit = input.candidates.find(one => one.unitId === about)?.unitName ?? about
  const target = input.targets.find(one => one.code === about)?.name ?? about
  const activity = activityLabels[about as keyof typeof activityLabels] ?? about
  if (kind === 'group') return say('selectionRounds.limitGroup', { name: activity })
  if (kind === 'area') return say('selectionRounds.limitArea', { name: unit })
  if (kind === 'target') return say('selectionRounds.limitTarget', { name: target })
  return say('selectionRounds.limitEstablishment')
}
/** The rules side by side, what more money would change, what each limit costs, where the targets land. */
export const analyse = async (input: RoundInput, spec: RuleSpec, outcome: RoundOutcome, follow: Follow = {}): Promise<RoundAnalysis> => {
  const questions = questionsOf(input, spec, outcome)
  // Only those that ask the solver take time.
  const all = questions.filter(question => question.spec.kind === 'optimise').length
  let done = 0
  follow.asked?.(done, all)
  const outcomes = await outcomesOf(questions, questionEffort, {
    ...(follow.cancelled && { cancelled: follow.cancelled }),
    solved: () => follow.asked?.(++done, all),
  })
  return analysisOf(
    input,
    outcome,
    questions.map((question, at) => ({ question, outcome: outcomes[at]! })),
    limitWords(input),
  )
}
