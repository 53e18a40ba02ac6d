/** A material the item does not name, asked for in this one case. */
import { Checkbox, Input, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { DetailDrawer, Field, Form } from '#app/parts/index'
import { serviceRequestsContract, wantedForms, type WantedForm } from '../../contract'

interface Values {
  readonly name: string
  readonly form: WantedForm
  readonly count: number
  readonly required: boolean
  readonly note: string
}

export function AddMaterial({ sendId, onClose }: { readonly sendId: number; readonly onClose: () => void }) {
  const { t } = useTranslation('service-requests')
  const add = useWrite(desk.serviceRequests.addMaterial)
  return (
    <DetailDrawer title={t('materials.add')} onClose={onClose}>
      <Form<Values, unknown>
        label={t('materials.add')}
        draft={`service-requests.material:${sendId}`}
        initial={{ name: '', form: 'copy', count: 1, required: true, note: '' }}
        schema={serviceRequestsContract.addMaterial['~orpc'].inputSchema}
        inputOf={(values) => ({ ...values, id: sendId })}
        submit={(values) => add.write({ ...values, id: sendId })}
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
