/** A year of the centre's calendar: what the notice says, month by month. */
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams } from 'react-router'
import { dayOf, monthAndDay } from '#app/dates'
import { EmptyState, ErrorState, KeyButton, LoadingLines, Sheet, Status } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { dayKinds } from '../contract'
import { addressOfYear, useYear } from './use-year'
import { YearView } from './YearView'
import './calendar.css'

export default function CalendarPage() {
  const { t } = useTranslation('calendar')
  const navigate = useNavigate()
  const mayManage = useMay('settings.manage')
  const today = useToday()
  const { day } = useParams()
  const { year, data, error, isPending, isPlaceholderData, refetch } = useYear(day)
  const show = (next: number) => void navigate(addressOfYear(next), { replace: true })
  const announced = data !== undefined && data.source !== null
  const enter = () => void navigate(`/settings/calendar/notice?year=${year}`)
  return (
    <>
      <Sheet
        grow
        title={
          <span className="calendar-year">
            <KeyButton keys="Ctrl+ArrowLeft" onPress={() => show(year - 1)}>
              {year - 1}
            </KeyButton>
            <span aria-live="polite">{t('year', { year })}</span>
            <KeyButton keys="Ctrl+ArrowRight" onPress={() => show(year + 1)}>
              {year + 1}
            </KeyButton>
          </span>
        }
        aside={
          mayManage && (
            <KeyButton keys="F2" primary onPress={enter}>
              {t(announced ? 'enterAgain' : 'enter')}
            </KeyButton>
          )
        }
      >
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {isPending && <LoadingLines lines={8} />}
        {data !== undefined && (
          <div className="calendar-body" aria-busy={isPlaceholderData}>
            {data.source === null ? (
              <p className="calendar-source">
                <Status tone="soon">{t('notAnnounced')}</Status>
                <span className="soft">{t('notAnnouncedWhat', { year })}</span>
              </p>
            ) : (
              <p className="calendar-source">
                <Status tone="done">{t('announced')}</Status>
                <span className="soft">
                  {data.source}
                  {data.enteredAt !== null &&
                    ` · ${t('enteredAt', { day: monthAndDay(dayOf(data.enteredAt), today) })}`}
                </span>
              </p>
            )}
            <ul className="calendar-legend">
              {dayKinds.map((kind) => (
                <li key={kind}>
                  <i className={`calendar-mark ${kind}`} aria-hidden="true">
                    {t(`marks.${kind}`)}
                  </i>
                  {t(`kinds.${kind}`)}
                  <span className="soft">
                    {t('days', { count: data.days.filter((named) => named.kind === kind).length })}
                  </span>
                </li>
              ))}
              {mayManage && announced && <li className="soft">{t('editHint')}</li>}
            </ul>
            <YearView
              key={year}
              year={year}
              days={data.days}
              onOpen={
                mayManage && announced
                  ? (chosen) => void navigate(`/settings/calendar/day/${chosen}`)
                  : undefined
              }
            />
            {data.announced.length === 0 && <EmptyState>{t('noYear')}</EmptyState>}
          </div>
        )}
      </Sheet>
      <Outlet />
    </>
  )
}
