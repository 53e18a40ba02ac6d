/** The text of an order as the court wrote it; where the committee asked for it, for whom and why. */
import { Checkbox, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { DayInput, Field, FieldRow, Form } from '#app/parts/index'
import {
  onBehalfBecause,
  orderApplicants,
  orderMeasures,
  type OnBehalfBecause,
  type OrderApplicant,
  type OrderMeasure,
} from '../../contract/words'
import { desk } from '../../ui/client'
import { protectionContract, type OrderText } from '../contract'
import { nobodyYet, PersonFields, personOf, personValues, type PersonValues } from './PersonFields'

interface Values {
  readonly court: string
  readonly number: string
  readonly madeOn?: string | undefined
  readonly endsOn?: string | undefined
  readonly measures: OrderMeasure[]
  readonly protected: PersonValues
  readonly against: PersonValues
  readonly askedBy: OrderApplicant
  readonly because?: OnBehalfBecause | null | undefined
  readonly wished: boolean
}

const newOrder: Values = {
  court: '',
  number: '',
  measures: ['no-violence'],
  protected: nobodyYet,
  against: nobodyYet,
  askedBy: 'self',
  wished: false,
}

/** Days that are missing are said by the check of the contract. */
const textOf = (values: Values, caseId: number | null): OrderText => ({
  caseId,
  court: values.court,
  number: values.number,
  madeOn: values.madeOn ?? '',
  endsOn: values.endsOn ?? '',
  measures: values.measures,
  protected: personOf(values.protected),
  against: personOf(values.against),
  askedBy: values.askedBy,
  because: values.askedBy === 'committee' ? (values.because ?? null) : null,
  wished: values.askedBy === 'committee' && values.wished,
})

export function OrderForm({
  id,
  caseId,
  kept,
  onDone,
  onCancel,
}: {
  readonly id: number | null
  readonly caseId: number | null
  readonly kept?: OrderText | undefined
  readonly onDone: (id: number) => void
  readonly onCancel: () => void
}) {
  const { t } = useTranslation('mediation')
  const keep = useWrite(desk.mediation.protection.keepOrder)
  const [askedBy, setAskedBy] = useState(kept?.askedBy ?? newOrder.askedBy)
  const inputOf = (values: Values) => ({ id, order: textOf(values, caseId) })
  return (
    <Form<Values, { readonly id: number }>
      draft={`mediation.order:${id ?? 'new'}:${caseId ?? ''}`}
      label={t('protection.order')}
      initial={
        kept === undefined
          ? newOrder
          : { ...kept, protected: personValues(kept.protected), against: personValues(kept.against) }
      }
      schema={protectionContract.keepOrder['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^order\./, '')}
      onChange={(values) => setAskedBy(values.askedBy)}
      submit={(values) => keep.write(inputOf(values))}
      onDone={({ id: saved }) => onDone(saved)}
      submitLabel={t('protection.keep')}
      onCancel={onCancel}
    >
      <p className="law small soft">{t('protection.orderLaw')}</p>
      <PersonFields of="protected" label={t('protection.protected')} />
      <PersonFields of="against" label={t('protection.against')} />
      <FieldRow>
        <Field name="court" label={t('protection.court')}>
          <Input maxLength={60} />
        </Field>
        <Field name="number" label={t('protection.number')}>
          <Input maxLength={60} placeholder={t('protection.numberExample')} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="madeOn" label={t('protection.madeOn')}>
          <DayInput />
        </Field>
        <Field name="endsOn" label={t('protection.endsOn')} hint={t('protection.endsHint')}>
          <DayInput />
        </Field>
      </FieldRow>
      <Field name="measures" label={t('protection.measuresTitle')}>
        <Checkbox.Group
          options={orderMeasures.map((value) => ({ value, label: t(`protection.measures.${value}`) }))}
        />
      </Field>
      <Field name="askedBy" label={t('protection.askedBy')}>
        <Select
          options={orderApplicants.map((value) => ({ value, label: t(`protection.applicants.${value}`) }))}
        />
      </Field>
      {askedBy === 'committee' && (
        <>
          <Field name="because" label={t('protection.becauseTitle')} hint={t('protection.becauseHint')}>
            <Radio.Group
              options={onBehalfBecause.map((value) => ({ value, label: t(`protection.because.${value}`) }))}
            />
          </Field>
          <Field name="wished" label={t('protection.wish')} valueProp="checked">
            <Checkbox>{t('protection.wished')}</Checkbox>
          </Field>
        </>
      )}
    </Form>
  )
}
