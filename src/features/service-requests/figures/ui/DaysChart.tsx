/** What was accepted and completed on each day of the month. Loaded only when figures are looked at. */
import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { colours, screenType } from '#app/theme/tokens'
import type { MonthFigures } from '../contract'

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])

export default function DaysChart({ days }: { readonly days: MonthFigures['days'] }) {
  const { t } = useTranslation('service-requests')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const chart = echarts.init(element, null, { renderer: 'svg' })
    const bar = (name: string, colour: string, values: readonly number[]) => ({
      type: 'bar' as const,
      name,
      data: [...values],
      itemStyle: { color: colour },
      barMaxWidth: 14,
    })
    chart.setOption({
      aria: { enabled: true },
      animation: false,
      textStyle: { fontFamily: screenType, color: colours.inkSoft },
      grid: { left: 36, right: 12, top: 34, bottom: 24 },
      legend: { top: 0, right: 8, icon: 'roundRect', itemWidth: 12, itemHeight: 12 },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        data: days.map(({ day }) => String(Number(day.slice(8)))),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.line } },
        axisLabel: { color: colours.inkSoft },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitLine: { lineStyle: { color: colours.lineSoft } },
        axisLabel: { color: colours.inkSoft },
      },
      series: [
        bar(
          t('figures.names.accepted'),
          colours.blue,
          days.map(({ accepted }) => accepted),
        ),
        bar(
          t('figures.names.completed'),
          colours.green,
          days.map(({ completed }) => completed),
        ),
      ],
    })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [days, t])
  return <div className="chart" ref={place} role="img" aria-label={t('figures.days')} />
}
