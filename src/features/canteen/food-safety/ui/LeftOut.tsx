/** Days that are over and of which something was left out: each is a press away, until it is written. */
import { useTranslation } from 'react-i18next'
import { Day, Status } from '#app/parts/index'
import type { LeftOutDay } from '../contract'

interface LeftOutProps {
  readonly leftOut: readonly LeftOutDay[]
  readonly onAsk: (day: string) => void
}

export function LeftOut({ leftOut, onAsk }: LeftOutProps) {
  const { t } = useTranslation('canteen')
  if (leftOut.length === 0) return null
  return (
    <section aria-label={t('safety.leftOut')}>
      <Status tone="late">{t('safety.leftOut')}</Status>
      <ul className="safety-cooks">
        {leftOut.map(({ day, count }) => (
          <li key={day}>
            <button type="button" className="link" onClick={() => onAsk(day)}>
              <Day day={day} weekday /> {t('safety.leftOutCount', { count })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
