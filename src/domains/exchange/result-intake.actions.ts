/** Brings the results' workbook in: designs, fairs, classes, machines, export turnover. */
import type { Day } from '../../kernel/dates.ts'
import type { ValuesOf } from '../../kernel/sheet.ts'
import { say } from '../../words/say.ts'
import { phoneProblem } from '../establishments/contacts.rules.ts'
import { establishmentsByCode } from '../establishments/intake.actions.ts'
import { personalNumberProblem } from '../establishments/personal-number.rules.ts'
import * as fairs from '../fairs/fairs.actions.ts'
import * as projects from '../projects/intake.actions.ts'
import * as trade from '../trade/trade.actions.ts'
import * as training from '../training/training.actions.ts'
import { designIntake } from './design-intake.actions.ts'
import { distinct, intake, type SheetIntake, withComing } from './intake.actions.ts'
import type { ReadLine } from './lines.rules.ts'
import { linked } from './links.rules.ts'
import * as sheets from './result-sheets.schema.ts'

const inRegister = () => say('exchange.inRegister')
/** Reports a last day that lies before the first. */
const endsAfter = <V>(line: ReadLine<V>, key: keyof V & string, starts: string, ends: string | null | undefined) => {
  if (ends && ends < starts) line.fail(key, 'date_order', say('exchange.endsFirst'), say('exchange.endsFirstFix'))
}

const fairIntakes = () => [
  intake({
    sheet: sheets.fairSheet,
    entity: 'fair',
    load: async () => undefined,
    prepare: (line, _, env) => {
      endsAfter(line, 'endsOn', line.values.startsOn, line.values.endsOn)
      return { id: env.newId('fair', line.values.code), ...line.values }
    },
    key: record => record.code,
    keyColumn: 'code',
    keyText: values => values.code,
    existing: (env, records) =>
      fairs.fairsByCode(
        env.tx,
        records.map(record => record.code),
      ),
    save: (_, tx, records) => fairs.takeInFairs(tx, records),
  }),
  intake({
    sheet: sheets.participationSheet,
    entity: 'participation',
    load: async (env, values) => {
      const codes = distinct(values.map(value => value.fairCode))
      return {
        fairs: await withComing(env, 'fair', codes, await fairs.fairsByCode(env.tx, codes)),
        establishments: await establishmentsByCode(env.tx, distinct(values.map(value => value.establishmentCode))),
      }
    },
    prepare: (line, links, env) => {
      const { fairCode, establishmentCode, ...values } = line.values
      const fair = linked(line, 'fairCode', fairCode, links.fairs, say('exchange.inFairs'))
      const establishment = linked(line, 'establishmentCode', establishmentCode, links.establishments, inRegister())
      if (!fair || !establishment) return undefined
      const id = env.newId('participation', `${fairCode} ${establishmentCode}`)
      return { id, fairId: fair.id, establishmentId: establishment.id, ...values }
    },
    key: record => `${record.fairId} ${record.establishmentId}`,
    keyColumn: 'establishmentCode',
    keyText: values => `${values.establishmentCode}, ${values.fairCode}`,
    existing: async (env, records) => {
      const rows = await fairs.participationsOf(env.tx, distinct(records.map(record => record.fairId)))
      return new Map(rows.map(row => [`${row.fairId} ${row.establishmentId}`, row]))
    },
    save: (_, tx, records) => fairs.takeInParticipations(tx, records),
  }),
]

type Learner = ValuesOf<typeof sheets.learnerSheet>
/** What a row says of a person. */
const saidOf = (
  { name, birthYear = null, establishmentCode = null, phone = null, personalNumber = null }: Learner,
  establishments: ReadonlyMap<string, { id: string }>,
) => ({
  key: training.personKey(name, establishmentCode, birthYear, personalNumber),
  name,
  birthYear,
  establishmentId: (establishmentCode && establishments.get(establishmentCode)?.id) || null,
  phone,
  personalNumber,
})
/** Reports numbers that cannot be, are doubtful, or are not those of the person's record, which stays as it is. */
const checkNumbers = (line: ReadLine<Learner>, known: training.Known | undefined, today: Day) => {
  const { phone, personalNumber, birthYear = null } = line.values
  const wrongPhone = phone ? phoneProblem(phone) : undefined
  if (wrongPhone) line.fail('phone', 'phone', wrongPhone.says, wrongPhone.fix)
  const wrong = personalNumber ? personalNumberProblem(personalNumber, today, birthYear) : undefined
  if (wrong) line[wrong.level === 'error' ? 'fail' : 'warn']('personalNumber', 'personal_number', wrong.says, wrong.fix)
  for (const key of ['phone', 'personalNumber'] as const)
    if (line.values[key] && known?.[key] && line.values[key] !== known[key])
      line.warn(key, 'kept', say('exchange.learnerKept'), say('exchange.learnerExistsFix'))
}

