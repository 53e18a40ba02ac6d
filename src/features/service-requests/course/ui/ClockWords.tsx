/** The clock of a request in one line: used, promised, and when it is due or would be. */
import { useTranslation } from 'react-i18next'
import { deadline, monthAndDay } from '#app/dates'
import { Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import type { RequestRecord } from '../contract/record'
import { urgencyTone } from '../../requests/ui/tones'

export function ClockWords({ request: { clock, row } }: { readonly request: RequestRecord }) {
  const { t } = useTranslation('service-requests')
  const today = useToday()
  const presumed = clock.announced ? '' : ` ${t('clock.presumed')}`
  const used =
    clock.promised === 0
      ? t('item.days', { count: 0 })
      : t('clock.used', { used: clock.used, promised: clock.promised })
  if (clock.phase === 'not-started') return t('clock.notStarted', { promised: clock.promised })
  if (clock.due === null) return used
  const day = monthAndDay(clock.due, today)
  switch (clock.phase) {
    case 'stopped':
      return `${t('clock.stopped')} · ${used} · ${t('clock.wouldBe', { day })}${presumed}`
    case 'ended':
      return (
        <>
          {used} · {t(clock.late ? 'clock.endedLate' : 'clock.endedOnTime')}
          {row.due !== null && ` · ${t('list.followUp')} ${deadline(row.due, today, 0)}`}
        </>
      )
    case 'running':
      return (
        <>
          {used} ·{' '}
          <Status tone={urgencyTone[clock.urgency]}>
            {clock.late
              ? deadline(clock.due, today, 0)
              : t('clock.due', { day: deadline(clock.due, today, 0) })}
          </Status>
          {presumed}
        </>
      )
  }
}
