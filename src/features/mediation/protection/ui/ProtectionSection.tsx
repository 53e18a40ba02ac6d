/** On the page of a case: its orders and warnings, and what is due about each. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Day, ErrorLine, Status } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { OrderDue, WarningDue } from './Due'
import { standingTone } from './tones'
import './protection.css'

export function ProtectionSection({ record: { card } }: SectionProps) {
  const { t } = useTranslation('mediation')
  const { data, error } = useQuery(
    desk.mediation.protection.list.queryOptions({ input: { caseId: card.id } }),
  )
  const { orders = [], warnings = [] } = data ?? {}
  return (
    <Section
      title={t('protection.title')}
      actions={
        <>
          <Link to={`/mediation/protection/orders/new?case=${card.id}`}>{t('protection.add.orders')}</Link>
          <Link to={`/mediation/protection/warnings/new?case=${card.id}`}>
            {t('protection.add.warnings')}
          </Link>
        </>
      }
    >
      <ErrorLine error={error} />
      {data !== undefined && orders.length + warnings.length === 0 && (
        <p className="soft">{t('protection.none.ofCase')}</p>
      )}
      <ul className="protection-deeds">
        {orders.map((order) => (
          <li key={order.id}>
            <Link to={`/mediation/protection/orders/${order.id}?case=${card.id}`}>
              {t('protection.order')} {order.protected}
            </Link>{' '}
            <Status tone={standingTone[order.standing]}>{t(`protection.standings.${order.standing}`)}</Status>{' '}
            {t('protection.until')} <Day day={order.endsOn} /> <OrderDue due={order.due} />
          </li>
        ))}
        {warnings.map((warning) => (
          <li key={warning.id}>
            <Link to={`/mediation/protection/warnings/${warning.id}?case=${card.id}`}>
              {t('protection.warning')} {warning.victim}
            </Link>{' '}
            <WarningDue due={warning.due} />{' '}
            {warning.victimShown === true && <Status tone="late">{t('protection.victimShown')}</Status>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
