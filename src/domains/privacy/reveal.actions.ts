/** Shows a masked number of a trainee once, for a stated purpose that the log keeps. */
import { type Context, logged } from '../../kernel/context.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { traineesById } from './finding.store.ts'

export const revealTrainee = (ctx: Context, id: string, field: 'personalNumber' | 'phone', purpose: string) =>
  ctx.db.transaction(async tx => {
    const trainee = (await traineesById(tx, [id]))[0] ?? unknown(say('privacy.noTrainee'))
    const action = field === 'phone' ? 'reveal_phone' : 'reveal_number'
    await logged(tx, ctx, { entity: 'person', recordId: id, action, reason: purpose })
    return { value: trainee[field] }
  })
