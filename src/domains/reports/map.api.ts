/** Routes of the map of communes. */
import * as z from 'zod'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { officials } from '../reference/roles.schema.ts'
import { registerMap } from './map.actions.ts'
import { mapMeasureCodes } from './map.schema.ts'
import { mapWorkbook } from './map-workbook.actions.ts'

const tag = 'Sổ bộ'
type Craft = keyof typeof crafts
const query = z.object({
  year: z.coerce.number().int().min(2012).max(2100).optional(),
  craft: z.enum(Object.keys(crafts) as [Craft, ...Craft[]]).optional(),
  measure: z.enum(mapMeasureCodes).optional(),
})

export const mapRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/register/map',
    who: officials,
    tag,
    summary: 'Bản đồ 126 xã, phường: cơ sở, đề án, hỗ trợ, mẫu, nghệ nhân, làng nghề',
    query,
    handle: (ctx, i) => registerMap(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/register/map.xlsx',
    who: officials,
    tag,
    file: true,
    summary: 'Tải số liệu của bản đồ ra Excel',
    query,
    handle: async (ctx, i) => new FileAnswer(await mapWorkbook(await registerMap(ctx, i.query)), 'ban-do-so-bo.xlsx', mediaTypes.xlsx),
  }),
]
