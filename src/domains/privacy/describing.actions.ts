/** Records of a person as an officer recognises them: what they are, where, and masked numbers. */
import type { Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import type { ApplicationFound } from '../applications/erasure.actions.ts'
import type { EntryFound } from '../contests/erasure.actions.ts'
import { maskPhone } from '../establishments/artisans.rules.ts'
import { maskTaxCode } from '../establishments/contacts.rules.ts'
import { artisanTitles, establishmentKinds } from '../establishments/establishments.schema.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import type * as found from './finding.store.ts'
import type { StagedRow } from './privacy.ports.ts'
import { type SubjectKind, type SubjectRecord, subjectKinds } from './privacy.schema.ts'

/** One thing to confirm; designs of one author and rows of one workbook go together. */
export interface Described {
  key: string
  kind: SubjectKind
  kindLabel: string
  records: SubjectRecord[]
  code: string | null
  title: string
  /** Facts by which the person is recognised, in the order shown. */
  facts: { label: string; value: string }[]
  /** The record that this one was merged into. */
  mergedInto: string | null
  /** Where it opens; null where it has no page. */
  to: string | null
}
type Fact = [label: string, value: string | number | null | undefined]
const described = (
  kind: SubjectKind,
  ids: readonly string[],
  given: Pick<Described, 'title'> & Partial<Pick<Described, 'code' | 'mergedInto' | 'to'>>,
  facts: readonly Fact[],
): Described => ({
  key: `${kind} ${ids[0] ?? ''}`,
  kind,
  kindLabel: subjectKinds[kind],
  records: ids.map(id => ({ entity: kind, id })),
  code: null,
  mergedInto: null,
  to: null,
  ...given,
  facts: facts.flatMap(([label, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ label, value: String(value) }],
  ),
})

/** Somebody whom designs name: their author, or their owner. */
const ofDesigns = (kind: 'design' | 'owner') => (row: found.FoundOnDesigns) =>
  described(kind, row.ids, { title: row.name ?? say('training.erased') }, [
    [say('privacy.designs'), say('privacy.designsOf', { count: row.codes.length, codes: row.codes.slice(0, 5).join(', ') })],
    [say('privacy.establishment'), row.establishment],
  ])

/** Makes the descriptions; places are named once for all. */
export const describer = async (ctx: Context) => {
  const units = await loadUnits(ctx.db)
  const place = (unitId: string) =>
    units
      .ancestors(unitId)
      .filter(unit => unit.level !== 'province')
      .map(unit => unit.fullName)
      .join(', ')
  return {
    establishment: (row: found.FoundEstablishment, kind: 'establishment' | 'past' = 'establishment') =>
      described(kind, [row.id], { title: row.name, code: row.code, mergedInto: row.mergedInto, to: `/so-bo/${row.code}` }, [
        [say('privacy.kind'), establishmentKinds[row.kind as keyof typeof establishmentKinds]],
        [say(kind === 'past' ? 'privacy.nowRepresented' : 'privacy.representative'), row.representative],
        [say('privacy.phone'), maskPhone(row.phone)],
        [say('privacy.taxCode'), maskTaxCode(row.taxCode)],
        [say('privacy.place'), place(row.unitId)],
      ]),
    artisan: (row: found.FoundArtisan) =>
      described('artisan', [row.id], { title: row.name, code: row.code, mergedInto: row.mergedInto }, [
        [say('privacy.title'), artisanTitles[row.title]],
        [say('privacy.craft'), crafts[row.craft]],
        [say('privacy.birthYear'), row.birthYear],
        [say('privacy.phone'), maskPhone(row.phone)],
        [say('privacy.place'), place(row.unitId)],
      ]),
    person: (row: found.FoundTrainee) =>
      described('person', [row.id], { title: row.name, mergedInto: row.merged ? say('privacy.otherTrainee') : null }, [
        [say('privacy.birthYear'), row.birthYear],
        [say('privacy.classes'), row.classes],
        [say('privacy.establishment'), row.establishment],
        [say('privacy.phone'), maskPhone(row.phone)],
        [say('privacy.number'), maskTaxCode(row.personalNumber)],
      ]),
    design: ofDesigns('design'),
    owner: ofDesigns('owner'),
    account: (row: found.FoundAccount) => described('account', [row.id], { title: row.name }, [[say('privacy.username'), row.username]]),
    application: (row: ApplicationFound) =>
      described(
        'application',
        [row.id],
        { title: row.name, code: row.receipt ?? row.number, to: row.receipt && `/ho-so-nop/${row.receipt}` },
        [
          [say('privacy.activity'), row.activity],
          [say('privacy.state'), row.state],
          [say('privacy.submittedOn'), row.submittedOn && sayDay(row.submittedOn)],
          [say('privacy.representative'), row.representative],
          [say('privacy.phone'), maskPhone(row.phone)],
          [say('privacy.taxCode'), maskTaxCode(row.taxCode)],
          [say('privacy.place'), row.unitId && place(row.unitId)],
        ],
      ),
    entry: (row: EntryFound) =>
      described('entry', [row.id], { title: row.name, code: row.receipt }, [
        [say('privacy.state'), row.state],
        [say('privacy.phone'), maskPhone(row.phone)],
      ]),
    staged: (rows: readonly StagedRow[]) =>
      described(
        'staged',
        rows.map(row => row.id),
        { title: rows[0]?.file ?? '' },
        [
          [
            say('privacy.rows'),
            rows
              .map(row => say('privacy.stagedRow', { sheet: row.sheet, row: row.row }))
              .slice(0, 10)
              .join('; '),
          ],
        ],
      ),
  }
}
