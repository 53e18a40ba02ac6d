/** 进货: what the law wants written down of what came in (食安法 50, 53). */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow, Form } from '#app/parts/index'
import { desk } from '../../ui/client'
import { safetyContract } from '../contract'

const pairs = [
  ['supplier', 'licence'],
  ['premises', 'contact'],
  ['goods', 'size'],
  ['quantity', 'batch'],
] as const
type PurchaseText = (typeof pairs)[number][number]
type PurchaseValues = { readonly [Name in PurchaseText]: string } & { readonly shelfLifeEnds?: string | null }

export function PurchaseForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('canteen')
  const noting = useWrite(desk.canteen.safety.note)
  const inputOf = (values: PurchaseValues) => ({
    entries: [{ ...values, kind: 'purchase' as const, shelfLifeEnds: values.shelfLifeEnds ?? null }],
  })
  return (
    <Form<PurchaseValues, unknown>
      label={t('safety.kinds.purchase')}
      initial={{
        supplier: '',
        licence: '',
        premises: '',
        contact: '',
        goods: '',
        size: '',
        quantity: '',
        batch: '',
      }}
      schema={safetyContract.note['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.split('.').at(-1) ?? path}
      submit={(values) => noting.write(inputOf(values))}
      onDone={(_, { goods }) => {
        notify(t('safety.purchased', { name: goods }))
        onClose()
      }}
      submitLabel={t('safety.note')}
      onCancel={onClose}
      draft="canteen-purchase"
    >
      {pairs.map(([left, right]) => (
        <FieldRow key={left}>
          <Field name={left} label={t(`safety.purchase.${left}`)}>
            <Input maxLength={120} autoFocus={left === 'supplier'} />
          </Field>
          <Field name={right} label={t(`safety.purchase.${right}`)}>
            <Input maxLength={60} />
          </Field>
        </FieldRow>
      ))}
      <Field
        name="shelfLifeEnds"
        label={t('safety.purchase.shelfLifeEnds')}
        hint={t('safety.purchase.law')}
        optional
      >
        <DayInput />
      </Field>
    </Form>
  )
}
