/** A material the item does not name, asked for in this one case. */
import { Checkbox, Input, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { DetailDrawer, Field, Form } from '#app/parts/index'
import { materialsContract } from '../contract'
import { wantedForms, type WantedForm } from '../../requests/contract/words'

interface Values {
  readonly name: string
  readonly form: WantedForm
  readonly count: number
  readonly required: boolean
  readonly note: string
}

export function AddMaterial({
  requestId,
  onClose,
}: {
  readonly requestId: number
  readonly onClose: () => void
}) {
  const { t } = useTranslation('service-requests')
  const add = useWrite(desk.serviceRequests.addMaterial)
  return (
    <DetailDrawer title={t('materials.add')} onClose={onClose}>
      <Form<Values, unknown>
        label={t('materials.add')}
        draft={`service-requests.material:${requestId}`}
        initial={{ name: '', form: 'copy', count: 1, required: true, note: '' }}
        schema={materialsContract.addMaterial['~orpc'].inputSchema}
        inputOf={(values) => ({ ...values, id: requestId })}
        submit={(values) => add.write({ ...values, id: requestId })}
        onDone={onClose}
        submitLabel={t('materials.add')}
        onCancel={onClose}
      >
        <Field name="name" label={t('materials.name')} hint={t('materials.addHint')}>
          <Input autoFocus maxLength={60} />
        </Field>
        <Field name="form" label={t('materials.form')}>
          <Radio.Group options={wantedForms.map((form) => ({ value: form, label: t(`forms.${form}`) }))} />
        </Field>
        <Field name="count" label={t('materials.count')}>
          <InputNumber min={1} max={20} precision={0} />
        </Field>
        <Field name="required" label={t('materials.required')} valueProp="checked">
          <Checkbox>{t('materials.requiredWords')}</Checkbox>
        </Field>
        <Field name="note" label={t('request.note')} optional>
          <Input maxLength={200} />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
