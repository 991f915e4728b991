/** How findings read, those of earlier ways of comparing among them. */
import { expect, it } from 'vitest'
import { knows } from '../../words/say.ts'
import type { Weighed } from './compare/score.rules.ts'
import { type EvidenceKind, evidenceKinds } from './compare/support.schema.ts'
import { evidenceLines, sayEvidence } from './reading.rules.ts'

const said = (kind: string, bits: number): Weighed => ({ kind: kind as EvidenceKind, share: 1, holders: null, bits })

it('every kind of evidence has its sentence', () => {
  expect(Object.keys(evidenceKinds).filter(kind => !knows(`overlaps.says_${kind}`))).toEqual([])
})
it('what speaks for it stands before what speaks against, in one sentence', () => {
  expect(sayEvidence([said('serialDiffers', -4), said('invoice', 9), said('phone', 3)])).toBe(
    'Cùng người bán, số và ngày hóa đơn, cùng điện thoại; nhưng số máy khác nhau dù cùng loại máy.',
  )
})
it('a finding that was kept with a kind which is no longer told apart still reads', () => {
  const old = [said('number', 8), said('somethingFormer', 2)]
  expect(sayEvidence(old)).toBe('Cùng mã số thuế hoặc số định danh, căn cứ theo cách so trước đây.')
  expect(evidenceLines(old)[1]).toMatchObject({ side: 'what', says: 'Căn cứ theo cách so trước đây' })
})
