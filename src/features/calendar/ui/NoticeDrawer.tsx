/** Enters a year's notice: pasted as it was published, read, shown as it was understood, then put in place of what was there. */
import { Form as AntForm, Input, InputNumber, Upload, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { monthAndDay, wholeDay } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { notify, offerBack } from '#app/notices'
import { desk } from './client'
import { DetailDrawer, Field, FieldRow, Form, Status } from '#app/parts/index'
import { usePaperWords } from '#app/parts/print/index'
import { calendarContract, dayKinds } from '../contract'
import { noticeTitle, noticeYear, readNotice, type ReadNotice } from '../rules'
import { addressOfYear, useYear } from './use-year'
import { useRecounted, type YearDone } from './words'
import './calendar.css'

interface Values {
  readonly text: string
  readonly year: number
  readonly source: string
}

/** Notices are a page long; more than this is another file. */
const longest = 20_000

export default function NoticeDrawer() {
  const { t } = useTranslation('calendar')
  const paper = usePaperWords('calendar')
  const navigate = useNavigate()
  const recounted = useRecounted()
  const [form] = AntForm.useForm<Values>()
  const setYear = useWrite(desk.calendar.setYear)
  const { year: shownYear } = useYear()
  const text = AntForm.useWatch((values: Partial<Values>) => values.text, { form, preserve: true })
  const year = AntForm.useWatch((values: Partial<Values>) => values.year, { form, preserve: true })
  const { data: before } = useYear(String(year))
  const read = readNotice(text ?? '', year ?? shownYear)
  const close = (to = shownYear) => void navigate(addressOfYear(to))
  const inputOf = (values: Values) => ({
    year: values.year,
    source: values.source,
    days: readNotice(values.text, values.year).days,
  })
  /** The title says of itself which year it is for and what it is called. */
  const take = (typed: string) => {
    const found = noticeYear(typed)
    const title = noticeTitle(typed)
    form.setFieldsValue({
      ...(found === undefined ? {} : { year: found }),
      ...(title === undefined ? {} : { source: title }),
    })
  }
  return (
    <DetailDrawer title={t('enterTitle')} width={760} onClose={() => close()}>
      <Form<Values, YearDone & { readonly year: number }>
        form={form}
        label={t('enterTitle')}
        initial={{ text: '', year: shownYear, source: paper('usualSource', { year: shownYear }) }}
        schema={calendarContract.setYear['~orpc'].inputSchema}
        inputOf={inputOf}
        fieldOf={(path) => (path.startsWith('days') ? 'text' : path)}
        submit={(values) => setYear.write(inputOf(values))}
        onDone={(output) => {
          const done = `${t('entered', { year: output.year })}${recounted(output)}`
          const source = before?.source
          if (before !== undefined && source !== null && source !== undefined && year === output.year) {
            offerBack(done, () => setYear.write({ year: output.year, source, days: before.days }))
          } else notify(done)
          close(output.year)
        }}
        submitLabel={t('enterDo', { year: year ?? shownYear })}
        onCancel={() => close()}
        draft="calendar.notice"
      >
        <Field name="text" label={t('text')} hint={t('textHint')}>
          <Input.TextArea
            autoFocus
            maxLength={longest}
            autoSize={{ minRows: 6, maxRows: 10 }}
            onChange={(event) => take(event.target.value)}
          />
        </Field>
        <p className="calendar-file">
          <Upload
            accept=".txt"
            showUploadList={false}
            beforeUpload={(file) => {
              void file.text().then((content) => {
                form.setFieldsValue({ text: content.slice(0, longest) })
                take(content)
              })
              return false
            }}
          >
            <Button>{t('fromFile')}</Button>
          </Upload>
        </p>
        <FieldRow>
          <Field name="year" label={t('yearField')}>
            <InputNumber min={2000} max={2100} precision={0} controls={false} style={{ width: '100%' }} />
          </Field>
          <div className="calendar-wide">
            <Field name="source" label={t('source')}>
              <Input maxLength={120} />
            </Field>
          </div>
        </FieldRow>
        {(text ?? '').trim() !== '' && <Understood read={read} />}
      </Form>
    </DetailDrawer>
  )
}

/** What was understood of the notice, before anything is written. */
function Understood({ read }: { readonly read: ReadNotice }) {
  const { t } = useTranslation('calendar')
  // The year stands above; here it would only be in the way.
  const day = (one: string) => monthAndDay(one, one)
  const ofKind = (kind: string) => read.days.filter((named) => named.kind === kind).length
  if (read.holidays.length === 0) return <Status tone="late">{t('nothingRead')}</Status>
  return (
    <section className="calendar-read" aria-label={t('understood')} aria-live="polite">
      <h3>{t('understood')}</h3>
      <p className="text soft">
        {dayKinds.map((kind) => `${t(`kinds.${kind}`)} ${t('days', { count: ofKind(kind) })}`).join(' · ')}
      </p>
      <table className="table">
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th>{t('off')}</th>
            <th>{t('byLaw')}</th>
            <th>{t('makeUp')}</th>
          </tr>
        </thead>
        <tbody>
          {read.holidays.map(({ name, from, to, inLieu, makeUp }) => (
            <tr key={from}>
              <td>{name}</td>
              <td>
                {[from === to ? day(from) : `${day(from)} – ${day(to)}`, ...inLieu.map(day)].join(
                  t('separator'),
                )}
              </td>
              <td>
                {read.days
                  .filter(
                    (named) => named.kind === 'statutory-holiday' && named.day >= from && named.day <= to,
                  )
                  .map((named) => day(named.day))
                  .join(t('separator'))}
              </td>
              <td>{makeUp.map(day).join(t('separator'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {read.missing.length > 0 && (
        <p>
          <Status tone="soon">
            {t('missing', {
              days: read.missing.map((one) => `${one.name} ${day(one.day)}`).join(t('separator')),
            })}
          </Status>
        </p>
      )}
      {read.elsewhere.length > 0 && (
        <p>
          <Status tone="soon">
            {t('elsewhere', {
              days: read.elsewhere
                .map((one) => `${wholeDay(one.day)} ${t(`kinds.${one.kind}`)}`)
                .join(t('separator')),
            })}
          </Status>
        </p>
      )}
      {read.wrong.map((one) => (
        <p key={`${one.day} ${one.said}`}>
          <Status tone="late">{t('wrong', { day: day(one.day), said: one.said })}</Status>
        </p>
      ))}
      {read.unread.map((line) => (
        <p key={line}>
          <Status tone="late">{t('unread', { line })}</Status>
        </p>
      ))}
    </section>
  )
}
