/** 人身安全保护 on a resident's page: the warning over everything else, and where it is set and ended. */
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Day, EmptyState, Icon, KeyButton, Sheet, Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import type { ResidentRecord } from '../../contract/person'

type Protection = NonNullable<ResidentRecord['protection']>

/** Read before anything is said to whoever is asking. */
export function ProtectionWarning({ protection }: { readonly protection: Protection }) {
  const { t } = useTranslation('residents')
  const today = useToday()
  const isOver = protection.until !== null && protection.until < today
  return (
    <p className="protection-warning" role="note">
      <Icon name="warning" size={18} />
      <span>
        <b>{t('protection.warning')}</b> {t('protection.warningLaw')}
        {isOver && <b> {t('protection.over')}</b>}
      </span>
    </p>
  )
}

export function ProtectionSheet({
  record,
  mayEdit,
}: {
  readonly record: ResidentRecord
  readonly mayEdit: boolean
}) {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const { protection } = record
  if (protection === null && !mayEdit) return null
  return (
    <Sheet
      title={t('protection.title')}
      aside={
        mayEdit && (
          <KeyButton size="small" onPress={() => void navigate('protection')}>
            {t(protection === null ? 'protection.open' : 'protection.change')}
          </KeyButton>
        )
      }
    >
      {protection === null ? (
        <EmptyState>{t('protection.none')}</EmptyState>
      ) : (
        <div className="sheet-body">
          <Status tone="late">{t(`protection.bases.${protection.basis}`)}</Status>{' '}
          <span className="soft small">
            <Day day={protection.since} /> –{' '}
            {protection.until === null ? t('protection.noEnd') : <Day day={protection.until} />} ·{' '}
            {t('protection.setBy', { name: protection.setBy })}
          </span>
        </div>
      )}
    </Sheet>
  )
}
