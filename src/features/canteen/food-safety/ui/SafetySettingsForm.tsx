/** Fridges, the limits of a sample, and who is named for which control. */
import { Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field, FieldRow, Form } from '#app/parts/index'
import { desk } from '../../ui/client'
import { safetyContract, type SafetySettings } from '../contract'
import { controls, type Control } from '../../contract/words'

interface Values {
  readonly fridges: string
  readonly freezers: string
  readonly sampleGrams: number
  readonly sampleHours: number
  readonly certificateDays: number
  readonly named: Readonly<Record<Control, string>>
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')

export function SafetySettingsForm({
  settings,
  onClose,
}: {
  readonly settings: SafetySettings
  readonly onClose: () => void
}) {
  const { t } = useTranslation('canteen')
  const configuring = useWrite(desk.canteen.safety.configure)
  const inputOf = ({ fridges, freezers, ...rest }: Values) => ({
    settings: { ...rest, fridges: linesOf(fridges), freezers: linesOf(freezers) },
  })
  return (
    <Form<Values, unknown>
      label={t('safety.settings')}
      draft="canteen.safety-settings"
      initial={{
        ...settings,
        fridges: settings.fridges.join('\n'),
        freezers: (settings.freezers ?? []).join('\n'),
      }}
      schema={safetyContract.configure['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^settings\./, '')}
      submit={(values) => configuring.write(inputOf(values))}
      onDone={() => {
        notify(t('safety.settingsKept'))
        onClose()
      }}
      submitLabel={t('safety.keep')}
      onCancel={onClose}
    >
      <Field name="fridges" label={t('safety.fridges')} hint={t('safety.fridgesHint')} optional>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={400} />
      </Field>
      <Field name="freezers" label={t('safety.freezers')} hint={t('safety.freezersHint')} optional>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={400} />
      </Field>
      <FieldRow>
        {(['sampleGrams', 'sampleHours', 'certificateDays'] as const).map((name) => (
          <Field key={name} name={name} label={t(`safety.${name}`)}>
            <InputNumber controls={false} precision={0} />
          </Field>
        ))}
      </FieldRow>
      <FieldRow>
        {controls.map((control) => (
          <Field key={control} name={`named.${control}`} label={t(`safety.who.${control}`)} optional>
            <Input maxLength={20} />
          </Field>
        ))}
      </FieldRow>
    </Form>
  )
}
