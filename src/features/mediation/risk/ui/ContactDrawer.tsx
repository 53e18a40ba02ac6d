/** Somebody was in touch: with whom, how, what was said, and when again. */
import { Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { tellingManners } from '../../contract/words'
import { desk } from '../../ui/client'
import { riskContract } from '../contract'

/** The select has no empty value of its own. */
const nobody = 0

interface Values {
  readonly party: number
  readonly on: string
  readonly manner: (typeof tellingManners)[number]
  readonly what: string
  readonly next?: string | undefined
}

export function ContactDrawer({
  caseId,
  parties,
  onClose,
}: {
  readonly caseId: number
  readonly parties: readonly { readonly id: number; readonly name: string }[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const contact = useWrite(desk.mediation.risk.contact)
  const inputOf = ({ party, next, ...values }: Values) => ({
    case: caseId,
    ...values,
    party: party === nobody ? null : party,
    next: next === undefined || next === '' ? null : next,
  })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.contact:${caseId}`}
      title={t('risk.contact')}
      initial={{ party: parties[0]?.id ?? nobody, on: today, manner: 'by-phone', what: '' }}
      schema={riskContract.contact['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => contact.write(inputOf(values))}
      onDone={() => {
        notify(t('risk.contacted'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="party" label={t('risk.whom')}>
        <Select
          options={[
            ...parties.map(({ id, name }) => ({ value: id, label: name })),
            { value: nobody, label: t('risk.nobody') },
          ]}
        />
      </Field>
      <Field name="manner" label={t('risk.manner')}>
        <Radio.Group
          options={tellingManners.map((value) => ({ value, label: t(`endings.manners.${value}`) }))}
        />
      </Field>
      <Field name="what" label={t('risk.what')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Field>
      <FieldRow>
        <Field name="on" label={t('risk.on')}>
          <DayInput />
        </Field>
        <Field name="next" label={t('risk.next')} hint={t('risk.nextHint')} optional>
          <DayInput />
        </Field>
      </FieldRow>
    </MoveDrawer>
  )
}
