/** 迁出, 去世, or back: with the day it happened, which ages and claims are counted by. */
import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { notify, offerBack } from '#app/notices'
import { DayInput, Field, Form } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { peopleContract } from '../../contract'
import { statuses, type ResidentRecord, type Status } from '../../contract/person'
import { RecordDrawer } from './RecordDrawer'

interface Values {
  readonly status: Status
  readonly since?: string
  readonly note?: string
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
  const inputOf = ({ status, since, note }: Values) => ({
    id,
    version: record.version,
    status,
    since: since ?? '',
    note: note ?? '',
  })
  return (
    <Form<Values, { readonly version: number; readonly word: number | null }>
      label={t('status.title')}
      initial={{ status: before === 'living' ? 'moved-out' : before, since: today, note: record.statusNote }}
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
        <Radio.Group options={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))} />
      </Field>
      <Field name="since" label={t('status.since')} hint={t('status.sinceHint')}>
        <DayInput />
      </Field>
      <Field name="note" label={t('status.note')} optional>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Field>
    </Form>
  )
}
