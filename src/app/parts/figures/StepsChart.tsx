/** How the charted columns went over the steps of the period. Loaded only when figures are looked at. */
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { FiguresDeclaration, Unit } from '#work/figures/contract/index'
import { colours, screenType } from '../../theme/tokens'
import type { FigureWords } from './shown'

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** In the order of the columns; a chart of more than four says nothing. */
const palette = [colours.blue, colours.green, colours.amber, colours.inkSoft] as const

/** What stands under a step: `5` of a month's days, `5月` as its number of a year's months. */
const stepLabel = (at: string): string => String(Number(at.slice(at.length > 7 ? 8 : 5)))

/** What the chart shows, for whoever does not see it: its name, and of each column the steps that have something. */
export function chartInWords<Column extends string>({
  declared,
  words,
  steps,
}: StepsChartProps<Column>): string {
  const columns = declared.charted.map((column) => {
    const bars = steps.flatMap(({ at, figures }) => {
      const value = valueOf(figures[column] ?? 0, declared.units[column])
      return value === 0 ? [] : [`${stepLabel(at)}: ${String(Math.round(value * 100) / 100)}`]
    })
    return [words.column(column), bars.length === 0 ? '0' : bars.join(', ')].join(' ')
  })
  return [words.chart, ...columns].join('; ')
}

const valueOf = (amount: number, unit: Unit | undefined): number =>
  unit === 'fen' ? amount / 100 : unit === 'minutes' ? amount / 60 : amount

export interface StepsChartProps<Column extends string> {
  readonly declared: Pick<FiguresDeclaration<Column, string, string>, 'charted' | 'units'>
  readonly words: Pick<FigureWords<Column, string, string>, 'column' | 'chart'>
  readonly steps: readonly {
    readonly at: string
    readonly figures: Readonly<Partial<Record<Column, number>>>
  }[]
}

export default function StepsChart<Column extends string>({
  declared,
  words,
  steps,
}: StepsChartProps<Column>) {
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
      animation: false,
      textStyle: { fontFamily: screenType, color: colours.inkSoft },
      grid: { left: 36, right: 12, top: 34, bottom: 24 },
      legend: { top: 0, right: 8, icon: 'roundRect', itemWidth: 12, itemHeight: 12 },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        data: steps.map(({ at }) => stepLabel(at)),
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
      series: declared.charted.map((column, at) =>
        bar(
          words.column(column),
          palette[at % palette.length] ?? colours.blue,
          steps.map(({ figures }) => valueOf(figures[column] ?? 0, declared.units[column])),
        ),
      ),
    })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [declared, words, steps])
  return (
    <div className="chart" ref={place} role="img" aria-label={chartInWords({ declared, words, steps })} />
  )
}
