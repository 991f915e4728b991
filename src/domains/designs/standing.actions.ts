/** Where designs stand, with who said so. */
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { type CheckRow, publicBases } from './checks.schema.ts'
import * as checks from './checks.store.ts'
import type { DesignRow } from './designs.schema.ts'
import * as store from './designs.store.ts'
import { type CheckFacts, type StandingState, standingSaid } from './standing.rules.ts'
import { viewsOf } from './views.store.ts'

export interface Standing {
  state: StandingState
  /** In one sentence: 'Trong 143 mẫu đã đối chiếu, không mẫu nào giống quá 3%'. */
  says: string
  /** The latest check. */
  checkId: string | null
  checkedOn: Day | null
  check: CheckFacts | null
  /** Searches elsewhere that showed the same and nobody has decided about. */
  elsewhere: number
  /** By whom it was found to be a copy, and of what: a design's code, or where a search found it; of an imported finding only the day and the reason are known. */
  copy: { on: Day; by: string | null; of: string | null; reason: string | null } | null
  acceptedOn: Day | null
}
const factsOf = (
  check: CheckRow | undefined,
  views: readonly { createdAt: Date }[],
  found: { open: number; decided: number; closest: number | null } | undefined,
): CheckFacts | null =>
  check
    ? {
        state: check.state,
        designs: check.designs ?? 0,
        unread: check.unread ?? 0,
        open: found?.open ?? 0,
        decided: found?.decided ?? 0,
        closest: found?.closest ?? null,
        added: views.filter(view => view.createdAt > check.createdAt).length,
      }
    : null

/** Never checked, nothing close, a possible copy that waits, found a copy and by whom: of each of these designs. */
export const standingsOf = async (tx: Tx, designs: readonly DesignRow[]): Promise<Map<string, Standing>> => {
  const ids = designs.map(design => design.id)
  const latest = await checks.latestChecks(tx, ids)
  const found = await checks.summaries(
    tx,
    [...latest.values()].map(check => check.id),
  )
  const views = await viewsOf(tx, ids)
  const elsewhere = await checks.undecidedSearches(tx, ids)
  const copies = designs.filter(design => design.copyFoundOn !== null)
  const decisions = (
    await checks.decisionsAbout(
      tx,
      copies.map(design => design.id),
    )
  ).filter(({ decision }) => decision.verdict === 'copy' && decision.takenBackOn === null)
  const others = new Map(
    (
      await store.designsById(
        tx,
        decisions.flatMap(({ decision }) => decision.otherId ?? []),
      )
    ).map(row => [row.id, row.code]),
  )
  return new Map(
    designs.map(design => {
      const check = latest.get(design.id)
      const own = views.filter(view => view.designId === design.id)
      const facts = factsOf(check, own, check && found.get(check.id))
      const finding = decisions.find(({ decision }) => decision.designId === design.id)
      const pictures = own.length
      return [
        design.id,
        {
          ...standingSaid({ copy: design.copyFoundOn !== null, pictures, elsewhere: elsewhere.get(design.id) ?? 0, check: facts }),
          checkId: check?.id ?? null,
          checkedOn: check?.state === 'done' ? check.day : null,
          check: facts,
          elsewhere: elsewhere.get(design.id) ?? 0,
          copy: design.copyFoundOn
            ? {
                on: design.copyFoundOn,
                by: finding?.by ?? null,
                of:
                  others.get(finding?.decision.otherId ?? '') ??
                  (finding?.base ? say('designs.foundAt', { base: publicBases[finding.base] }) : null),
                reason: finding?.decision.reason ?? design.copyReason,
              }
            : null,
          acceptedOn: design.acceptedOn,
        },
      ]
    }),
  )
}
/** The same, for domains above, by ids. */
export const standingOf = async (tx: Tx, designIds: readonly string[]): Promise<Map<string, Standing>> =>
  standingsOf(tx, await store.designsById(tx, designIds))
