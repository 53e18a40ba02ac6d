/** The fields of an agent and of a mandate, as the forms that open and amend a request ask them. */
import { Form as AntForm, Input } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { useScan } from '#app/scans'

export function AgentFields() {
  const { t } = useTranslation('service-requests')
  const form = AntForm.useFormInstance<PartyValues>()
  const whole = useRef<HTMLDivElement>(null)
  // The card that is read while the agent is asked for is the agent's.
  useScan((_, card) => {
    if (card === null) return
    form.setFieldsValue({
      agent: { idNumber: card.number, ...(card.name === '' ? {} : { name: card.name }) },
    })
  }, whole)
  return (
    <div ref={whole}>
      <FieldRow>
        <Field name="agent.name" label={t('open.agentName')}>
          <Input maxLength={60} autoFocus />
        </Field>
        <Field name="agent.relation" label={t('open.agentRelation')} optional>
          <Input maxLength={20} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="agent.idNumber" label={t('open.agentIdNumber')}>
          <Input maxLength={40} />
        </Field>
        <Field name="agent.phone" label={t('open.agentPhone')}>
          <Input maxLength={30} inputMode="tel" />
        </Field>
      </FieldRow>
    </div>
  )
}

export function MandateFields() {
  const { t } = useTranslation('service-requests')
  return (
    <>
      <p className="law small soft">{t('law.mandate')}</p>
      <FieldRow>
        <Field name="mandate.powers" label={t('open.powers')}>
          <Input maxLength={300} />
        </Field>
        <Field name="mandate.until" label={t('open.until')}>
          <DayInput />
        </Field>
      </FieldRow>
    </>
  )
}

/** What the fields hold; anything may still be missing. */
export interface PartyValues {
  readonly agent?: { name?: string; idNumber?: string; phone?: string; relation?: string }
  readonly mandate?: { powers?: string; until?: string }
}

/** The parties as the contract wants them; what was not filled is found missing there. */
export const agentOf = ({ agent }: PartyValues) => ({
  name: agent?.name ?? '',
  idNumber: agent?.idNumber ?? '',
  phone: agent?.phone ?? '',
  relation: agent?.relation ?? '',
})
export const mandateOf = ({ mandate }: PartyValues) => ({
  powers: mandate?.powers ?? '',
  until: mandate?.until ?? '',
})
