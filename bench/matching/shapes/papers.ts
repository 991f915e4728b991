/** A clean library of papers against a harvested one, in the manner of DBLP and Google Scholar. All made up. */
import { slip, titled } from '../mistakes.ts'
import { type Random, random } from '../random.ts'
import { numbered, type Row, type Shape } from '../shape.ts'
import { givenNames, surnames } from './people.ts'

const list = (text: string): string[] => text.trim().split(/\s*,\s*/)
const adjectives =
  list(`efficient, scalable, adaptive, incremental, parallel, distributed, approximate, optimal, dynamic, secure, robust, declarative, interactive,
  automatic, semantic, temporal, spatial, cost-based, self-tuning, fault-tolerant, privacy-preserving, high-performance, probabilistic, lightweight`)
const acts =
  list(`processing, evaluation, mining, indexing, clustering, optimization, integration, estimation, caching, replication, scheduling, maintenance,
  discovery, classification, matching, rewriting, compression, partitioning, sampling, ranking, cleaning, visualization, recovery, summarization`)
const things =
  list(`xml queries, data streams, association rules, materialized views, nearest neighbor queries, moving objects, sensor networks, data warehouses,
  relational databases, object-oriented databases, web services, time series, skyline queries, top-k queries, join queries, semistructured data,
  multidimensional data, spatial joins, schema mappings, b-trees, r-trees, bitmap indexes, transaction logs, workflow systems, histograms, text collections,
  sequential patterns, peer-to-peer systems, digital libraries, query workloads, heterogeneous sources, aggregate queries, main memory databases`)
const ends =
  list(`large databases, mobile environments, the web, relational database systems, data-intensive applications, wide-area networks, parallel machines,
  multi-user systems, the presence of updates, high dimensions, bounded memory, data grids, e-commerce, scientific databases, embedded systems, disk arrays`)
const names =
  list(`aurora, telegraph, niagara, strudel, tsimmis, garlic, cupid, clio, orchestra, hermes, tioga, quest, mariposa, dbminer, birch, cure, optics, lore,
  sphinx, argos, medusa, borealis, piazza, trio, mystiq, kepler, delphi, ariadne, atlas, iris`)
