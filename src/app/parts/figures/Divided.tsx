/** The figures of each part of a division, a line each; every number leads to the rows behind it. */
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { columnsIn } from '#work/figures/contract/index'
import type { Figures } from '#work/figures/rules/index'
import { Sheet } from '../surfaces'
import { Amount } from './Amount'
import { partWord, type FigureAsked, type ShownFigures } from './shown'

export interface DividedProps<Column extends string, Division extends string, Tally extends string> {
  readonly shown: ShownFigures<Column, Division, Tally>
  readonly by: Figures<Column, Division, Tally>['by']
  readonly onPress:
    ((figure: Column, part: NonNullable<FigureAsked<Column, Division>['part']>) => void) | undefined
}

export function Divided<Column extends string, Division extends string, Tally extends string>({
  shown: { declared, words },
  by,
  onPress,
}: DividedProps<Column, Division, Tally>) {
  const { t } = useTranslation()
  const { divisions, units } = declared
  const [chosen, setChosen] = useState<Division | undefined>(divisions[0])
  if (chosen === undefined) return null
  const columns = columnsIn(declared, chosen)
  return (
    <Sheet
      title={t('figures.divided')}
      aside={
        <Segmented
          aria-label={t('figures.divided')}
          value={chosen}
          options={divisions.map((value) => ({ value, label: words.division(value) }))}
          onChange={setChosen}
        />
      }
    >
      <table className="table figure-table">
        <thead>
          <tr>
            <th>{words.division(chosen)}</th>
            {columns.map((column) => (
              <th key={column} className="number">
                {words.column(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {by[chosen].map(({ key, figures }) => (
            <tr key={key}>
              <td>{partWord(t, words, chosen, key)}</td>
              {columns.map((column) => {
                const amount = <Amount unit={units[column]}>{figures[column]}</Amount>
                return (
                  <td key={column} className="number">
                    {onPress === undefined || figures[column] === 0 ? (
                      amount
                    ) : (
                      <button
                        type="button"
                        className="link"
                        onClick={() => onPress(column, { division: chosen, key })}
                      >
                        {amount}
                      </button>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
