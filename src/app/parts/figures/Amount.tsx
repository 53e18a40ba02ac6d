/** One figure in its unit: cases as they are, fen as yuan, minutes as hours. */
import { useTranslation } from 'react-i18next'
import type { Unit } from '#work/figures/contract/index'
import { MoneyText } from '../small'

export function Amount({ unit, children }: { readonly unit: Unit | undefined; readonly children: number }) {
  const { t } = useTranslation()
  if (unit === 'fen') return <MoneyText fen={children} />
  if (unit === 'minutes') return t('figures.hours', { count: Math.round(children / 6) / 10 })
  return children
}
