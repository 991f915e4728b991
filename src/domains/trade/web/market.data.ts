/** What the market screens read from the server: series, tables, shares, products, gaps, rows; and the choice that the address carries. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type {
  Basis,
  CmsAnswer,
  FigureRows,
  Gaps,
  Grouping,
  MarketTable,
  Mirror,
  Place,
  ProductPage,
  SeriesCard,
  SharesOverTime,
} from '../analysis.schema.ts'
import type { listMappings } from '../mapping.actions.ts'

const fresh = 60_000
export const useSeries = () =>
  useQuery({
    queryKey: ['trade', 'series'],
    queryFn: ({ signal }) => get<{ rows: SeriesCard[] }>('/api/trade/series', signal),
    staleTime: fresh,
    select: ({ rows }) => rows,
  })
export type MappingLine = Sent<Awaited<ReturnType<typeof listMappings>>>['rows'][number]
export const useMappings = () =>
  useQuery({
    queryKey: ['trade', 'mappings'],
    queryFn: ({ signal }) => get<{ rows: MappingLine[] }>('/api/trade/mappings', signal),
    staleTime: fresh,
    select: ({ rows }) => rows,
  })
export const usePlaces = () =>
  useQuery({
    queryKey: ['trade', 'places'],
    queryFn: ({ signal }) => get<{ rows: Place[] }>('/api/trade/places', signal),
    staleTime: Number.POSITIVE_INFINITY,
    select: ({ rows }) => rows,
  })

/** Which series, grouping and period figures are asked of. */
export interface Asked {
  series: string
  mapping?: string | undefined
  by?: string | undefined
  period?: string | undefined
}
/** The series that the address names, or the one that tells most of what a market buys of the crafts; undefined while the list is read. */
const chosenSeries = (all: readonly SeriesCard[] | undefined, named: string | undefined): SeriesCard | undefined =>
  all?.find(({ id, code }) => code === named || id === named) ?? all?.toSorted((a, b) => rank(b) - rank(a) || b.rows - a.rows)[0]
const rank = ({ flow, digits, hasWorld }: SeriesCard) =>
  (flow === 'import' ? 100 : 0) + (digits >= 4 ? 80 : 0) + (hasWorld ? 50 : 0) + digits

/** The choice of the market screens as it stands in the address; a new series forgets what belonged to the old one. */
export const useChoice = () => {
  const [address, change] = useAddress()
  const series = useSeries()
  const card = chosenSeries(series.data, address.series)
  const asked: Asked | null = card ? { series: card.code, mapping: address.mapping, by: address.by, period: address.period } : null
  return { address, change, series, card, asked }
}

const analysis = <T>(what: string, params: object | null) =>
  ({
    queryKey: ['trade', what, params],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      get<T>(`/api/trade/analysis/${what}${queryOf(params as Record<string, string | undefined>)}`, signal),
    enabled: params !== null,
    staleTime: fresh,
    placeholderData: keepPreviousData,
  }) as const
export const useMarketTable = (asked: Asked | null, focus: string | undefined) =>
  useQuery(analysis<MarketTable>('table', asked && { ...asked, focus }))
export const useGaps = (asked: Asked | null, focus: string | undefined) => useQuery(analysis<Gaps>('gaps', asked && { ...asked, focus }))
export const useShares = (asked: (Asked & { product?: string; market: string; step?: string; suppliers?: string }) | null) =>
  useQuery(analysis<SharesOverTime>('shares', asked))
export const useProduct = (asked: (Asked & { product: string; market: string }) | null) => useQuery(analysis<ProductPage>('product', asked))
export const useCms = (asked: (Omit<Asked, 'period'> & { supplier: string; from: string; to: string; market?: string }) | null) =>
  useQuery(analysis<CmsAnswer>('cms', asked))
export const useMirror = (asked: { exporter: string; importer: string; year: string; mapping?: string; by?: string } | null) =>
  useQuery(analysis<Mirror>('mirror', asked))
export interface RowsAsked extends Asked {
  product?: string | undefined
  market?: string | undefined
  supplier?: string | undefined
  page?: string | undefined
}
export const useRows = (asked: RowsAsked | null) => useQuery(analysis<FigureRows>('rows', asked))

export const groupingWords = {
  craft: 'marketScreens.byCraft',
  hs2: 'marketScreens.byHs2',
  hs4: 'marketScreens.byHs4',
  hs6: 'marketScreens.byHs6',
} as const satisfies Record<Grouping, string>
/** Source line and notes that stand under every chart of an answer. */
export const aboutOf = ({ sourceLine, limits }: Basis, period: string) => ({
  source: sourceLine,
  period,
  notes: limits.map(({ says }) => says),
})
/** The address of a product in a market. */
export const detailAddress = (asked: Asked, product: string, market: string): string =>
  `/thi-truong/chi-tiet${queryOf({ ...asked, product, market })}`
/** The address of the form of a new brief, filled in from there. */
export const briefAddressOf = (asked: Asked, product: string, market: string): string =>
  `/thi-truong/dat-hang/moi${queryOf({ ...asked, product, market })}`
