/** Reading what was typed, near words, and the order of answers. */
import { describe, expect, it } from 'vitest'
import { widened } from './correct.rules.ts'
import { type Candidate, ranked, spansIn } from './ranking.rules.ts'
import { nearWords, slips, withoutKeys } from './typos.rules.ts'
import { asPhrase, everywhere, holdsPersonalNumber, inNames, readQuestion, wholeLexemes, wordsOf } from './words.rules.ts'

describe('what was typed', () => {
  it('is read as folded words, the last as a beginning', () => {
    expect(everywhere(readQuestion('Sơn mài Hạ'), false)).toBe("'son'&'mai'&'ha':*")
    expect(asPhrase(readQuestion('Sơn mài Hạ'))).toBe("'=son_mai'&'=mai_ha':*")
    expect(inNames(readQuestion('Sơn mài Hạ'))).toBe("'=son'&'=mai'&'=ha'")
  })
  it('leaves a last single letter to the ranking', () => {
    expect(everywhere(readQuestion('son m'), false)).toBe("'son'")
  })
  it('cannot break out of the question', () => {
    expect(everywhere(readQuestion("a' | 'b:* & !c\\"), false)).toBe("'a'&'b'")
    expect(readQuestion('!!! ::: ***')).toEqual([])
  })
  it('asks personal lexemes only for those who may', () => {
    expect(everywhere(readQuestion('duc'), true)).toBe("('duc':*|'#duc':*)")
    expect(everywhere(readQuestion('5678'), true)).toBe("('5678':*|'#5678':*|'~8765':*)")
  })
  it('is one number however a telephone is grouped', () => {
    for (const typed of ['0912345678', '0912 345 678', '0912.345.678', '+84 912 345 678', '84912345678'])
      expect(readQuestion(typed).map(group => group.typed)).toEqual(['0912345678'])
  })
  it('is seen to hold a personal number', () => {
    expect(['001090001234', '001 090 001 234', 'ông 001090001234'].map(holdsPersonalNumber)).toEqual([true, true, true])
    expect(['0100109106', '0100109106-001', '2024'].map(holdsPersonalNumber)).toEqual([false, false, false])
    expect(wordsOf('Hộ 001090001234 Đức')).toEqual(['ho', 'duc'])
  })
  it('is a code with its noughts or without', () => {
    expect(wholeLexemes(readQuestion('CS-00123'))).toEqual(['cs00123', 'cs123', '#cs00123'])
  })
})

describe('near words', () => {
  it('count a slip for each letter left out, added, changed or swapped', () => {
    expect([slips('thai', 'tahi'), slips('thai', 'thi'), slips('thai', 'thaai'), slips('thai', 'thei'), slips('nguyen', 'nguyne')]).toEqual(
      [1, 1, 1, 1, 1],
    )
    expect(slips('son', 'mai')).toBe(3)
  })
  it('come without keys of Telex and VNI', () => {
    expect(withoutKeys('maif')).toContain('mai')
    expect(withoutKeys('dduwcs')).toContain('duc')
    expect(withoutKeys('nguyeenx')).toContain('nguyen')
    expect(withoutKeys('so7n')).toContain('son')
  })
  it('are those of the vocabulary, the nearest first, halves included', () => {
    const wide = (typed: string, vocabulary: string[]) => {
      const known = new Map(nearWords(typed, true).words.flatMap(word => (vocabulary.includes(word) ? [[word, 8] as const] : [])))
      return widened(readQuestion(typed)[0]!, known, new Map(), true).choices.map(choice => choice.words.join(' '))
    }
    expect(wide('tahi', ['thai', 'tai', 'son'])).toEqual(['tahi', 'thai', 'tai'])
    expect(wide('hathai', ['ha', 'thai'])).toEqual(['hathai', 'ha thai', 'thai'])
  })
  it('that are seldom in the register, and so may be its own mistakes, come last', () => {
    const group = readQuestion('trna')[0]!
    const near = widened(
      group,
      new Map([
        ['rtna', 1],
        ['tran', 8],
        ['trna', 1],
      ]),
      new Map(),
      true,
    )
    expect(near.choices.map(choice => choice.words.join(' '))).toEqual(['trna', 'tran', 'rtna'])
  })
})

describe('answers', () => {
  const candidate = (code: string, title: string, more: Partial<Candidate> = {}): Candidate => ({
    kind: 'establishment',
    recordId: code,
    code,
    title,
    detail: null,
    also: null,
    establishmentIds: null,
    exact: false,
    ...more,
  })
  const order = (q: string, all: Candidate[]) => ranked(all, readQuestion(q)).map(each => each.found.code)
  it('stand in order: its code, the whole name, the phrase, another name, the words apart, the place', () => {
    const all = [
      candidate('place', 'Xưởng mộc An', { detail: 'Xã Hòa Bình' }),
      candidate('apart', 'Bình gốm Hòa'),
      candidate('also', 'Gốm Minh', { also: 'Gốm Hòa Bình' }),
      candidate('phrase', 'Công ty Gốm Hòa Bình'),
      candidate('whole', 'Hòa Bình'),
      candidate('exact', 'Khác', { exact: true }),
    ]
    expect(order('hoa binh', all)).toEqual(['exact', 'whole', 'phrase', 'also', 'apart', 'place'])
    expect(order('hoa binh', [...all].reverse())).toEqual(order('hoa binh', all))
  })
  it('show what was asked for, as much of a word as was typed', () => {
    const text = 'Hợp tác xã Sơn mài Hạ Thái'
    expect(spansIn(text, readQuestion('mai ha th')).map(([from, until]) => text.slice(from, until))).toEqual(['mài', 'Hạ', 'Th'])
    expect(spansIn('Đồ gỗ mỹ nghệ', readQuestion('mĩ nghe')).map(([from, until]) => [from, until])).toEqual([
      [6, 8],
      [9, 13],
    ])
  })
})
