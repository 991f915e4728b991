/** The five ways to say no. Actions throw a Refusal; the server turns it into problem+json, the CLI into a line. */
import { say } from '../words/say.ts'

export const refusalStatus = { unauthenticated: 401, refused: 403, unknown: 404, conflict: 409, invalid: 422 } as const
export type RefusalKind = keyof typeof refusalStatus
/** One wrong field: where it is, what is wrong, how to fix it. */
export interface FieldProblem {
  path: string
  message: string
  fix?: string
}

export class Refusal extends Error {
  /** @param detail a Vietnamese sentence saying what happened and what to do */
  constructor(
    readonly kind: RefusalKind,
    detail: string,
    readonly errors: readonly FieldProblem[] = [],
  ) {
    super(detail)
    this.name = 'Refusal'
  }
  /** RFC 9457 problem document. */
  get problem() {
    const status = refusalStatus[this.kind]
    return {
      type: `urn:khuyencong:${this.kind}`,
      title: say(`kernel.${this.kind}`),
      status,
      code: this.kind,
      detail: this.message,
      ...(this.errors.length ? { errors: this.errors } : {}),
    }
  }
}
/** Somebody who may not do it, or a step that the facts do not allow. */
export const refuse = (detail: string): never => {
  throw new Refusal('refused', detail)
}
/** A record that is not there, or not within the reader's units: the answer is the same. */
export const unknown = (detail: string): never => {
  throw new Refusal('unknown', detail)
}
export const invalid = (detail: string, errors: readonly FieldProblem[] = []): never => {
  throw new Refusal('invalid', detail, errors)
}
export const conflict = (detail: string): never => {
  throw new Refusal('conflict', detail)
}
/** The refusal that a check throws; undefined when it lets the thing pass. */
export const refusalBy = (check: () => void): Refusal | undefined => {
  try {
    check()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
