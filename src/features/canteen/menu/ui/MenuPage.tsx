/** 一周菜单: seven days of a meal beside each other, each with its board as the till's keys have it. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useSearchParams } from 'react-router'
import { monthAndDay, weekday } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { languageOf } from '#app/i18n/index'
import { useKeys } from '#app/keys.tsx'
import { notify } from '#app/notices'
import { Day, ErrorState, KeyButton, LoadingLines, Page, PageHead, Sheet } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { addDays } from '#ground/days'
import { meals, type Meal } from '../../contract/words'
import { mondayOf } from '../../rules/periods'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import { BoardShown } from './BoardShown'
import { daysOfWeek } from './days-of-week'
import './menu.css'

const mealOf = (text: string | null): Meal => meals.find((meal) => meal === text) ?? 'lunch'
const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text)

export default function MenuPage() {
  const { t, i18n } = useTranslation('canteen')
  const navigate = useNavigate()
  const today = useToday()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('from')
  const from = mondayOf(isDay(asked) ? asked : today)
  const meal = mealOf(search.get('meal'))
  const may = useMay('canteen.menu')
  const copy = useWrite(desk.canteen.menu.copyWeek)
  const { data, error, refetch } = useQuery(desk.canteen.menu.week.queryOptions({ input: { from } }))
  const to = (days: number) => setSearch({ from: addDays(from, days), meal })
  useKeys({ PageUp: () => to(-7), PageDown: () => to(7) })
  const days = Array.from({ length: 7 }, (_, at) => addDays(from, at))
  const copyLast = () =>
    void copy.write({ from: addDays(from, -7), to: from }).then(({ count, over }) => {
      const passed = [...new Set(over.map(({ day }) => day))].map((day) => monthAndDay(day, today))
      const left =
        passed.length === 0
          ? ''
          : t('menu.copiedNotOver', { days: new Intl.ListFormat(languageOf(i18n)).format(passed) })
      if (count > 0) notify([t('menu.copied', { count }), left].filter(Boolean).join(' '))
      else notify(left === '' ? t('menu.copiedNothing') : left, 'warning')
    })
  return (
    <Page
      head={
        <PageHead
          title={t('menu.title')}
          remark={t('menu.weekOf', daysOfWeek(from, today, languageOf(i18n)))}
          actions={
            <>
              <Rooms />
              <KeyButton keys="PageUp" onPress={() => to(-7)}>
                {t('menu.before')}
              </KeyButton>
              <KeyButton keys="PageDown" onPress={() => to(7)}>
                {t('menu.next')}
              </KeyButton>
              {may && (
                <KeyButton pending={copy.pending} onPress={copyLast}>
                  {t('menu.copy')}
                </KeyButton>
              )}
              <KeyButton
                keys="Ctrl+P"
                onPress={() => void navigate(`/canteen/menu/print?from=${from}&meal=${meal}`)}
              >
                {t('menu.print')}
              </KeyButton>
            </>
          }
        />
      }
    >
      <Sheet grow label={t('menu.title')}>
        <div className="filters">
          <Segmented<Meal>
            aria-label={t('menu.meal')}
            value={meal}
            options={meals.map((value) => ({ value, label: t(`meals.${value}`) }))}
            onChange={(value) => setSearch({ from, meal: value })}
          />
        </div>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <LoadingLines lines={5} />}
        {data !== undefined && (
          <div className="menu-week">
            {days.map((day) => (
              <button
                key={day}
                type="button"
                disabled={!may}
                className={day === today ? 'menu-day on' : 'menu-day'}
                aria-label={t('menu.open', {
                  day: monthAndDay(day, today),
                  weekday: weekday(day),
                  meal: t(`meals.${meal}`),
                })}
                onClick={() => void navigate(`/canteen/menu/${day}/${meal}?from=${from}&meal=${meal}`)}
              >
                <span className="menu-day-head">
                  <b>{weekday(day)}</b>
                  <Day day={day} />
                </span>
                <BoardShown lines={data.lines.filter((line) => line.day === day && line.meal === meal)} />
              </button>
            ))}
          </div>
        )}
      </Sheet>
      <Outlet />
    </Page>
  )
}
