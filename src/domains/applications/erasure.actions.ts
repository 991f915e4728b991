/** What applications hold of a person who asks about their data: found, copied, erased. Counts, money and what was decided stay. */
import { type Context, logged } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { erasedWord, type Personal, type Redactor } from '../../kernel/redact.ts'
import { say } from '../../words/say.ts'
import { forgetMessages } from '../notices/outbox.actions.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import { paperKinds } from '../reference/papers.schema.ts'
import { type ApplicationRow, applicationStates, type FieldValue, type VersionRow } from './applications.schema.ts'
import { deleteDraft, updateApplication } from './applications.store.ts'
import { emptiedCells, emptiedPapers, emptiedValues, isOwnName, personalIn, renamedPapers, speaksOf } from './erasure.rules.ts'
import * as store from './erasure.store.ts'
import { fieldsOf, personalKeys, shownSections } from './forms/forms.schema.ts'
import { valuesOf } from './merge.rules.ts'
import { isEmpty, sayValue } from './values.rules.ts'

/** An application as an officer recognises whose it is. */
export interface ApplicationFound {
  id: string
  number: string
  receipt: string | null
  name: string
  state: string
  activity: string
  representative: string | null
  phone: string | null
  taxCode: string | null
  unitId: string | null
  submittedOn: string | null
}
const said = (value: FieldValue | undefined): string | null => (typeof value === 'string' && value.trim() ? value : null)
const foundOf = (row: ApplicationRow): ApplicationFound => {
  const values = valuesOf(row.cells)
  return {
    id: row.id,
    number: row.number,
    receipt: row.receipt,
    name: said(values.name) ?? row.number,
    state: applicationStates[row.state],
    activity: activityLabels[row.activity],
    representative: said(values.representative),
    phone: row.phone ?? said(values.phone),
    taxCode: said(values.taxCode),
    unitId: row.unitId,
    submittedOn: row.submittedOn,
  }
}
/** Applications that speak of what is looked for, drafts too. */
export const applicationsAbout = async (tx: Tx, sought: store.Sought): Promise<ApplicationFound[]> =>
  (await store.applicationsSpeaking(tx, sought)).map(foundOf)
export const applicationsFound = async (tx: Tx, ids: readonly string[]): Promise<ApplicationFound[]> =>
  (await store.applicationsById(tx, ids)).map(foundOf)

/** Every set of values that an application holds or held. */
const allValues = (row: ApplicationRow, versions: readonly VersionRow[]) => [
  valuesOf(row.cells),
  ...versions.filter(version => version.applicationId === row.id).map(({ values }) => values),
]
/** Applications of these establishments that name the person as the one who applies. */
export const applicationsOf = async (tx: Tx, establishmentIds: readonly string[], redactor: Redactor): Promise<string[]> => {
  const rows = await store.applicationsOfEstablishments(tx, establishmentIds)
  const versions = await store.versionsOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.filter(row => allValues(row, versions).some(values => speaksOf(values, redactor))).map(({ id }) => id)
}
/** Names and numbers that applications hold of the person, now and in what was submitted. */
export const personalOfApplications = async (tx: Tx, ids: readonly string[]): Promise<Personal[]> => {
  const rows = await store.applicationsById(tx, ids)
  const versions = await store.versionsOf(tx, ids)
  return rows.flatMap(row => [{ names: [], numbers: row.phone ? [row.phone] : [] }, ...allValues(row, versions).map(personalIn)])
}

