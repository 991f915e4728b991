/** Whoever typed a record in was shown what it may be, and said that it is another: kept as their decision, so that nobody is asked again. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import type { MatchedKind } from './duplicates.schema.ts'
import { judge } from './finding.actions.ts'
import { inOrder } from './pairs.rules.ts'
import * as store from './pairs.store.ts'
import { findNamed } from './records.store.ts'

/** Pairs of the saved record with each of the others, decided "different". What somebody decided on such a pair before stays. */
export const tellApart = async (ctx: Context, input: { kind: MatchedKind; record: string; others: readonly string[] }) => {
  const { kind } = input
  const [own] = await findNamed(ctx.db, ctx.reach, kind, [input.record])
  if (!own || own.mergedInto) return unknown(say('duplicates.noSuch'))
  const others = (await findNamed(ctx.db, ctx.reach, kind, input.others)).filter(each => each.id !== own.id && !each.mergedInto)
  const drafts: store.PairDraft[] = []
  for (const { id } of others) {
    const [leftId, rightId] = inOrder(own.id, id)
    drafts.push({ leftId, rightId, ...(await judge(ctx, kind, leftId, rightId)) })
  }
  const reason = say('duplicates.apartOnEntry')
  return ctx.db.transaction(async tx => {
    let told = 0
    for (const draft of drafts) {
      const known = await store.ensurePair(tx, kind, draft, 'entry', ctx.today)
      if (known.state !== 'open' && known.state !== 'later') continue
      await store.decidePair(tx, known.id, { state: 'different', reason, decidedBy: actorOf(ctx).id, decidedOn: ctx.today })
      await logged(tx, ctx, {
        entity: 'duplicate_pair',
        recordId: known.id,
        action: 'decided',
        fromState: known.state,
        toState: 'different',
        reason,
      })
      told++
    }
    return { told }
  })
}
