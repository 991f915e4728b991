/** What other domains ask of applications: counts for a call, who drafts, what is kept and for how long, the printed receipt. */
import { dropUnneeded } from '../../db/kept-files.ts'
import { type Context, logged } from '../../kernel/context.ts'
import { addDays } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import type { ApplicationCounts } from '../calls/calls.ports.ts'
import type { Recipients } from '../notices/notices.actions.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import { paperKinds } from '../reference/papers.schema.ts'
import { placeName, readSetting } from '../reference/reference.actions.ts'
import * as store from './applications.store.ts'
import { heldDraft } from './drafts.actions.ts'
import { shownSections } from './forms/forms.schema.ts'
import { listApplications } from './intake.actions.ts'
import { placesIn } from './versions.actions.ts'

/** How many drafts and submitted applications each call has. */
export const countsOfCalls = async (_ctx: Context, tx: Tx, callIds: readonly string[]): Promise<ReadonlyMap<string, ApplicationCounts>> => {
  const rows = callIds.length ? await store.countByCall(tx, callIds) : []
  return new Map(
    callIds.map(id => {
      const own = rows.filter(row => row.callId === id)
      const sent = own.filter(row => row.state !== 'draft')
      const sum = (list: typeof own) => list.reduce((total, row) => total + row.n, 0)
      const by = <K extends string>(key: (row: (typeof own)[number]) => K | null) => [...new Set(sent.flatMap(row => key(row) ?? []))]
      return [
        id,
        {
          drafts: sum(own.filter(row => row.state === 'draft')),
          submitted: sum(sent),
          byActivity: Object.fromEntries(by(row => row.activity).map(code => [code, sum(sent.filter(row => row.activity === code))])),
          byUnit: by(row => row.unitId).map(unitId => {
            const there = sent.filter(row => row.unitId === unitId)
            return { unitId, unitName: there[0]?.unitName ?? '', count: sum(there) }
          }),
        },
      ]
    }),
  )
}
export const activitiesOfCall = (tx: Tx, callId: string) => store.activitiesOfCall(tx, callId)
/** Those whose draft of a call is not submitted yet. */
export const draftingOf = async (tx: Tx, callId: string): Promise<Recipients[]> =>
  (await store.draftsOfCall(tx, callId)).map(({ accountId, onBehalfBy, phone, cells }) => {
    const email = cells.email?.value
    return {
      accountIds: [accountId, onBehalfBy].filter(id => id !== null),
      email: typeof email === 'string' && email ? email : null,
      phone,
    }
  })

/** What stands on the desk today: an applicant's drafts and what is asked of them; an officer's applications to take in. */
export const applicationsToday = async (ctx: Context) => {
  const mine = ctx.actor ? await store.listOfAccount(ctx.db, ctx.actor.id) : []
  const officer = ctx.reach.everywhere || ctx.reach.unitIds.length > 0
  return {
    mine: mine.map(({ row, callTitle, closesOn }) => ({
      number: row.number,
      receipt: row.receipt,
      callTitle,
      closesOn,
      activityLabel: activityLabels[row.activity],
      state: row.state,
      touchedOn: row.touchedOn,
    })),
    waiting: officer ? (await listApplications(ctx)).waiting : [],
  }
}

/** The receipt of a version, as it is printed: what was submitted, when, with the hash of exactly that. */
export const readReceipt = async (ctx: Context, token: string, number: number | undefined) => {
  const { row, call } = await heldDraft(ctx.db, token)
  const versions = await store.listVersions(ctx.db, row.id)
  const version =
    (number === undefined ? versions.at(-1) : versions.find(each => each.number === number)) ?? unknown(say('applications.noVersion'))
  return {
    receipt: row.receipt,
    call: { code: call.code, title: call.title, year: call.year, contact: call.contact },
    activityLabel: activityLabels[row.activity],
    unitName: row.unitId ? await placeName(ctx.db, row.unitId) : null,
    places: await placesIn(ctx, ctx.db, row, [version.values]),
    sections: shownSections(version.formVersion, row.activity),
    onBehalf: row.onBehalfBy !== null,
    mandate: row.mandate,
    number: version.number,
    versions: versions.length,
    day: version.day,
    submittedAt: version.submittedAt.toISOString(),
    hash: version.hash,
    erased: version.erased,
    values: version.values,
    papers: version.papers.map(({ kind, fileName, size, sha256 }) => ({ label: paperKinds[kind], fileName, size, sha256 })),
  }
}

const keptDays = 180
/** Deletes drafts that nobody touched for the days of the setting `draft_days` and that were never submitted, with their photographs; each deletion is logged. */
export const forgetOldDrafts = async (ctx: Context): Promise<number> => {
  const before = addDays(ctx.today, -(await readSetting(ctx.db, 'draft_days', ctx.today, keptDays)))
  const old = await store.oldDrafts(ctx.db, before)
  const files: string[] = []
  for (const row of old)
    await ctx.db.transaction(async tx => {
      files.push(...(await store.listPapers(tx, row.id)).map(paper => paper.sha256))
      await store.deleteDraft(tx, row.id)
      await logged(tx, ctx, {
        entity: 'application',
        recordId: row.id,
        action: 'forget',
        fromState: 'draft',
        values: { number: row.number },
      })
    })
  await dropUnneeded(ctx, files)
  return old.length
}
