/** What else a verification tells, whatever its verdict: how far rows are sealed, where times go back, what restores put aside. */
import { useTranslation } from 'react-i18next'
import { Status } from '#app/parts/index'
import type { LogCircumstances } from '../../contract'

export function Circumstances({ seals, backwards, replaced, strangers }: LogCircumstances) {
  const { t } = useTranslation('audit')
  return (
    <div className="log-circumstances">
      <p className="soft">
        {seals.from === null
          ? t(seals.state === 'never' ? 'verify.seals.never' : 'verify.seals.noSecret')
          : t('verify.seals.checked', { from: seals.from })}
        {seals.loose > 0 && ` ${t('verify.seals.loose', { count: seals.loose })}`}
      </p>
      {backwards.first !== null && (
        <Status tone="soon">
          {t('verify.backwards', {
            count: backwards.count,
            first: backwards.first,
            minutes: Math.round(backwards.most / 60_000),
          })}
        </Status>
      )}
      {replaced.map(({ restores, head }) => (
        <p key={restores} className="soft">
          {head === null
            ? t('verify.replacedUnread', { restores })
            : t('verify.replaced', { restores, rows: head.sequence, digits: head.digits })}
        </p>
      ))}
      {strangers > 0 && <p className="soft">{t('verify.strangers', { count: strangers })}</p>}
    </div>
  )
}
