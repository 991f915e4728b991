/** Lists of references, in the manner of Cora and of DBLP against ACM; and affiliations as authors write them. All made up. */
import { misordered, slip, titled } from '../mistakes.ts'
import { type Random, random } from '../random.ts'
import { numbered, pairsWithin, type Row, type Shape } from '../shape.ts'
import { catalogue, clean, initials, type Paper } from './papers.ts'
import { suburbs, surnames } from './people.ts'

const list = (text: string): string[] => text.trim().split(/\s*,\s*/)
const publishers = list('springer, acm press, ieee computer society, morgan kaufmann, mit press, kluwer, elsevier, academic press')
const cities = list('new york, san francisco ca, berlin, paris, edinburgh, montreal, sydney, tokyo, cambridge ma, seattle wa')
const months = list('jan., february, mar., april, may, june, july, aug., september, oct., november, dec.')

interface Cited extends Paper {
  publisher: string
  city: string
  pages: [number, number]
  volume: number
  month: string
}
/** One entry of one bibliography: fields left out, names turned, venues shortened, pages in several forms, now and then all in the title. */
const cited = (chance: Random, paper: Cited): Row => {
  const style = chance.int(3)
  let authors = paper.authors
    .map(author => (style === 0 ? author.filter(Boolean).join(' ') : initials(chance, author)))
    .join(chance.pick([', ', ' and ', '; ']))
  if (paper.authors.length > 2 && chance.chance(0.1)) authors = `${authors.split(/, | and |; /)[0]} et al.`
  let title = chance.chance(0.5) ? paper.title.toLowerCase() : `${paper.title}.`
  if (chance.chance(0.15)) title = slip(chance, title)
  if (chance.chance(0.06)) title = misordered(chance, title)
  if (chance.chance(0.06)) title = title.split(' ').slice(0, 4).join(' ')
  const venue = chance.chance(0.2) ? '' : chance.chance(0.5) ? `in ${chance.pick(paper.venue.messy)}` : paper.venue.full
  const [from, until] = paper.pages
  const row: Row = {
    author: chance.chance(0.04) ? '' : authors,
    title,
    venue,
    address: chance.chance(0.7) ? '' : paper.city,
    publisher: chance.chance(0.7) ? '' : paper.publisher,
    date: chance.chance(0.12) ? '' : chance.pick([String(paper.year), `(${paper.year})`, `${paper.month} ${paper.year}`]),
    volume: chance.chance(0.6) ? '' : chance.pick([String(paper.volume), `vol. ${paper.volume}`]),
    pages: chance.chance(0.4) ? '' : chance.pick([`${from}-${until}`, `pp. ${from}--${until}`, `${from}`]),
    note: chance.chance(0.9) ? '' : chance.pick(['to appear', 'technical report', 'submitted']),
  }
  if (chance.chance(0.03)) [row.title, row.venue] = [`${row.title} ${row.venue}`, '']
  return row
}
/** 1,300 references to 150 papers: a few are cited a hundred times, most a few times. */
export const citations = (seed = 61): Shape => {
  const chance = random(seed)
  const papers = catalogue(chance, 150).map((paper): Cited => {
    const from = 1 + chance.int(600)
    return {
      ...paper,
      publisher: chance.pick(publishers),
      city: chance.pick(cities),
      pages: [from, from + 8 + chance.int(20)],
      volume: 1 + chance.int(40),
      month: chance.pick(months),
    }
  })
  const groups = papers.map(paper =>
    Array.from({ length: 1 + Math.floor(90 * chance.next() ** 10 + 12 * chance.next() ** 2) }, () => cited(chance, paper)),
  )
  const rows = numbered(chance, groups.flat(), 'id', at => String(at + 1))
  return {
    name: 'citations',
    naming: ['title'],
    id: 'id',
    left: {
      file: 'citations.csv',
      columns: ['id', 'author', 'title', 'venue', 'address', 'publisher', 'date', 'volume', 'pages', 'note'],
      rows,
    },
    truth: pairsWithin(groups.map(group => group.map(row => row.id ?? ''))),
  }
}
/** Two clean libraries: 2,600 and 2,300 papers, 2,200 in both, written nearly alike; conference and journal versions are not one. */
export const libraries = (seed = 62): Shape => {
  const chance = random(seed)
  const all = catalogue(chance, 2700)
  const left = all.slice(0, 2600).map(clean)
  const again = (paper: Paper): Row => {
    const row = clean(paper)
    const title = chance.chance(0.06) ? slip(chance, row.title ?? '') : (row.title ?? '')
    return {
      title: chance.chance(0.5) ? titled(title) : title,
      authors: chance.chance(0.1)
        ? paper.authors.map(author => initials(chance, author)).join(', ')
        : chance.chance(0.03)
          ? ''
          : (row.authors ?? ''),
      venue: chance.pick([paper.venue.messy[0] ?? '', paper.venue.full]),
      year: row.year ?? '',
    }
  }
  const right = all.slice(400).map(again)
  const truth = right.slice(0, 2200).map((row, at) => [left[at + 400] as Row, row] as const)
  const rows = [numbered(chance, left, 'id', at => String(at)), numbered(chance, right, 'id', at => String(at))] as const
  const columns = ['id', 'title', 'authors', 'venue', 'year']
  return {
    name: 'libraries',
    naming: ['title'],
    id: 'id',
    left: { file: 'left.csv', columns, rows: rows[0] },
    right: { file: 'right.csv', columns, rows: rows[1] },
    truth: truth.map(([a, b]) => [a.id ?? '', b.id ?? '']),
  }
}

