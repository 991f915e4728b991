/** Writes the seeded shapes that keep the core honest: `npx tsx bench/matching/shapes.ts <folder>`. */
import { type Shape, writeShape } from './shape.ts'
import { affiliations, citations, libraries } from './shapes/citations.ts'
import { firms, noArticleTwice, nobodyTwice, tiny, voters } from './shapes/lists.ts'
import { papers } from './shapes/papers.ts'
import { people, peopleLinked } from './shapes/people.ts'
import { products, software } from './shapes/products.ts'
import { restaurants } from './shapes/restaurants.ts'
import { beers, films, shops, shopsDirty, songShops } from './shapes/shops.ts'
import { songs } from './shapes/songs.ts'

export const shapes: readonly { name: string; make: () => Shape }[] = [
  { name: 'people', make: () => people() },
  { name: 'people_two_files', make: () => peopleLinked() },
  { name: 'papers', make: () => papers() },
  { name: 'products', make: () => products() },
  { name: 'software', make: () => software() },
  { name: 'restaurants', make: () => restaurants() },
  { name: 'songs', make: () => songs() },
  { name: 'libraries', make: () => libraries() },
  { name: 'citations', make: () => citations() },
  { name: 'affiliations', make: () => affiliations() },
  { name: 'shops', make: () => shops() },
  { name: 'shops_dirty', make: () => shopsDirty() },
  { name: 'songs_two_shops', make: () => songShops() },
  { name: 'beers', make: () => beers() },
  { name: 'films', make: () => films() },
  { name: 'voters', make: () => voters() },
  { name: 'firms_long_text', make: () => firms() },
  { name: 'none_people', make: () => nobodyTwice() },
  { name: 'none_products', make: () => noArticleTwice() },
  { name: 'tiny', make: () => tiny() },
]

const [, script = '', folder] = process.argv
if (script.endsWith('shapes.ts')) {
  if (!folder) throw new Error('Say where to write: npx tsx bench/matching/shapes.ts <folder>')
  for (const { make } of shapes) {
    const shape = make()
    const counts = [shape.left.rows.length, shape.right?.rows.length].filter(count => count !== undefined).join(' × ')
    console.log(`${writeShape(folder, shape)}: ${counts} records, ${shape.truth.length} true pairs`)
  }
}
