/** 日管控、周排查、月调度 at any time (总局令60号): which it is, of which day, week or month, what was found and mended. */
import { Form as AntForm, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, Form, useWatched } from '#app/parts/index'
import { usePaperWords } from '#app/parts/print/index'
import { controls } from '../../contract/words'
import { desk } from '../../ui/client'
import { safetyContract, type SafetySettings } from '../contract'
import { controlOf, fieldOfControl, type ControlValues } from './control-of'
import { useControlPeriod } from './words'

interface Values extends ControlValues {
  readonly found: string
  readonly mended: string
}

export interface ControlFormProps {
  /** The service day. */
  readonly day: string
  readonly settings: SafetySettings
  readonly onClose: () => void
}

export function ControlForm({ day, settings, onClose }: ControlFormProps) {
  const { t } = useTranslation('canteen')
  const paper = usePaperWords('canteen')
  const [form] = AntForm.useForm<Values>()
  const control = useWatched(form, 'control') ?? 'daily-control'
  const period = useControlPeriod()
  const noting = useWrite(desk.canteen.safety.note)
  const inputOf = ({ found, mended, ...which }: Values) => ({
    entries: [
      {
        kind: 'control' as const,
        control: which.control,
        of: controlOf(which, day),
        found,
        mended,
      },
    ],
  })
  return (
    <Form<Values, unknown>
      label={t('safety.addControl')}
      draft={`canteen.control:${day}`}
      form={form}
      initial={{
        control: 'daily-control',
        of: 'now',
        ofDay: day,
        found: paper('safety.foundNothing'),
        mended: '',
      }}
      schema={safetyContract.note['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => {
        const field = path.split('.').at(-1) ?? path
        return field === 'of' ? fieldOfControl(control) : field
      }}
      submit={(values) => noting.write(inputOf(values))}
      onDone={(_, { control: which }) => {
        notify(t('safety.controlNoted', { control: t(`safety.kinds.${which}`) }))
        onClose()
      }}
      submitLabel={t('safety.note')}
      onCancel={onClose}
    >
      <Field name="control" label={t('safety.which')} hint={settings.named[control]}>
        <Select autoFocus options={controls.map((value) => ({ value, label: t(`safety.kinds.${value}`) }))} />
      </Field>
      {control === 'daily-control' ? (
        <Field name="ofDay" label={t('safety.ofDay')}>
          <DayInput />
        </Field>
      ) : (
        <Field name="of" label={t('safety.ofWhich')}>
          <Radio.Group
            options={(['now', 'before'] as const).map((value) => ({
              value,
              label: period(control, controlOf({ control, of: value }, day)),
            }))}
          />
        </Field>
      )}
      <Field name="found" label={t('safety.found')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} />
      </Field>
      <Field name="mended" label={t('safety.mended')} optional>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={300} />
      </Field>
    </Form>
  )
}
