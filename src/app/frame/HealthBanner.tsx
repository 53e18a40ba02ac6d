/** A calm line under the bar while something is wrong with the store, its disk or its keyring: what is the case, what works, the next step. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Icon } from '../parts/icons'
import { useMay, useSession } from '../session/session'
import { DoubtfulDay } from './DoubtfulDay'

export function HealthBanner() {
  const { t } = useTranslation()
  const { health, keyringFault, writesStopped, recoveryKeyRenewalDue } = useSession()
  const maySee = useMay('support.read')
  const keepsPaper = useMay('staff.manage')
  return (
    <div className="health" role="status" aria-label={t('damage.banner')}>
      {health !== null && (
        <p className="health-line">
          <Icon name="warning" size={18} />
          <span>
            <b>{t(`damage.${health.code}.title`)}</b> {t(`damage.${health.code}.what`, health.parameters)}{' '}
            {t(`damage.${health.code}.next`, health.parameters)}
          </span>
          {maySee && <Link to="/settings/support">{t('damage.look')}</Link>}
        </p>
      )}
      <DoubtfulDay />
      {writesStopped !== null && (
        <p className="health-line">
          <Icon name="warning" size={18} />
          <span>
            <b>{t('frame.rotating')}</b> {t('frame.writesStopped')}
          </span>
        </p>
      )}
      {keyringFault !== null && (
        <p className="health-line">
          <Icon name="warning" size={18} />
          <span>
            <b>{t(`keyringFault.${keyringFault}.title`)}</b> {t(`keyringFault.${keyringFault}.what`)}{' '}
            {t(`keyringFault.${keyringFault}.next`)}
          </span>
        </p>
      )}
      {recoveryKeyRenewalDue && keepsPaper && (
        <p className="health-line">
          <Icon name="warning" size={18} />
          <span>{t('recoveryKey.renewalDue')}</span>
          <Link to="/settings/keys">{t('recoveryKey.renewTitle')}</Link>
        </p>
      )}
    </div>
  )
}
