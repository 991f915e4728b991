/** Room for a drawing of the engine: fetched when first needed, redrawn when its room changes, let go with the screen. */
import { useMediaQuery } from '@mantine/hooks'
import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../../words/say.ts'
import css from './charts.module.css'

/** Whether there is little room, as on a phone: charts write less. */
export const useNarrow = (): boolean => useMediaQuery('screen and (max-width: 48em)', false, { getInitialValueInEffect: false }) ?? false

/** Lets the paper scale the drawing as it stands: the engine writes its size, but no box to scale. */
const scalable = (room: HTMLElement | null): void => {
  const svg = room?.querySelector('svg')
  if (svg) svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`)
}

interface EChartProps {
  option: EChartsCoreOption
  /** In rem. */
  height?: number
}
export function EChart({ option, height = 22 }: EChartProps) {
  const room = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const wanted = useRef(option)
  const [failed, setFailed] = useState(false)
  wanted.current = option
  useEffect(() => {
    let gone = false
    // On paper the drawing is scaled as it stands: redrawing would come too late for the printer.
    const paper = window.matchMedia('print')
    const observer = new ResizeObserver(() => {
      if (paper.matches) return
      chart.current?.resize()
      scalable(room.current)
    })
    import('./engine.ts').then(
      ({ init }) => {
        if (gone || !room.current) return
        chart.current = init(room.current, null, { renderer: 'svg' })
        chart.current.setOption(wanted.current)
        scalable(room.current)
        observer.observe(room.current)
      },
      () => setFailed(true),
    )
    return () => {
      gone = true
      observer.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true })
  }, [option])
  if (failed) return <p className={css.failed}>{say('charts.failed')}</p>
  return <div ref={room} className={css.room} style={{ height: `${height}rem` }} />
}
