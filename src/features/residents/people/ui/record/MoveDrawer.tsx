/** A move to another door of the community. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow, Form } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { peopleContract } from '../../contract'
import type { ResidentRecord } from '../../contract/person'
import { EntryField } from '../form/EntryField'
import { personOf, type PersonValues } from '../form/values'
import { RecordDrawer } from './RecordDrawer'

interface Values extends Pick<PersonValues, 'address'> {
  readonly since?: string
}

export default function MoveDrawer() {
  const { t } = useTranslation('residents')
  return (
    <RecordDrawer title={t('move.title')}>
      {(record, close) => <Move record={record} onDone={close} />}
    </RecordDrawer>
  )
}

function Move({ record, onDone }: { readonly record: ResidentRecord; readonly onDone: () => void }) {
  const { t } = useTranslation('residents')
  const today = useToday()
  const move = useWrite(desk.residents.moveWithin)
  const { id, name } = record.card
  const inputOf = ({ address, since }: Values) => ({
    id,
    version: record.version,
    address: personOf(address === undefined ? {} : { address }).address,
    since: since ?? '',
  })
  return (
    <Form<Values, unknown>
      label={t('move.title')}
      initial={{
        ...(record.address === null
          ? {}
          : {
              address: {
                ...record.address,
                estate: record.address.estate || null,
                grid: record.address.grid || null,
              },
            }),
        since: today,
      }}
      schema={peopleContract.moveWithin['~orpc'].inputSchema}
      inputOf={inputOf}
      draft={`residents.move:${id}`}
      submit={(values) => move.write(inputOf(values))}
      onDone={() => {
        notify(t('move.done', { name }))
        onDone()
      }}
      submitLabel={t('move.do')}
      onCancel={onDone}
    >
      <p className="dialog-words">{t('move.what')}</p>
      {record.card.status === 'moved-out' && <p className="dialog-words">{t('move.livesHereAgain')}</p>}
      <EntryField name="address.estate" dictionary="estate" label={t('field.estate')} />
      <FieldRow>
        <Field name="address.building" label={t('field.building')} optional>
          <Input maxLength={12} autoFocus />
        </Field>
        <Field name="address.unit" label={t('field.unit')} optional>
          <Input maxLength={12} />
        </Field>
        <Field name="address.room" label={t('field.room')} optional>
          <Input maxLength={12} />
        </Field>
      </FieldRow>
      <EntryField name="address.grid" dictionary="grid" label={t('field.grid')} />
      <Field name="since" label={t('move.since')}>
        <DayInput />
      </Field>
    </Form>
  )
}
