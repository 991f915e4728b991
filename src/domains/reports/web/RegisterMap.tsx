/** The map of the register: a measure by commune, its legend, what could not be placed, and the same figures as a table. */
import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { date } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { useCommunes } from '../../../web/ui/communes.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Chosen, Filters } from '../../../web/ui/Filters.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { say } from '../../../words/say.ts'
import { useRegisterTabs } from '../../establishments/web/registerTabs.ts'
import { crafts } from '../../reference/catalog.schema.ts'
import { type MapMeasureCode, mapMeasureCodes, mapMeasures } from '../map.schema.ts'
import { type MapData, sayMeasure, useRegisterMap } from './map.ts'
import { type MapView, RegisterMapCanvas } from './RegisterMapCanvas.tsx'
import { RegisterMapLegend, RegisterMapPicked } from './RegisterMapLegend.tsx'
import { RegisterMapTable, RegisterMapUnknown } from './RegisterMapTable.tsx'
import css from './registerMap.module.css'

const yearly: readonly MapMeasureCode[] = ['projects', 'support', 'designs']
const choices = mapMeasureCodes.map(code => ({ value: code, label: mapMeasures[code].label }))

export function RegisterMap() {
  const [{ measure, year, craft, view }, change] = useAddress()
  const { data, error, refetch } = useRegisterMap({ measure, year, craft })
  const drawing = useCommunes()
  const [at, setAt] = useState<string | null>(null)
  const tabs = useRegisterTabs('map')
  const asked = mapMeasureCodes.find(code => code === measure) ?? 'establishments'
  const choose = (next: string | null) => change({ measure: next === 'establishments' ? undefined : (next ?? undefined) })
  return (
    <Page
      title={say('mapScreens.title')}
      state={data && stateOf(data)}
      more={
        data && (
          <Button
            component="a"
            href={`/api/register/map.xlsx${queryOf({ year, craft })}`}
            download
            variant="default"
            leftSection={<IconDownload size={17} stroke={1.6} />}
          >
            {say('mapScreens.excel')}
          </Button>
        )
      }
      {...tabs}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton />
      ) : (
        <>
          <div className={`${css.tools} no-print`}>
            <SegmentedControl visibleFrom="md" aria-label={say('mapScreens.measure')} data={choices} value={asked} onChange={choose} />
            <Select
              hiddenFrom="md"
              w="100%"
              label={say('mapScreens.measure')}
              data={choices}
              value={asked}
              onChange={choose}
              allowDeselect={false}
            />
            <Filters
              filters={[
                {
                  key: 'year',
                  label: say('mapScreens.yearOf', { year: data.year }),
                  options: data.years.map(each => ({ value: String(each), label: say('mapScreens.yearOf', { year: each }) })),
                },
                {
                  key: 'craft',
                  label: say('mapScreens.craft'),
                  options: Object.entries(crafts).map(([value, label]) => ({ value, label })),
                },
              ]}
              chosen={{ year, craft }}
              onChange={(chosen: Chosen) => change({ year: chosen.year, craft: chosen.craft })}
            />
          </div>
          <div className={css.board}>
            <section className={css.sheet} aria-label={say('mapScreens.mapOf', { measure: mapMeasures[data.measure].label })}>
              {drawing.error ? (
                <Notice kind="warning" title={say('mapScreens.noMap')} />
              ) : (
                <RegisterMapCanvas
                  data={data}
                  drawing={drawing.data}
                  view={viewOf(data, view)}
                  onView={next => change({ view: next === viewOf(data, undefined) ? undefined : next })}
                  at={at}
                  onAt={setAt}
                />
              )}
            </section>
            <div className={css.side}>
              <div className="no-print">
                <RegisterMapPicked data={data} at={at} />
              </div>
              <RegisterMapLegend data={data} />
            </div>
          </div>
          <div>
            <p className={css.sum}>{sumOf(data)}</p>
            <p className={css.note}>
              {say('mapScreens.era')} {say('mapScreens.reference')}
            </p>
          </div>
          <Card title={say('mapScreens.table')}>
            <RegisterMapTable data={data} />
          </Card>
          <Card title={say('mapScreens.unknownTitle')}>
            <RegisterMapUnknown data={data} />
          </Card>
        </>
      )}
    </Page>
  )
}

/** What the address asks for, as far as the reader has it: by default the city, or their own units. */
const viewOf = ({ everywhere }: MapData, asked: string | undefined): MapView =>
  everywhere ? (asked === 'centre' ? 'centre' : 'city') : asked === 'city' ? 'city' : 'own'
const stateOf = ({ measure, year, day, craft, total, everywhere }: MapData): string =>
  say(everywhere ? 'mapScreens.state' : 'mapScreens.statePart', {
    measure: mapMeasures[measure].label,
    when: yearly.includes(measure) ? say('mapScreens.inYear', { year }) : say('mapScreens.onDay', { day: date(day) }),
    total: sayMeasure(measure, total[measure]),
    craft: craft ? say('mapScreens.ofCraft', { craft: crafts[craft] }) : '',
  })
/** How the places come to the total, written out. */
const sumOf = ({ measure, communes, unknown, city, total }: MapData): string =>
  say('mapScreens.sum', {
    communes: sayMeasure(
      measure,
      communes.reduce((sum, { values }) => sum + (values?.[measure] ?? 0), 0),
    ),
    unknown: sayMeasure(measure, unknown.values[measure]),
    city: sayMeasure(measure, city[measure]),
    total: sayMeasure(measure, total[measure]),
  })
