/** What the court ruled on what it was asked: more time until a day, other measures, the lifting. */
import { Checkbox, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow, Form } from '#app/parts/index'
import { useSession } from '#app/session/session'
import { orderMeasures, type OrderMeasure } from '../../contract/words'
import { desk } from '../../ui/client'
import { protectionContract, type OrderRecord } from '../contract'

interface RuleValues {
  readonly on: string
  readonly number: string
  readonly granted?: boolean | undefined
  readonly until?: string | undefined
  readonly measures?: OrderMeasure[] | undefined
}

interface RuleFormProps {
  readonly record: OrderRecord
  readonly asking: number
  readonly onClose: () => void
}

export function RuleForm({ record: { card, askings }, asking, onClose }: RuleFormProps) {
  const { t } = useTranslation('mediation')
  const { today } = useSession()
  const rule = useWrite(desk.mediation.protection.rule)
  const what = askings.find(({ id }) => id === asking)?.what
  return (
    <Form<RuleValues, unknown>
      draft={`mediation.order.rule:${asking}`}
      label={t('protection.do.rule')}
      initial={{ on: today, number: '', ...(what === 'change' ? { measures: [...card.measures] } : {}) }}
      schema={protectionContract.rule['~orpc'].inputSchema}
      inputOf={(values) => ({ asking, ...values, until: values.until ?? null })}
      submit={({ granted = false, until = null, measures = [], ...values }) =>
        rule.write({ asking, granted, until, ...values, ...(granted ? { measures } : {}) })
      }
      onDone={() => {
        notify(t('protection.kept'))
        onClose()
      }}
      submitLabel={t('protection.keep')}
      onCancel={onClose}
    >
      <Field name="granted" label={t('protection.ruling')}>
        <Radio.Group
          options={[
            { value: true, label: t('protection.granted') },
            { value: false, label: t('protection.notGranted') },
          ]}
        />
      </Field>
      <FieldRow>
        <Field name="on" label={t('protection.ruledOn')}>
          <DayInput />
        </Field>
        <Field name="number" label={t('protection.number')}>
          <Input maxLength={60} />
        </Field>
      </FieldRow>
      {what === 'extend' && (
        <Field name="until" label={t('protection.untilLast')} hint={t('protection.untilHint')} optional>
          <DayInput />
        </Field>
      )}
      {what === 'change' && (
        <Field
          name="measures"
          label={t('protection.measuresThen')}
          hint={t('protection.measuresThenHint')}
          optional
        >
          <Checkbox.Group
            options={orderMeasures.map((value) => ({ value, label: t(`protection.measures.${value}`) }))}
          />
        </Field>
      )}
    </Form>
  )
}
