/** After the result: the contest's works go into the register as new designs, each by the register's own rule and by whoever may accept. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { acceptDesign } from '../designs/designs.actions.ts'
import { designsOf } from './designs.store.ts'
import { changed, countedEntries, loadContest, nameOf } from './loading.actions.ts'

/**
 * Accepts every counted work of a confirmed contest that the register accepts: those it does not are named with its reason and stay as they
 * are. Pressing again accepts only what is left.
 */
export const acceptWorks = (ctx: Context, code: string) =>
  ctx.db.transaction(async tx => {
    const loaded = await loadContest(tx, code, true)
    if (!holds(actorOf(ctx), 'appraiser', 'leader')) refuse(say('contests.acceptWho'))
    if (loaded.contest.state !== 'confirmed') refuse(say('contests.noResult'))
    const works = countedEntries(loaded).flatMap(entry => (entry.designId ? [{ entry, designId: entry.designId }] : []))
    const designs = new Map(
      (
        await designsOf(
          tx,
          works.map(each => each.designId),
        )
      ).map(each => [each.id, each]),
    )
    const left: { number: string; code: string; why: string }[] = []
    let accepted = 0
    for (const { entry, designId } of works) {
      if (designs.get(designId)?.acceptedOn) continue
      await acceptDesign(tx, ctx, designId).then(
        () => accepted++,
        error => {
          // The register says no before it writes; anything else is a fault.
          if (!(error instanceof Refusal)) throw error
          left.push({ number: nameOf(entry), code: designs.get(designId)?.code ?? '', why: error.message })
        },
      )
    }
    if (accepted) await changed(ctx, tx, loaded.contest, 'accept_works', { accepted })
    return { accepted, left }
  })
