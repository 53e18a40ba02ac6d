/** What an inspector asks for besides: where the waste went, and who was trained in what. */
import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field, FieldRow, Form } from '#app/parts/index'
import { wastes, type Waste } from '../../contract/words'
import { desk } from '../../ui/client'
import { safetyContract, type SafetyEntry } from '../contract'

interface OtherProps {
  /** The service day that it is of. */
  readonly day: string
  readonly onClose: () => void
}

interface WasteValues {
  readonly sort: Waste
  readonly kilograms?: number | null
  readonly collector: string
}

const fieldOf = (path: string): string => path.split('.').at(-1) ?? path
const schema = safetyContract.note['~orpc'].inputSchema
const inputOf = (day: string, entry: SafetyEntry) => ({ on: day, entries: [entry] })

export function WasteForm({ day, onClose }: OtherProps) {
  const { t } = useTranslation('canteen')
  const noting = useWrite(desk.canteen.safety.note)
  const entryOf = ({ sort, kilograms, collector }: WasteValues) =>
    inputOf(day, { kind: 'waste', sort, kilograms: kilograms ?? 0, collector })
  return (
    <Form<WasteValues, unknown>
      label={t('safety.kinds.waste')}
      initial={{ sort: 'food-waste', collector: '' }}
      schema={schema}
      inputOf={entryOf}
      fieldOf={fieldOf}
      submit={(values) => noting.write(entryOf(values))}
      onDone={() => {
        notify(t('safety.noted', { count: 1 }))
        onClose()
      }}
      submitLabel={t('safety.note')}
      onCancel={onClose}
    >
      <FieldRow>
        <Field name="sort" label={t('safety.wasteSort')}>
          <Select options={wastes.map((value) => ({ value, label: t(`safety.wastes.${value}`) }))} />
        </Field>
        <Field name="kilograms" label={t('safety.kilograms')}>
          <InputNumber controls={false} precision={0} autoFocus />
        </Field>
      </FieldRow>
      <Field name="collector" label={t('safety.collector')}>
        <Input maxLength={60} />
      </Field>
    </Form>
  )
}

interface TrainingValues {
  readonly topic: string
  readonly people?: number | null
  readonly minutes?: number | null
}

export function TrainingForm({ day, onClose }: OtherProps) {
  const { t } = useTranslation('canteen')
  const noting = useWrite(desk.canteen.safety.note)
  const entryOf = ({ topic, people, minutes }: TrainingValues) =>
    inputOf(day, { kind: 'training', topic, people: people ?? 0, minutes: minutes ?? 0 })
  return (
    <Form<TrainingValues, unknown>
      label={t('safety.kinds.training')}
      initial={{ topic: '' }}
      schema={schema}
      inputOf={entryOf}
      fieldOf={fieldOf}
      submit={(values) => noting.write(entryOf(values))}
      onDone={() => {
        notify(t('safety.noted', { count: 1 }))
        onClose()
      }}
      submitLabel={t('safety.note')}
      onCancel={onClose}
    >
      <Field name="topic" label={t('safety.topic')}>
        <Input maxLength={60} autoFocus />
      </Field>
      <FieldRow>
        <Field name="people" label={t('safety.peopleTrained')}>
          <InputNumber controls={false} precision={0} />
        </Field>
        <Field name="minutes" label={t('safety.minutes')}>
          <InputNumber controls={false} precision={0} />
        </Field>
      </FieldRow>
    </Form>
  )
}
