/** One day put right: off by law, off to make a holiday long, worked on a weekend, or simply what the week says. */
import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { offerBack } from '#app/notices'
import { desk } from './client'
import { DetailDrawer, EmptyState, ErrorState, Field, Form, LoadingLines } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { calendarContract, dayKinds, type CalendarDay } from '../contract'
import { calendarOf, dayKindOf, withDay } from '../rules'
import { addressOfYear, useYear } from './use-year'
import { useRecounted, type YearDone } from './words'

export default function DayDrawer() {
  const { t } = useTranslation('calendar')
  const { day = '' } = useParams()
  const today = useToday()
  const { year, data, error, isPending, refetch } = useYear(day)
  const exists =
    calendarContract.setYear['~orpc'].inputSchema?.shape.days.element.shape.day.safeParse(day).success ===
    true
  return (
    <DetailDrawer title={exists ? dayWithWeekday(day, today) : t('title')} back={addressOfYear(year)}>
      {!exists && <EmptyState>{t('noSuchDay')}</EmptyState>}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <LoadingLines />}
      {exists && data?.source === null && <EmptyState>{t('notAnnouncedWhat', { year })}</EmptyState>}
      {exists && data !== undefined && data.source !== null && (
        <DayForm key={day} day={day} year={year} source={data.source} days={data.days} />
      )}
    </DetailDrawer>
  )
}

type Choice = CalendarDay['kind'] | 'as-week'
interface Values {
  readonly kind: Choice
  readonly name: string
}

interface DayFormProps {
  readonly day: string
  readonly year: number
  readonly source: string
  readonly days: readonly CalendarDay[]
}

function DayForm({ day, year, source, days }: DayFormProps) {
  const { t } = useTranslation('calendar')
  const today = useToday()
  const navigate = useNavigate()
  const recounted = useRecounted()
  const setYear = useWrite(desk.calendar.setYear)
  const named = days.find((one) => one.day === day)
  const asWeek = dayKindOf(calendarOf(year, []), day).kind
  const close = () => void navigate(addressOfYear(year))
  const inputOf = ({ kind, name }: Values) => ({
    year,
    source,
    days: withDay(days, day, kind === 'as-week' ? null : { kind, name }),
  })
  return (
    <Form<Values, YearDone>
      label={t('editDay')}
      initial={{ kind: named?.kind ?? 'as-week', name: named?.name ?? '' }}
      schema={calendarContract.setYear['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => (path.endsWith('.name') ? 'name' : path)}
      submit={(values) => setYear.write(inputOf(values))}
      onDone={(output) => {
        offerBack(`${t('dayChanged', { day: dayWithWeekday(day, today) })}${recounted(output)}`, () =>
          setYear.write({ year, source, days: [...days] }),
        )
        close()
      }}
      submitLabel={t('saveDay')}
      onCancel={close}
    >
      <Field name="kind" label={t('kind')}>
        <Radio.Group className="choices">
          <Radio value="as-week" autoFocus={named === undefined}>
            {t('asWeek', { what: t(`kinds.${asWeek}`) })}
          </Radio>
          {dayKinds.map((kind) => (
            <Radio key={kind} value={kind} autoFocus={named?.kind === kind}>
              {t(`kinds.${kind}`)}
              <span className="field-hint">{t(`kindHints.${kind}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Field>
      <Field name="name" label={t('name')} hint={t('nameHint')}>
        <Input maxLength={30} />
      </Field>
    </Form>
  )
}
