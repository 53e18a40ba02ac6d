/** 迁出, 去世, or back: with the day it happened, which ages and claims are counted by. */
import { Checkbox, Form as AntForm, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { notify, offerBack } from '#app/notices'
import { Day, DayInput, Field, Form, useWatched } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { peopleContract } from '../../contract'
import { statuses, type ResidentRecord, type Status } from '../../contract/person'
import { RecordDrawer } from './RecordDrawer'

interface Values {
  readonly status: Status
  readonly since?: string
  readonly note?: string
  readonly correctsDay?: boolean
}

export default function StatusDrawer() {
  const { t } = useTranslation('residents')
  return (
    <RecordDrawer title={t('status.title')}>
      {(record, close) => <StatusForm record={record} onDone={close} />}
    </RecordDrawer>
  )
}

function StatusForm({ record, onDone }: { readonly record: ResidentRecord; readonly onDone: () => void }) {
  const { t } = useTranslation('residents')
  const today = useToday()
  const set = useWrite(desk.residents.setStatus)
  const takeBack = useWrite(desk.residents.takeBackStatus)
  const { id, name, status: before } = record.card
  const { statusSince } = record
  const [form] = AntForm.useForm<Values>()
  const status = useWatched(form, 'status')
  const since = useWatched(form, 'since')
  /** What stands keeps its day, however much later something is added to it; what is new begins today. */
  const dayOf = (of: Status) => (of === before && statusSince !== null ? statusSince : today)
  const isMoved = status === before && statusSince !== null && since !== statusSince
  const begins = before === 'living' ? 'moved-out' : before
  const inputOf = ({ status, since, note, correctsDay }: Values) => ({
    id,
    version: record.version,
    status,
    since: since ?? '',
    note: note ?? '',
    ...(correctsDay === true && status === before ? { correctsDay } : {}),
  })
  return (
    <Form<Values, { readonly version: number; readonly word: number | null }>
      label={t('status.title')}
      form={form}
      initial={{ status: begins, since: dayOf(begins), note: record.statusNote, correctsDay: false }}
      schema={peopleContract.setStatus['~orpc'].inputSchema}
      inputOf={inputOf}
      draft={`residents.status:${id}`}
      submit={(values) => set.write(inputOf(values))}
      onDone={({ version, word }, { status }) => {
        const said = t('status.done', { name, status: t(`status.${status}`) })
        if (word === null) notify(said)
        else offerBack(said, () => takeBack.write({ id, version, word }))
        onDone()
      }}
      submitLabel={t('status.do')}
      onCancel={onDone}
    >
      <Field name="status" label={t('field.status')}>
        <Radio.Group
          options={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          onChange={({ target }) => form.setFieldValue('since', dayOf(target.value as Status))}
        />
      </Field>
      <Field name="since" label={t('status.since')} hint={t('status.sinceHint')}>
        <DayInput />
      </Field>
      {isMoved && (
        <Field
          name="correctsDay"
          label={t('status.correction')}
          hint={
            <>
              {t('status.stands')} <Day day={statusSince} />
            </>
          }
          valueProp="checked"
        >
          <Checkbox>{t('status.correctsDay')}</Checkbox>
        </Field>
      )}
      <Field name="note" label={t('status.note')} optional>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Field>
    </Form>
  )
}
