/** How a list's order and columns stand in a request. */
import * as z from 'zod'

/** `sort` is a column's key; `cols` lists keys with commas between. */
export const listView = { sort: z.string().max(40).optional(), down: z.stringbool().optional(), cols: z.string().max(400).optional() }