/** Names that systems are given: real words and made-up ones. */
const parts = ['ar', 'tel', 'mon', 'quo', 'ves', 'ila', 'dro', 'kan', 'sym', 'pho', 'rex', 'mir', 'ost', 'ula', 'gen', 'tra']
const coined = names.concat(parts.flatMap(a => parts.flatMap(b => (a === b ? [] : [`${a}${b}`, `${a}${b}a`]))))
const standing = list(
  "editorial, guest editorial, editor's notes, chair's message, book reviews, reminiscences on influential papers, foreword, industrial session: guest introduction",
)
const venues: readonly { full: string; short: string; messy: string[] }[] = [
  {
    full: 'SIGMOD Conference',
    short: 'SIGMOD',
    messy: [
      'proceedings of the acm sigmod international conference on management of data',
      'sigmod record',
      'acm sigmod',
      'proc. sigmod',
      'sigmod conf.',
    ],
  },
  {
    full: 'VLDB',
    short: 'VLDB',
    messy: [
      'proceedings of the international conference on very large data bases',
      'proc. of vldb',
      'vldb conference',
      'very large data bases',
      'int. conf. on very large databases',
    ],
  },
  {
    full: 'VLDB J.',
    short: 'VLDB J.',
    messy: ['the vldb journal the international journal on very large data bases', 'vldb journal', 'very large databases journal'],
  },
  {
    full: 'ACM Trans. Database Syst.',
    short: 'TODS',
    messy: ['acm transactions on database systems (tods)', 'acm trans database syst', 'acm tods', 'transactions on database systems'],
  },
  { full: 'SIGMOD Record', short: 'SIGMOD Record', messy: ['acm sigmod record', 'sigmod rec.', 'record'] },
]
export interface Paper {
  title: string
  authors: [string, string, string][]
  venue: (typeof venues)[number]
  year: number
}
const titleOf = (chance: Random): string => {
  const forms = [
    () => `${chance.pick(adjectives)} ${chance.pick(acts)} and ${chance.pick(acts)} of ${chance.pick(things)} for ${chance.pick(things)}`,
    () => `${chance.pick(coined)}: ${chance.pick(adjectives)} ${chance.pick(acts)} for ${chance.pick(ends)}`,
    () => `${chance.pick(adjectives)} ${chance.pick(acts)} of ${chance.pick(things)}`,
    () => `${chance.pick(adjectives)} ${chance.pick(acts)} of ${chance.pick(things)} in ${chance.pick(ends)}`,
    () => `${chance.pick(coined)}: ${chance.pick(acts)} of ${chance.pick(things)}`,
    () => `${chance.pick(coined)}: a ${chance.pick(adjectives)} system for ${chance.pick(acts)} ${chance.pick(things)}`,
    () => `on the ${chance.pick(acts)} of ${chance.pick(things)}`,
    () => `${chance.pick(acts)} ${chance.pick(things)} using ${chance.pick(adjectives)} ${chance.pick(acts)}`,
    () => `a ${chance.pick(adjectives)} approach to ${chance.pick(acts)} in ${chance.pick(ends)}`,
    () => `the ${chance.pick(coined)} project: ${chance.pick(adjectives)} ${chance.pick(acts)} in ${chance.pick(ends)}`,
  ]
  const title = chance.pick(forms)()
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`
}
export const catalogue = (chance: Random, count: number): Paper[] => {
  const middles = [...'abcdefghijklmnoprstw']
  const authors = Array.from({ length: 900 }, (): [string, string, string] => [
    titled(chance.pick(givenNames)),
    chance.chance(0.35) ? `${chance.pick(middles).toUpperCase()}.` : '',
    titled(chance.pick(surnames)),
  ])
  const papers: Paper[] = []
  while (papers.length < count) {
    const before = papers.length ? chance.pick(papers) : undefined
    const paper: Paper = {
      title: titleOf(chance),
      authors: Array.from({ length: chance.common([1, 2, 3, 4, 5, 6], 1) }, () => chance.common(authors, 1.8)),
      venue: chance.pick(venues),
      year: 1994 + chance.int(10),
    }
    const kind = chance.next()
    if (kind < 0.03) papers.push({ ...paper, title: titled(chance.pick(standing)), authors: paper.authors.slice(0, 1) })
    else if (before && kind < 0.07)
      // The journal's version of a conference's paper: the same title and people, another paper.
      papers.push({ ...before, venue: venues[2 + chance.int(2)] ?? before.venue, year: before.year + 1 + chance.int(2) })
    else if (before && kind < 0.12)
      papers.push({ ...paper, title: before.title.replace(/of .+$/, `of ${chance.pick(things)}`), authors: before.authors })
    else papers.push(paper)
  }
  return papers
}
export const clean = (paper: Paper): Row => ({
  title: paper.title,
  authors: paper.authors.map(parts => parts.filter(Boolean).join(' ')).join(', '),
  venue: paper.venue.full,
  year: String(paper.year),
})
export const initials = (chance: Random, [given, middle, family]: [string, string, string]): string => {
  const letters = `${given.charAt(0)}${middle && chance.chance(0.7) ? middle.charAt(0) : ''}`
  return chance.pick([`${letters} ${family}`, `${letters.split('').join('. ')}. ${family}`, `${family}, ${letters}`])
}
const harvested = (chance: Random, paper: Paper): Row => {
  let title = paper.title
  if (chance.chance(0.3)) title = title.toLowerCase()
  if (chance.chance(0.08))
    title = title
      .split(' ')
      .slice(0, -1 - chance.int(2))
      .join(' ')
  else if (chance.chance(0.05)) title = `${title.slice(0, 20 + chance.int(25))}…`
  if (chance.chance(0.06)) title = title.replace(/^[^:]+: /, '')
  if (chance.chance(0.04)) title = `${title} (${chance.pick(['extended abstract', 'invited', 'demo', 'poster', 'full version'])})`
  if (chance.chance(0.04)) title = `${paper.authors[0]?.[2] ?? ''}, ${title}`
  if (chance.chance(0.09)) title = slip(chance, title)
  const all = paper.authors.map(author => (chance.chance(0.9) ? initials(chance, author) : author.filter(Boolean).join(' ')))
  let authors = all.join(', ')
  if (chance.chance(0.1)) authors = `${all[0] ?? ''}${all.length > 1 ? ' et al.' : ''}`
  else if (chance.chance(0.08)) authors = all.slice(0, -1).join(', ')
  if (chance.chance(0.04)) authors = ''
  if (chance.chance(0.06)) authors = slip(chance, authors)
  const venue = chance.chance(0.25)
    ? ''
    : chance.chance(0.08)
      ? chance.pick(['technical report', 'phd thesis', 'springer', 'acm press new york, ny, usa', 'www'])
      : chance.pick([...paper.venue.messy, paper.venue.short])
  const year = chance.chance(0.5) ? '' : String(paper.year + (chance.chance(0.05) ? chance.pick([-1, 1]) : 0))
  return { title, authors, venue, year }
}
/** 2,500 clean papers against 16,000 harvested lines: a paper stands there from none to ten times, two in three lines are of other papers. */
export const papers = (seed = 21): Shape => {
  const chance = random(seed)
  const all = catalogue(chance, 9500)
  const mine = all.slice(0, 2500)
  const left = mine.map((paper, at) => ({ id: `lib-${at}`, ...clean(paper) }))
  const truth: [Row, Row][] = []
  const right: Row[] = []
  mine.forEach((paper, at) => {
    const copies = chance.chance(0.12) ? 0 : 1 + Math.floor(chance.next() ** 4 * 10)
    for (let copy = 0; copy < copies; copy++) {
      const row = harvested(chance, paper)
      right.push(row)
      truth.push([left[at] as Row, row])
    }
  })
  while (right.length < 16_000) right.push(harvested(chance, chance.pick(all.slice(2500))))
  const mixed = numbered(chance, right, 'id', at => `har-${at}`)
  const columns = ['id', 'title', 'authors', 'venue', 'year']
  return {
    name: 'papers',
    naming: ['title'],
    id: 'id',
    left: { file: 'library.csv', columns, rows: left },
    right: { file: 'harvested.csv', columns, rows: mixed },
    truth: truth.map(([a, b]) => [a.id ?? '', b.id ?? '']),
  }
}
