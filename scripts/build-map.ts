/** Builds data/map from a folder of source lists (`admin/`): `tsx scripts/build-map.ts <folder>`. The same list gives the same bytes. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Topology } from '../src/web/ui/topology.ts'

interface Source {
  transform: Topology['transform']
  arcs: Topology['arcs']
  objects: Record<string, { geometries: { type: string; arcs: number[][]; properties: { code: string; name: string } }[] }>
}
const expected = 126
const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Say in which folder the lists are: tsx scripts/build-map.ts <folder>')
const source = JSON.parse(readFileSync(join(folder, 'admin/hanoi_126_communes_2025-07.simplified.topo.json'), 'utf8')) as Source
const [object] = Object.values(source.objects)
const geometries = object?.geometries ?? []
if (geometries.length !== expected) throw new Error(`${geometries.length} communes instead of ${expected}`)
if (geometries.some(each => each.type !== 'Polygon')) throw new Error('A commune of several parts is not expected')
const topology: Topology = {
  transform: source.transform,
  communes: geometries
    .map(({ arcs, properties: { code, name } }) => ({ code, name: name.normalize('NFC'), arcs }))
    .sort((a, b) => (a.code < b.code ? -1 : 1)),
  arcs: source.arcs,
}
const target = fileURLToPath(new URL('../data/map/', import.meta.url))
mkdirSync(target, { recursive: true })
const lines = [
  `"transform":${JSON.stringify(topology.transform)}`,
  `"communes":[\n${topology.communes.map(each => JSON.stringify(each)).join(',\n')}\n]`,
  `"arcs":[\n${topology.arcs.map(each => JSON.stringify(each)).join(',\n')}\n]`,
]
writeFileSync(join(target, 'ha-noi-126.json'), `{${lines.join(',\n')}}\n`)
console.log(`${topology.communes.length} communes, ${topology.arcs.length} lines`)
