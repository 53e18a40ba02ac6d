/** The sums of a period, a card each: how many, the rate where it is a part of another, and against the period before. */
import { useTranslation } from 'react-i18next'
import { kindOf, share, type Figures } from '#work/figures/rules/index'
import { Amount } from './Amount'
import type { ShownFigures } from './shown'

export interface FigureCardsProps<Column extends string, Division extends string, Tally extends string> {
  readonly shown: ShownFigures<Column, Division, Tally>
  readonly figures: Pick<Figures<Column, Division, Tally>, 'total' | 'before'>
  readonly period: string
  /** Left out for who may not see the rows. */
  readonly onPress: ((figure: Column) => void) | undefined
}

/** As many cards stand side by side at most. */
const mostInRow = 9

export function FigureCards<Column extends string, Division extends string, Tally extends string>({
  shown: { declared, words },
  figures: { total, before },
  period,
  onPress,
}: FigureCardsProps<Column, Division, Tally>) {
  const { t } = useTranslation()
  const { columns, units, shareOf } = declared
  const rows = Math.ceil(columns.length / mostInRow)
  const tracks = `repeat(${Math.ceil(columns.length / rows)}, minmax(0, 1fr))`
  return (
    <section className="figure-cards" style={{ gridTemplateColumns: tracks }} aria-label={t('figures.total')}>
      {columns.map((column) => {
        const whole = shareOf[column]
        const rate = whole === undefined ? null : share(total[column], total[whole])
        const difference = total[column] - before[column]
        return (
          <button
            key={column}
            type="button"
            className="figure-card"
            disabled={onPress === undefined}
            onClick={() => onPress?.(column)}
          >
            <span className="soft small">{words.column(column)}</span>
            <span>
              <b>
                <Amount unit={units[column]}>{total[column]}</Amount>
              </b>
              {rate !== null && <span className="soft small"> {Math.round(rate * 1000) / 10}%</span>}
            </span>
            <span className="soft small">
              {t(`figures.against.${kindOf(period)}`)} {difference > 0 && '+'}
              {difference < 0 && '−'}
              <Amount unit={units[column]}>{Math.abs(difference)}</Amount>
            </span>
          </button>
        )
      })}
    </section>
  )
}
