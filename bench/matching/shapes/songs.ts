/** Songs of five sources with as many ways of writing, in the manner of the MusicBrainz clustering set. All made up. */
import { slip, titled } from '../mistakes.ts'
import { type Random, random } from '../random.ts'
import { numbered, pairsWithin, type Row, type Shape } from '../shape.ts'
import { givenNames, surnames } from './people.ts'

const list = (text: string): string[] => text.trim().split(/\s+/)
const lead =
  list(`love night heart rain fire river dream moon city road summer winter light shadow dance blue golden broken lonely silver wild
  last first little secret morning midnight paper crystal electric ocean mountain desert angel devil king queen stranger soldier`)
const nouns =
  list(`song blues waltz train highway kiss letter window garden bird storm star sky train mirror tears memory promise machine parade ghost fever
  serenade rhapsody anthem lullaby island bridge station harbour carnival revolution paradise horizon whisper thunder diamonds`)
const foreign =
  list(`amor noche corazon lluvia fuego sueno luna ciudad nuit coeur pluie rue soleil mer liebe nacht herz regen himmel amore notte cuore
  cielo sole vita saudade mar vento`)
const languages: readonly [string, string, string, string][] = [
  ['English', 'Eng.', 'en', 'english'],
  ['English', 'Eng.', 'en', 'english'],
  ['English', 'Eng.', 'en', 'english'],
  ['French', 'Fre.', 'fr', 'french'],
  ['German', 'Ger.', 'de', 'german'],
  ['Spanish', 'Spa.', 'es', 'spanish'],
  ['Italian', 'Ita.', 'it', 'italian'],
  ['Portuguese', 'Por.', 'pt', 'portuguese'],
]
export interface Song {
  title: string
  artist: string
  album: string
  number: number
  seconds: number
  year: number
  language: (typeof languages)[number]
}
export const titleOf = (chance: Random, foreignTongue: boolean): string => {
  const stock = foreignTongue ? foreign : lead
  const forms = [
    () => `${chance.pick(stock)} ${chance.pick(foreignTongue ? foreign : nouns)}`,
    () => `${foreignTongue ? 'la' : 'the'} ${chance.pick(stock)}`,
    () => `${chance.pick(stock)} in the ${chance.pick(nouns)}`,
    () => `${chance.pick(nouns)} of ${chance.pick(stock)}`,
    () => `my ${chance.pick(lead)} ${chance.pick(nouns)}`,
    () => `${chance.pick(stock)} ${chance.pick(stock)} ${chance.pick(nouns)}`,
    () => chance.pick(nouns),
  ]
  return titled(chance.pick(forms)())
}
const artistOf = (chance: Random): string =>
  chance.chance(0.55)
    ? titled(`${chance.pick(givenNames)} ${chance.pick(surnames)}`)
    : titled(`${chance.chance(0.6) ? 'the ' : ''}${chance.pick(lead)} ${chance.pick(nouns)}s`)

