/** What the register's list reads: the page that the address asks for, the workbook of it. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiProblem, get } from '../../../web/api.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { RegisterColumn as Column } from '../columns.schema.ts'
import type { listView } from '../views.actions.ts'
import type { RegisterFilter } from '../views.schema.ts'
import { pageSize, useListViews } from './listViews.data.ts'

export type ListPage = Sent<Awaited<ReturnType<typeof listView>>>
export type ListRow = ListPage['rows'][number]
export type RegisterColumn = Column

/** The conditions, as they stand in the address and in a request. */
export const filterKeys = [
  'q',
  'unitId',
  'village',
  'craft',
  'kind',
  'sector',
  'workers',
  'exporting',
  'supportingIndustry',
  'womenOwned',
  'minorityOwned',
  'difficultArea',
  'open',
  'taxCode',
  'phone',
  'supported',
  'changed',
] as const satisfies readonly (keyof RegisterFilter)[]
/** The register of establishments as a list with views of its own. */
const screen = { path: '/api/register/views', keys: filterKeys } as const

/** The list that the address asks for. */
export const useList = () => {
  const views = useListViews<RegisterColumn>(screen)
  const query = queryOf({ ...views.asked, page: views.page, size: pageSize })
  const list = useQuery({
    queryKey: ['register', 'list', query],
    queryFn: ({ signal }) => get<ListPage>(`/api/register${query}`, signal),
    placeholderData: keepPreviousData,
    enabled: views.views.data !== undefined,
  })
  return { ...views, list }
}
export type List = ReturnType<typeof useList>

/** What changes a record changes every list and figure that shows it. */
export const useRefresh = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries()
}

/** Saves the workbook of a view. A refusal is said instead of a file that does not open. @throws ApiProblem */
export const downloadFile = async (path: string, name: string): Promise<void> => {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => {
    throw new ApiProblem({ status: 0 })
  })
  if (!response.ok) throw new ApiProblem({ ...(await response.json().catch(() => ({}))), status: response.status })
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
