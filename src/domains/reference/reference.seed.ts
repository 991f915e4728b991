/** Puts the reference data that ships with the product into an empty or older database; what is there is left as it is. */
import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { readCsv } from '../../files/csv.ts'
import type { Tx } from '../../kernel/log.ts'
import { searchable } from '../../kernel/text.ts'
import { Holiday } from './calendar.schema.ts'
import { agencies, province } from './city.schema.ts'
import { setting } from './settings.schema.ts'
import { duty, succession, unit } from './units.schema.ts'

/** Reads a file of the product's `data/` folder. */
export const readData = (path: string): Promise<string> => readFile(new URL(`../../../data/${path}`, import.meta.url), 'utf8')

export const seedReference = async (tx: Tx): Promise<void> => {
  const units = readCsv(await readData('units/units.csv')).map(row => ({
    id: row.id ?? '',
    code: row.code ?? '',
    name: row.name ?? '',
    fullName: row.full_name ?? '',
    type: row.type ?? '',
    level: row.level as 'province' | 'district' | 'commune',
    parentId: row.parent_id || null,
    validFrom: row.valid_from ?? '',
    validUntil: row.valid_until || null,
    search: searchable(row.full_name ?? ''),
  }))
  await tx.insert(unit).values(units).onConflictDoNothing()
  await tx
    .insert(unit)
    .values(
      agencies.map(a => ({
        ...a,
        level: 'agency' as const,
        parentId: province.unitId,
        validFrom: '2008-08-01',
        validUntil: null,
        search: searchable(a.fullName),
      })),
    )
    .onConflictDoNothing()
  const known = await tx.select({ count: sql<number>`count(*)::int` }).from(succession)
  if (!known[0]?.count)
    await tx.insert(succession).values(
      readCsv(await readData('units/succession.csv')).map(row => ({
        fromId: row.from_id ?? '',
        toId: row.to_id || null,
        on: row.on ?? '',
        kind: row.kind ?? '',
        confidence: row.confidence ?? '',
        note: row.note || null,
      })),
    )
  await tx
    .insert(duty)
    .values(
      readCsv(await readData('duties/duties.csv')).map(row => ({
        duty: row.duty ?? '',
        role: row.role ?? '',
        level: row.level ?? '',
        validFrom: row.valid_from ?? '',
        validUntil: row.valid_until || null,
        basis: row.basis ?? '',
        confidence: row.confidence ?? '',
      })),
    )
    .onConflictDoNothing()
  await tx
    .insert(setting)
    .values(JSON.parse(await readData('law/settings.json')))
    .onConflictDoNothing()
  await tx
    .insert(Holiday.table)
    .values(
      readCsv(await readData('law/holidays.csv')).map(row => ({
        day: row.day ?? '',
        kind: row.kind as 'off',
        name: row.name ?? '',
        yearly: row.yearly === 'true',
        source: row.source ?? '',
        confidence: row.confidence as 'M',
      })),
    )
    .onConflictDoNothing()
}
