/** What is due about an order or after a warning: what, for whom, and how near. */
import { useTranslation } from 'react-i18next'
import { Relative } from '#app/parts/index'
import type { OrderCard, WarningCard } from '../contract'

export function OrderDue({ due }: Pick<OrderCard, 'due'>) {
  const { t } = useTranslation('mediation')
  const [next] = due
  if (next === undefined) return <span className="soft">—</span>
  return (
    <span className="protection-dues">
      {t(`protection.due.${next.what}`)} <Relative due={next.due} soonDays={next.what === 'ask' ? 30 : 3} />
    </span>
  )
}

export function WarningDue({ due }: Pick<WarningCard, 'due'>) {
  const { t } = useTranslation('mediation')
  if (due.length === 0) return <span className="soft">—</span>
  return (
    <span className="protection-dues">
      {due.map(({ whom, due: day }) => (
        <span key={whom}>
          {t(`protection.whom.${whom}`)} <Relative due={day} />
        </span>
      ))}
    </span>
  )
}
