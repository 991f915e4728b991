/** A workflow is a table of steps. Buttons, checks, the diagram, the docs and the tests read the same table. */

import type { FieldKind, Options } from './entity.ts'

/** What a step asks of the person who takes it. */
export interface Ask {
  key: string
  label: string
  kind: FieldKind | 'note' | 'file'
  required?: boolean
  help?: string
  options?: Options
  /** For files: which kind of paper it is; the screen attaches it to the record once the step is taken. */
  paper?: string
}
export interface Step<S extends string, A extends string, Facts> {
  action: A
  from: readonly S[]
  /** The state it leads to; a step without `to` leaves the state as it is. */
  to?: S
  /** The verb on the button. */
  label: string
  /** Which duty it is: a dated table says what role at what level of unit carries the duty. */
  duty: string
  /** Whether the step exists for this kind of record at all. */
  applies?: (facts: Facts) => boolean
  /** A sentence saying why the facts do not allow it now. */
  when?: (facts: Facts) => string | undefined
  /** Whoever did one of these to the record may not take this step: no one approves what they prepared. */
  notAfter?: readonly A[]
  asks?: readonly Ask[]
  /** A step that undoes or ends something is not the primary button. */
  tone?: 'primary' | 'quiet' | 'danger'
}
export interface Workflow<S extends string, A extends string, Facts> {
  states: Readonly<Record<S, string>>
  steps: readonly Step<S, A, Facts>[]
}
/** A button: allowed, or grey with the reason. */
export interface Offer<A extends string = string> {
  action: A
  label: string
  to: string | null
  allowed: boolean
  why?: string
  /** Grey because of the record, not because of who looks. */
  byFacts?: boolean
  asks: readonly Ask[]
  tone: 'primary' | 'quiet' | 'danger'
}

/** Finds the step from a state, if the table has it for this record. */
export const findStep = <S extends string, A extends string, F>(flow: Workflow<S, A, F>, state: S, action: A, facts: F) =>
  flow.steps.find(step => step.action === action && step.from.includes(state) && (step.applies?.(facts) ?? true))

/** Every step of the state with whether it may be taken; the same answer that the write will give. */
export const offers = <S extends string, A extends string, F>(
  flow: Workflow<S, A, F>,
  state: S,
  facts: F,
  mayNot: (step: Step<S, A, F>) => string | undefined,
): Offer<A>[] =>
  flow.steps
    .filter(step => step.from.includes(state) && (step.applies?.(facts) ?? true))
    .map(step => {
      const notMine = mayNot(step)
      const why = notMine ?? step.when?.(facts)
      return {
        action: step.action,
        label: step.label,
        to: step.to ? flow.states[step.to] : null,
        allowed: why === undefined,
        ...(why !== undefined && { why, byFacts: notMine === undefined }),
        asks: step.asks ?? [],
        tone: step.tone ?? 'primary',
      }
    })

/** A Mermaid diagram of the table, for the reference docs. */
export const diagram = <S extends string, A extends string, F>(flow: Workflow<S, A, F>): string =>
  [
    'stateDiagram-v2',
    ...Object.entries<string>(flow.states).map(([code, label]) => `  ${code}: ${label}`),
    ...flow.steps.flatMap(step => step.from.map(from => `  ${from} --> ${step.to ?? from}: ${step.label}`)),
  ].join('\n')
