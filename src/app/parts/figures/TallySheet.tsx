/** What was said how often, the most frequent first: reasons, ratings. */
import { useTranslation } from 'react-i18next'
import type { Unit } from '#work/figures/contract/index'
import type { Tallied } from '#work/figures/rules/index'
import { Sheet } from '../surfaces'
import { Amount } from './Amount'

export interface TallySheetProps {
  readonly title: string
  readonly unit: Unit | undefined
  readonly tallied: readonly Tallied[]
  readonly wordOf: (key: string) => string
}

export function TallySheet({ title, unit, tallied, wordOf }: TallySheetProps) {
  const { t } = useTranslation()
  return (
    <Sheet title={title}>
      {tallied.length === 0 ? (
        <p className="none soft">{t('figures.none')}</p>
      ) : (
        <table className="table">
          <tbody>
            {tallied.map(({ key, count }) => (
              <tr key={key}>
                <td>{wordOf(key)}</td>
                <td className="number">
                  <Amount unit={unit}>{count}</Amount>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  )
}
