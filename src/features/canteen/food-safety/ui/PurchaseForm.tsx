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
/** 合格证明, which is not always there. */
const proof = 'proof'
type PurchaseText = (typeof pairs)[number][number]
type PurchaseValues = { readonly [Name in PurchaseText]: string } & {
  readonly on?: string
  readonly shelfLifeEnds?: string | null
  readonly proof?: string
}

export interface PurchaseFormProps {
  /** The service day it begins with. */
  readonly day: string
  readonly onClose: () => void
}

export function PurchaseForm({ day, onClose }: PurchaseFormProps) {
  const { t } = useTranslation('canteen')
  const noting = useWrite(desk.canteen.safety.note)
  const inputOf = ({ on, ...values }: PurchaseValues) => ({
    // An empty day is no day, and never silently today.
    on: on ?? '',
    entries: [
      {
        ...values,
        kind: 'purchase' as const,
        proof: values.proof ?? '',
        shelfLifeEnds: values.shelfLifeEnds ?? null,
      },
    ],
  })
  return (
    <Form<PurchaseValues, unknown>
      label={t('safety.kinds.purchase')}
      initial={{
        on: day,
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
      <Field name="on" label={t('safety.purchase.on')}>
        <DayInput />
      </Field>
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
      <Field name={proof} label={t('safety.purchase.proof')} hint={t('safety.purchase.proofHint')} optional>
        <Input maxLength={60} />
      </Field>
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