const subjects = list(
  'computer science, mathematics, electrical engineering, physics, chemistry, statistics, information systems, economics, biology, informatics',
)
const countries = list('germany, france, italy, spain, australia, canada, brazil, netherlands, sweden, austria, usa, uk')
/** 1,600 affiliations of 260 institutes in one column: 'Dept. of Computer Science, Univ. of Bendigo, Bendigo, Australia'. */
export const affiliations = (seed = 63): Shape => {
  const chance = random(seed)
  const seen = new Set<string>()
  const houses = Array.from({ length: 400 }, () => {
    const city = chance.pick(suburbs)
    const kind = chance.pick([
      'university of CITY',
      'CITY university',
      'technical university of CITY',
      'NAME institute of technology',
      'NAME research labs',
      'NAME corporation',
      'CITY state university',
    ])
    return { city, kind: kind.replace('CITY', city).replace('NAME', chance.pick(surnames)), country: chance.pick(countries) }
  }).filter(house => !seen.has(house.kind) && seen.add(house.kind))
  const written = ({ city, kind, country }: (typeof houses)[number]): Row => {
    let name = titled(kind)
    if (chance.chance(0.25)) name = name.replace('University', 'Univ.').replace('Institute', 'Inst.').replace('Corporation', 'Corp.')
    if (chance.chance(0.05)) name = slip(chance, name)
    const subject = titled(chance.pick(subjects))
    const parts = [
      chance.chance(0.4)
        ? chance.pick([`Department of ${subject}`, `Dept. of ${subject}`, `${subject} Department`, `School of ${subject}`])
        : '',
      name,
      chance.chance(0.5) ? titled(city) : '',
      chance.chance(0.5) ? titled(country) : '',
    ].filter(Boolean)
    return { affiliation: parts.join(chance.chance(0.9) ? ', ' : ' ') }
  }
  const groups = houses.map(house => Array.from({ length: 1 + Math.floor(30 * chance.next() ** 6) }, () => written(house)))
  const rows = numbered(chance, groups.flat(), 'id', at => String(at + 1))
  return {
    name: 'affiliations',
    naming: ['affiliation'],
    id: 'id',
    left: { file: 'affiliations.csv', columns: ['id', 'affiliation'], rows },
    truth: pairsWithin(groups.map(group => group.map(row => row.id ?? ''))),
  }
}
