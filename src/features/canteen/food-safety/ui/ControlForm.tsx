/** 日管控、周排查、月调度 at any time (总局令60号): which it is, of which day, week or month, what was found and mended. */
import { Form as AntForm, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field, Form, useWatched } from '#app/parts/index'
import { controls, type Control } from '../../contract/words'
import { controlBefore, startOfControl } from '../rules'
import { desk } from '../../ui/client'
import { safetyContract, type SafetySettings } from '../contract'
import { useControlPeriod } from './words'

interface Values {
  readonly control: Control
  readonly of: 'now' | 'before'
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
  const [form] = AntForm.useForm<Values>()
  const control = useWatched(form, 'control') ?? 'daily-control'
  const period = useControlPeriod()
  const noting = useWrite(desk.canteen.safety.note)
  const startOf = { now: startOfControl(control, day), before: controlBefore(control, day) }
  const inputOf = ({ control: which, of, found, mended }: Values) => ({
    entries: [
      {
        kind: 'control' as const,
        control: which,
        of: of === 'now' ? startOfControl(which, day) : controlBefore(which, day),
        found,
        mended,
      },
    ],
  })
  return (
    <Form<Values, unknown>
      label={t('safety.addControl')}
      form={form}
      initial={{ control: 'daily-control', of: 'now', found: t('safety.foundNothing'), mended: '' }}
      schema={safetyContract.note['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.split('.').at(-1) ?? path}
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
      <Field name="of" label={t('safety.ofWhich')}>
        <Radio.Group
          options={(['now', 'before'] as const).map((value) => ({
            value,
            label: period(control, startOf[value]),
          }))}
        />
      </Field>
      <Field name="found" label={t('safety.found')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} />
      </Field>
      <Field name="mended" label={t('safety.mended')} optional>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={300} />
      </Field>
    </Form>
  )
}
