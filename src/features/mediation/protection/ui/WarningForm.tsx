/** The text of a 告诫书 as it came from the police. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { DayInput, Field, FieldRow, Form } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { protectionContract, type WarningText } from '../contract'
import { nobodyYet, PersonFields, personOf, personValues, type PersonValues } from './PersonFields'

interface Values {
  readonly issuer: string
  readonly number: string
  readonly issuedOn?: string | undefined
  readonly receivedOn?: string | undefined
  readonly offender: PersonValues
  readonly victim: PersonValues
  readonly facts: string
}

/** Days that are missing are said by the check of the contract. */
const textOf = (values: Values, caseId: number | null): WarningText => ({
  caseId,
  issuer: values.issuer,
  number: values.number,
  issuedOn: values.issuedOn ?? '',
  receivedOn: values.receivedOn ?? '',
  offender: personOf(values.offender),
  victim: personOf(values.victim),
  facts: values.facts,
})

export function WarningForm({
  id,
  caseId,
  kept,
  onDone,
  onCancel,
}: {
  readonly id: number | null
  readonly caseId: number | null
  readonly kept?: WarningText | undefined
  readonly onDone: (id: number) => void
  readonly onCancel: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const keep = useWrite(desk.mediation.protection.keepWarning)
  const inputOf = (values: Values) => ({ id, warning: textOf(values, caseId) })
  return (
    <Form<Values, { readonly id: number }>
      draft={`mediation.warning:${id ?? 'new'}:${caseId ?? ''}`}
      label={t('protection.warning')}
      initial={
        kept === undefined
          ? { issuer: '', number: '', facts: '', offender: nobodyYet, victim: nobodyYet, receivedOn: today }
          : { ...kept, offender: personValues(kept.offender), victim: personValues(kept.victim) }
      }
      schema={protectionContract.keepWarning['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^warning\./, '')}
      submit={(values) => keep.write(inputOf(values))}
      onDone={({ id: saved }) => onDone(saved)}
      submitLabel={t('protection.keep')}
      onCancel={onCancel}
    >
      <p className="law small soft">{t('protection.warningLaw')}</p>
      <PersonFields of="victim" label={t('protection.whom.victim')} />
      <PersonFields of="offender" label={t('protection.whom.offender')} />
      <FieldRow>
        <Field name="issuer" label={t('protection.issuer')}>
          <Input maxLength={60} />
        </Field>
        <Field name="number" label={t('protection.warningNumber')} optional>
          <Input maxLength={60} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="issuedOn" label={t('protection.issuedOn')}>
          <DayInput />
        </Field>
        <Field name="receivedOn" label={t('protection.receivedOn')} hint={t('protection.receivedHint')}>
          <DayInput />
        </Field>
      </FieldRow>
      <Field name="facts" label={t('protection.facts')} optional>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Field>
    </Form>
  )
}