/** Albums of eight to fourteen songs; some songs again as a remix, live, or on a collection: other recordings, not the same. */
export const catalogue = (chance: Random, count: number): Song[] => {
  const songs: Song[] = []
  while (songs.length < count) {
    const language = chance.pick(languages)
    const artist = chance.chance(0.25) && songs.length ? chance.pick(songs).artist : artistOf(chance)
    const base = { artist, album: titleOf(chance, language[0] !== 'English'), year: 1960 + chance.int(55), language }
    const tracks = 2 + chance.int(10)
    for (let number = 1; number <= tracks; number++) {
      const song = { ...base, number, title: titleOf(chance, language[0] !== 'English'), seconds: 120 + chance.int(240) }
      songs.push(song)
      if (chance.chance(0.07))
        songs.push({
          ...song,
          number: number + tracks,
          title: `${song.title} (${chance.pick(['remix', 'live', 'radio edit', 'instrumental', 'demo', 'acoustic'])})`,
          seconds: song.seconds + chance.int(60) - 30,
        })
      if (chance.chance(0.02))
        songs.push({
          ...song,
          album: `${artist}: Greatest Hits`,
          number: 1 + chance.int(20),
          year: base.year + 1 + chance.int(15),
          seconds: song.seconds + chance.int(5) - 2,
        })
    }
  }
  return songs.slice(0, count)
}
const lengthAs = (source: number, seconds: number): string => {
  const rest = String(seconds % 60).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return (
    [`${minutes}:${rest}`, String(seconds * 1000 + 137), `${minutes}m ${rest}sec`, String(seconds), (seconds / 60).toFixed(3)][source] ?? ''
  )
}
/** One source's way to write a song, with that source's gaps. */
const written = (chance: Random, song: Song, source: number): Row => {
  const artistKnown = !chance.chance([0.02, 0.05, 0.25, 0.1, 0.15][source] ?? 0)
  const inTitle = source === 2 && chance.chance(0.5)
  let title = song.title
  if (inTitle) title = `${song.artist} - ${title}`
  else if (source === 3 && chance.chance(0.4)) title = `${title} - ${song.album}`
  else if (source === 4 && chance.chance(0.25)) title = `${String(song.number).padStart(3, '0')}-${title}`
  if (chance.chance(0.12)) title = slip(chance, title)
  if (chance.chance(0.1)) title = title.toLowerCase()
  let artist = artistKnown && !inTitle ? song.artist : chance.chance(0.3) ? '[unknown]' : ''
  if (artist && chance.chance(0.08)) artist = slip(chance, artist)
  if (artist.startsWith('The ') && chance.chance(0.3)) artist = `${artist.slice(4)}, The`
  else if (source === 1 && !artist.startsWith('The') && chance.chance(0.2)) artist = artist.split(' ').reverse().join(', ')
  let album = chance.chance([0.02, 0.08, 0.2, 0.1, 0.12][source] ?? 0) ? '' : song.album
  if (album && chance.chance(0.1)) album = `${album} (${chance.pick(['disc 1', 'remastered', 'deluxe edition', String(song.year)])})`
  if (album && chance.chance(0.07)) album = slip(chance, album)
  const [full, short, code, small] = song.language
  const number = String(song.number)
  return {
    SourceID: String(source + 1),
    number: chance.chance(0.06)
      ? ''
      : ([number, number.padStart(2, '0'), `${number}/12`, `A${number}`, number.padStart(3, '0')][source] ?? number),
    title,
    length: chance.chance(0.08) ? '' : lengthAs(source, song.seconds + (chance.chance(0.3) ? chance.int(5) - 2 : 0)),
    artist,
    album,
    year: chance.chance([0.1, 0.25, 0.3, 0.2, 0.35][source] ?? 0)
      ? ''
      : ([String(song.year), String(song.year), `'${String(song.year).slice(2)}`, String(song.year).slice(2), String(song.year)][source] ??
        ''),
    language: chance.chance(0.15) ? '' : ([full, short, code, small, full][source] ?? full),
  }
}
/** One list of five sources: half of `count` songs in one of them, the rest in two to five. */
export const songs = (seed = 41, count = 10_000): Shape => {
  const chance = random(seed)
  const groups = catalogue(chance, count).map(song => {
    const sources = chance.chance(0.5) ? 1 : chance.common([2, 3, 4, 5], 1.4)
    return chance.some([0, 1, 2, 3, 4], sources).map(source => written(chance, song, source))
  })
  const rows = numbered(chance, groups.flat(), 'TID', at => String(at + 1))
  return {
    name: 'songs',
    naming: ['title', 'artist'],
    id: 'TID',
    left: { file: 'songs.csv', columns: ['TID', 'SourceID', 'number', 'title', 'length', 'artist', 'album', 'year', 'language'], rows },
    truth: pairsWithin(groups.map(group => group.map(row => row.TID ?? ''))),
  }
}
