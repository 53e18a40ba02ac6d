/** What happened to a request, the latest first. */
import { useTranslation } from 'react-i18next'
import { wholeDay } from '#app/dates'
import { toldBy } from '#app/i18n/index'
import { CourseList } from '#app/parts/course/index'
import { OfRequest } from './OfRequest'
import type { EventRow, RequestRecord } from '../contract/record'

export function Course({ request: { row, events } }: { readonly request: RequestRecord }) {
  const { t } = useTranslation('service-requests')
  return (
    <section aria-label={t('request.course')}>
      <h3 className="part-head">{t('request.course')}</h3>
      <CourseList
        lines={events.map((event) => ({
          id: event.id,
          at: event.at,
          by: event.by,
          what: <EventWords id={row.id} event={event} />,
          takenBack: event.takenBack,
          beside: <Beside event={event} />,
        }))}
      />
    </section>
  )
}

function EventWords({ id, event }: { readonly id: number; readonly event: EventRow }) {
  const { t } = useTranslation('service-requests')
  const parts = [
    event.takesBack === null ? '' : t(`events.${event.takesBack}`),
    event.kind === 'printed' && event.sheet !== null
      ? toldBy('service-requests', `sheets.${event.sheet}`)
      : '',
    event.who,
    event.manner === null ? '' : t(`manners.${event.manner}`),
    event.rating === null ? '' : t(`ratings.${event.rating}`),
    event.text,
    event.until === null
      ? ''
      : `${t('event.until', { day: wholeDay(event.until) })}${event.untilPresumed ? ` ${t('clock.presumed')}` : ''}`,
    event.exception === '' ? '' : t('event.exception', { reason: event.exception }),
  ].filter((part) => part !== '')
  return (
    <>
      <b>{t(`events.${event.kind}`)}</b>
      {parts.length > 0 && (
        <>
          {' · '}
          <OfRequest id={id} text={parts.join(' · ')} field={{ kind: 'event', event: event.id }} />
        </>
      )}
    </>
  )
}

/** That it was taken back, and what it did to the clock. */
function Beside({ event }: { readonly event: EventRow }) {
  const { t } = useTranslation('service-requests')
  return (
    <>
      {event.takenBack && <span className="soft"> {t('event.takenBack')}</span>}
      {event.clock !== null && <span className="soft"> {t(`event.clock.${event.clock}`)}</span>}
    </>
  )
}
