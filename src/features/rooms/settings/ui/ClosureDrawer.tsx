/** Closes rooms: when, why, whom it hits, and whether repairs keep their seven days. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form as AntForm, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, DetailDrawer, Field, FieldRow, Form, Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { closureKinds, closureText, roomsContract, type ClosureText } from '../../contract'
import { dayOfMinute } from '../../rules'
import { desk } from '../../ui/client'
import { spanText } from '../../ui/words'
import { closureField, closureOf, newClosure, type ClosureValues } from './closure-values'
import './rooms-settings.css'

const ways = ['once', 'week', 'month', 'calendar'] as const
const kinds = ['statutory-holiday', 'day-off', 'weekend', 'bridging-day-off', 'make-up-working-day'] as const
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const nths = [1, 2, 3, 4, 5, -1] as const

export default function ClosureDrawer() {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const { data } = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const close = useWrite(desk.rooms.close)
  const [values, setValues] = useState<ClosureValues>(newClosure)
  const leave = () => void navigate('/settings/rooms')
  const inputOf = (given: ClosureValues) => ({
    closure: closureOf(given),
    cannotWait: given.cannotWait.trim() === '' ? null : given.cannotWait,
  })
  return (
    <DetailDrawer title={t('closure.add')} back="/settings/rooms" width={640}>
      <Form<ClosureValues, unknown>
        label={t('closure.add')}
        draft="rooms.closure:new"
        initial={newClosure}
        schema={roomsContract.close['~orpc'].inputSchema}
        inputOf={inputOf}
        fieldOf={closureField}
        onChange={setValues}
        submit={(given) => close.write(inputOf(given))}
        onDone={(_, { why }) => {
          notify(t('closure.done', { why }))
          leave()
        }}
        submitLabel={t('closure.do')}
        onCancel={leave}
      >
        <FieldRow>
          <Field name="why" label={t('closure.why')} hint={t('closure.whyHint')}>
            <Input autoFocus maxLength={60} />
          </Field>
          <Field name="kind" label={t('closure.kind')}>
            <Select options={closureKinds.map((value) => ({ value, label: t(`closureKinds.${value}`) }))} />
          </Field>
        </FieldRow>
        <Field name="rooms" label={t('closure.rooms')} hint={t('closure.roomsHint')} optional>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('wholeHouse')}
            options={(data?.rooms ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field name="by" label={t('closure.by')}>
          <Radio.Group options={ways.map((value) => ({ value, label: t(`closure.ways.${value}`) }))} />
        </Field>
        <Days by={values.by} />
        <FieldRow>
          <Field name="from" label={t('closure.from')}>
            <DayInput />
          </Field>
          <Field name="until" label={t('closure.until')} optional>
            <DayInput />
          </Field>
          <Field name="hours" label={t('closure.hours')} optional>
            <Input placeholder={t('closure.allDay')} maxLength={20} />
          </Field>
        </FieldRow>
        <Preview closure={closureOf(values)} />
      </Form>
    </DetailDrawer>
  )
}

/** What only the chosen way asks for. */
function Days({ by }: { readonly by: ClosureValues['by'] }) {
  const { t } = useTranslation('rooms')
  const days = weekdays.map((value) => ({ value, label: t(`weekdays.${value}`) }))
  switch (by) {
    case 'once':
      return null
    case 'week':
      return (
        <Field name="weekdays" label={t('form.days')}>
          <Checkbox.Group options={days} />
        </Field>
      )
    case 'month':
      return (
        <FieldRow>
          <Field name="nth" label={t('closure.nth')}>
            <Select options={nths.map((value) => ({ value, label: t(`nth.${value}`) }))} />
          </Field>
          <Field name="weekday" label={t('closure.weekday')}>
            <Select options={days} />
          </Field>
        </FieldRow>
      )
    case 'calendar':
      return (
        <>
          <Field name="kinds" label={t('form.days')}>
            <Checkbox.Group options={kinds.map((value) => ({ value, label: t(`dayKinds.${value}`) }))} />
          </Field>
          <Field name="named" label={t('closure.named')} hint={t('closure.namedHint')} optional>
            <Input maxLength={20} />
          </Field>
        </>
      )
  }
}

/** What it comes to, before it is done. A closure that is not written to its end yet has nothing to show. */
function Preview({ closure }: { readonly closure: ClosureText }) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const checked = closureText.safeParse({ ...closure, why: closure.why.trim() === '' ? '—' : closure.why })
  const { data } = useQuery({
    ...desk.rooms.previewClosure.queryOptions({ input: { closure: checked.data ?? closure } }),
    enabled: checked.success,
  })
  const form = AntForm.useFormInstance<ClosureValues>()
  const because = AntForm.useWatch<string | undefined>('cannotWait', { form, preserve: true })
  if (data === undefined || !checked.success) return null
  const [first, ...rest] = data.falls
  return (
    <section className="closure-preview" aria-live="polite">
      <h2>{t('closure.preview')}</h2>
      {first === undefined ? (
        data.yearsNotAnnounced.length === 0 && (
          <p>
            <Status tone="soon">{t('closure.neverFalls')}</Status>
          </p>
        )
      ) : (
        <p>
          {t('closure.first', {
            day: dayWithWeekday(dayOfMinute(first.from), today),
            hours: spanText(t, first),
          })}
          {rest.length > 0 && t('closure.more', { count: rest.length })}
        </p>
      )}
      {data.yearsNotAnnounced.map((year) => (
        <p key={year}>
          <Status tone="soon">{t('closure.notAnnounced', { year })}</Status>
        </p>
      ))}
      <p>
        {data.hits.length === 0 ? (
          <Status tone="done">{t('closure.hitsNobody')}</Status>
        ) : (
          <Status tone="soon">{t('closure.hits', { count: data.hits.length })}</Status>
        )}
      </p>
      {data.mayBeginOn !== null && (
        <>
          <p>
            <Status tone={because === undefined || because.trim() === '' ? 'late' : 'soon'}>
              {t('closure.notice', { day: dayWithWeekday(data.mayBeginOn, today) })}
            </Status>
          </p>
          <Field name="cannotWait" label={t('closure.cannotWait')} hint={t('closure.cannotWaitHint')}>
            <Input maxLength={200} />
          </Field>
        </>
      )}
    </section>
  )
}