/** One application as a copy for the person shows it. */
export interface ApplicationCopy {
  id: string
  record: string
  values: { field: string; value: string; day: string | null; source: string }[]
  papers: { title: string; version: string; day: string | null }[]
}
/** Everything that applications hold of the person: what stands in the form, each version, what another device had typed, the papers. */
export const copyOfApplications = async (tx: Tx, ids: readonly string[]): Promise<ApplicationCopy[]> => {
  const rows = await store.applicationsById(tx, ids)
  const [versions, lost, papers, requests] = [
    await store.versionsOf(tx, ids),
    await store.lostOf(tx, ids),
    await store.papersOf(tx, ids),
    await store.requestsOf(tx, ids),
  ]
  return rows.map(row => {
    const fields = shownSections(row.formVersion, row.activity).flatMap(section => section.fields)
    const told = (values: Readonly<Record<string, FieldValue>>, day: string | null, source: string) =>
      fields.flatMap(field => {
        const value = values[field.key]
        return isEmpty(value) ? [] : [{ field: field.label, value: sayValue(field, value), day, source }]
      })
    const own = <R extends { applicationId: string }>(list: readonly R[]) => list.filter(each => each.applicationId === row.id)
    const facts = [
      [say('applications.copyPhone'), row.phone],
      [say('applications.copyMandate'), row.mandate],
      [say('applications.copyDeclined'), row.declineReason],
    ] as const
    return {
      id: row.id,
      record: [row.number, row.receipt].filter(Boolean).join(' / '),
      values: [
        ...facts.flatMap(([field, value]) => (value ? [{ field, value, day: null, source: say('applications.copyForm') }] : [])),
        ...told(valuesOf(row.cells), row.touchedOn, say('applications.copyForm')),
        ...own(versions).flatMap(version =>
          told(version.values, version.day, say('applications.copyVersion', { number: version.number, day: sayDay(version.day) })),
        ),
        ...own(lost).flatMap(each => told({ [each.key]: each.value.of }, null, say('applications.copyLost'))),
        ...own(requests).flatMap(request =>
          request.items.map(item => ({
            field: fieldsOf(row.formVersion, row.activity).get(item.key)?.field.label ?? item.key,
            value: item.says,
            day: request.askedOn,
            source: say('applications.copyAsked'),
          })),
        ),
      ],
      papers: [
        ...own(papers).map(paper => ({
          title: `${paperKinds[paper.kind]}: ${paper.fileName}`,
          version: say('applications.copyForm'),
          day: null,
        })),
        ...own(versions).flatMap(version =>
          version.papers.map(paper => ({
            title: `${paperKinds[paper.kind]}: ${paper.fileName}`,
            version: say('applications.copyVersion', { number: version.number, day: sayDay(version.day) }),
            day: version.day,
          })),
        ),
      ],
    }
  })
}

/** Empties one application. Answers the hashes of its papers that it needs no longer. */
const eraseOne = async (tx: Tx, ctx: Context, row: ApplicationRow, redactor: Redactor, reason: string): Promise<string[]> => {
  const papers = await store.papersOf(tx, [row.id])
  const versions = await store.versionsOf(tx, [row.id])
  const personal = personalKeys(row.formVersion, row.activity)
  const own = allValues(row, versions).every(isOwnName)
  await store.dropLost(tx, row.id)
  await updateApplication(tx, row.id, {
    phone: null,
    mandate: row.mandate === null ? null : erasedWord,
    cells: emptiedCells(row.cells, personal, redactor),
    declineReason: row.declineReason && redactor.text(row.declineReason),
  })
  for (const version of versions)
    await store.emptyVersion(tx, version.id, {
      values: emptiedValues(version.values, personal, redactor),
      papers: own ? emptiedPapers(version.papers) : renamedPapers(version.papers, redactor),
    })
  for (const paper of papers)
    await store.updatePaper(
      tx,
      paper.id,
      own ? { fileName: erasedWord, sha256: '', size: 0, pictureHash: null } : { fileName: redactor.text(paper.fileName) },
    )
  for (const request of await store.requestsOf(tx, [row.id]))
    await store.updateRequest(tx, request.id, { items: redactor.deep(request.items), note: request.note && redactor.text(request.note) })
  await logged(tx, ctx, {
    entity: 'application',
    recordId: row.id,
    action: 'erase',
    values: { fields: personal, versions: versions.length, ...(own && { papers: papers.length }) },
    reason,
  })
  return own ? [...papers, ...versions.flatMap(version => version.papers)].map(({ sha256 }) => sha256) : []
}
/**
 * Takes the person out of applications, in the caller's transaction: a draft that was never submitted goes whole; of what was submitted the
 * personal values go, and of a household or an artisan the papers.
 * @returns the hashes of files that these applications need no longer, for the caller to delete
 */
export const eraseApplications = async (
  tx: Tx,
  ctx: Context,
  ids: readonly string[],
  { redactor, reason }: { redactor: Redactor; reason: string },
): Promise<string[]> => {
  const files: string[] = []
  for (const row of await store.applicationsById(tx, ids, true)) {
    await forgetMessages(tx, 'application', row.id)
    if (row.receipt !== null) files.push(...(await eraseOne(tx, ctx, row, redactor, reason)))
    else {
      files.push(...(await store.papersOf(tx, [row.id])).map(({ sha256 }) => sha256))
      await deleteDraft(tx, row.id)
      await logged(tx, ctx, {
        entity: 'application',
        recordId: row.id,
        action: 'erase',
        fromState: row.state,
        values: { draft: true },
        reason,
      })
    }
  }
  return files
}
