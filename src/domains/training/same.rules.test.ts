/** A trainee counted once: the same person comes again with a number, after a correction, from another list; two of one name stay two. */
import { expect, it } from 'vitest'
import { type Known, sameTrainee } from './same.rules.ts'

const known = (more: Partial<Known>): Known => ({
  id: 'a',
  key: 'k1',
  name: 'Trần Thị Thử',
  birthYear: 1980,
  establishmentId: 'e1',
  personalNumber: null,
  mergedInto: null,
  ...more,
})
const said = { key: 'k2', name: 'Trần Thị Thử', birthYear: 1980, establishmentId: 'e1' }
const number = '001180001234'

it('is known by the key that an earlier list gave, whatever was corrected since', () => {
  expect(sameTrainee({ ...said, key: 'k1' }, [known({ name: 'Trần Thị Thơ' })])?.id).toBe('a')
})
it('is known by what the record says after a correction', () => {
  expect(sameTrainee(said, [known({})])?.id).toBe('a')
  expect(sameTrainee({ ...said, birthYear: null }, [known({})])).toBeUndefined()
})
it('is known by the personal number from another establishment, without marks', () => {
  expect(
    sameTrainee({ ...said, name: 'Tran Thi Thu', establishmentId: null, personalNumber: number }, [known({ personalNumber: number })])?.id,
  ).toBe('a')
})
it('gets the number that the record did not have yet', () => {
  expect(sameTrainee({ ...said, personalNumber: number }, [known({})])?.id).toBe('a')
})
it('is somebody else with another number, or when two could be meant', () => {
  expect(sameTrainee({ ...said, personalNumber: number }, [known({ personalNumber: '001180009999' })])).toBeUndefined()
  expect(sameTrainee(said, [known({}), known({ id: 'b', key: 'k3' })])).toBeUndefined()
  expect(sameTrainee({ ...said, personalNumber: number }, [known({ name: 'Lê Văn Khác', personalNumber: number })])).toBeUndefined()
})
it('is not found in a record that was merged away, but by its key', () => {
  expect(sameTrainee(said, [known({ mergedInto: 'b' })])).toBeUndefined()
  expect(sameTrainee({ ...said, key: 'k1' }, [known({ mergedInto: 'b' })])?.mergedInto).toBe('b')
})