const classIntakes = () => [
  intake({
    sheet: sheets.classSheet,
    entity: 'training_class',
    load: async () => undefined,
    prepare: (line, _, env) => {
      endsAfter(line, 'endsOn', line.values.startsOn, line.values.endsOn)
      return { id: env.newId('training_class', line.values.code), ...line.values }
    },
    key: record => record.code,
    keyColumn: 'code',
    keyText: values => values.code,
    existing: (env, records) =>
      training.classesByCode(
        env.tx,
        records.map(record => record.code),
      ),
    save: (_, tx, records) => training.takeInClasses(tx, records),
  }),
  intake({
    sheet: sheets.learnerSheet,
    entity: 'attendance',
    load: async (env, values) => {
      const codes = distinct(values.map(value => value.classCode))
      const establishments = await establishmentsByCode(env.tx, distinct(values.map(value => value.establishmentCode)))
      return {
        classes: await withComing(env, 'training_class', codes, await training.classesByCode(env.tx, codes)),
        establishments,
        known: await training.knownTrainees(
          env.tx,
          values.map(value => saidOf(value, establishments)),
        ),
      }
    },
    prepare: (line, links, env) => {
      const { classCode, establishmentCode, position, completed } = line.values
      const of = linked(line, 'classCode', classCode, links.classes, say('exchange.inClasses'))
      const establishment = linked(line, 'establishmentCode', establishmentCode, links.establishments, inRegister())
      const person = saidOf(line.values, links.establishments)
      const known = links.known.get(person.key)
      checkNumbers(line, known, env.today)
      if (!of || establishment === undefined) return undefined
      return {
        id: env.newId('attendance', `${classCode} ${person.key}`),
        classId: of.id,
        // Whoever is known goes by the key of their record, whatever this list writes.
        person: { ...person, ...(known ? { key: known.key, id: known.mergedInto ?? known.id } : { id: env.newId('person', person.key) }) },
        position: position ?? null,
        completed,
      }
    },
    key: record => `${record.classId} ${record.person.key}`,
    keyColumn: 'name',
    keyText: values => say('exchange.aLearner', { code: values.classCode }),
    existing: async (env, records, links) => {
      const rows = await training.attendancesOf(env.tx, distinct(records.map(record => record.classId)))
      const attended = new Map(rows.map(row => [`${row.classId} ${row.personId}`, row]))
      const known = new Map([...links.known.values()].map(person => [person.key, person]))
      return new Map(
        records.flatMap(({ classId, person }) => {
          const row = attended.get(`${classId} ${person.id}`)
          const { phone, personalNumber } = known.get(person.key) ?? person
          return row ? [[`${classId} ${person.key}`, { ...row, phone, personalNumber }] as const] : []
        }),
      )
    },
    // A number that an earlier list did not have is no repetition of it.
    compared: ({ position, completed, person: { phone, personalNumber } }) => ({
      position,
      completed,
      ...(phone && { phone }),
      ...(personalNumber && { personalNumber }),
    }),
    existsWords: () => [say('exchange.learnerExists'), say('exchange.learnerExistsFix')],
    save: (_, tx, records) => training.takeInAttendances(tx, records),
    // The person stays out of the log: only which class, and that somebody attended.
    recorded: ({ classId, completed }) => ({ classId, completed }),
  }),
]

const machineIntake = () =>
  intake({
    sheet: sheets.machineSheet,
    entity: 'machine',
    load: async (env, values) => ({
      projects: await projects.projectsByCode(env.tx, distinct(values.map(value => value.projectCode))),
      establishments: await establishmentsByCode(env.tx, distinct(values.map(value => value.establishmentCode))),
    }),
    prepare: (line, links, env) => {
      const { projectCode, establishmentCode, ...values } = line.values
      const project = linked(line, 'projectCode', projectCode, links.projects, say('exchange.inProjects'))
      const establishment = linked(line, 'establishmentCode', establishmentCode, links.establishments, inRegister())
      if (!project || !establishment) return undefined
      if (!project.beneficiaryIds.includes(establishment.id)) {
        const words = { code: establishmentCode, project: projectCode }
        line.fail('establishmentCode', 'unknown_code', say('exchange.notBeneficiary', words), say('exchange.notBeneficiaryFix'))
      }
      const id = env.newId('machine', [projectCode, establishmentCode, values.name, values.serial ?? ''].join('\n'))
      return { id, projectId: project.project.id, establishmentId: establishment.id, ...values }
    },
    key: record => [record.projectId, record.establishmentId, record.name, record.serial ?? ''].join('\n'),
    keyColumn: 'name',
    keyText: values => [values.name, values.serial].filter(Boolean).join(', '),
    existing: async (env, records) => {
      const rows = await projects.machinesOf(env.tx, distinct(records.map(record => record.projectId)))
      return new Map(rows.map(row => [[row.projectId, row.establishmentId, row.name, row.serial ?? ''].join('\n'), row]))
    },
    save: (_, tx, records) => projects.takeInMachines(tx, records),
  })

/** What tells one figure of a series from another. */
const seriesKey = (row: { month: string; source: string; currency: string; mapping: string }) =>
  [row.month, row.source, row.currency, row.mapping].join('\n')
const turnoverIntake = () =>
  intake({
    sheet: sheets.turnoverSheet,
    entity: 'export_turnover',
    load: async () => undefined,
    prepare: (line, _, env) => {
      if (line.values.amount < 0) line.fail('amount', 'check', say('exchange.negative'), say('exchange.negativeFix'))
      return { id: env.newId('export_turnover', seriesKey(line.values)), ...line.values }
    },
    key: record => seriesKey(record),
    keyColumn: 'month',
    keyText: values => `${values.month}, ${values.source}`,
    existing: async (env, records) => {
      const rows = await trade.turnoverOf(env.tx, distinct(records.map(record => record.month)))
      return new Map(rows.map(row => [seriesKey(row), row]))
    },
    save: (_, tx, records) => trade.takeInTurnover(tx, records),
  })

export const resultIntakes = (): SheetIntake[] => [designIntake(), ...fairIntakes(), ...classIntakes(), machineIntake(), turnoverIntake()]
