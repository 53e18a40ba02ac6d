/** 续期: what follows an eligibility that runs out, applied for on a new proof before it does; it is approved as every other is. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow, Form } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { canteenContract, type EligibilityRow } from '../../contract/index'
import { desk } from '../../ui/client'

interface Values {
  readonly issuedBy: string
  readonly proof: string
  readonly appliedOn?: string
  readonly from?: string
  readonly until?: string
}

export function RenewForm({
  eligibility: { id, resident, category, issuedBy },
  from: begins,
  onClose,
}: {
  readonly eligibility: EligibilityRow
  /** The first day that the one which runs out does not cover. */
  readonly from: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const today = useToday()
  const apply = useWrite(desk.canteen.eligibility.apply)
  const inputOf = ({ appliedOn, from, until, ...told }: Values) => ({
    application: {
      ...told,
      residentId: resident.id,
      category,
      appliedOn: appliedOn ?? '',
      from: from ?? null,
      until: until ?? null,
    },
  })
  return (
    <Form<Values, unknown>
      label={t('eligibility.renew')}
      draft={`canteen.eligibility-renew:${id}`}
      initial={{ issuedBy, proof: '', appliedOn: today, from: begins }}
      schema={canteenContract.eligibility.apply['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^application\./, '')}
      submit={(values) => apply.write(inputOf(values))}
      onDone={() => {
        notify(t('eligibility.applied', { name: resident.name, category }))
        void navigate('/canteen/eligibility?tab=pending')
      }}
      submitLabel={t('eligibility.renew')}
      onCancel={onClose}
    >
      <Field name="issuedBy" label={t('eligibility.issuedBy')}>
        <Input maxLength={60} />
      </Field>
      <Field name="proof" label={t('eligibility.proofNumber')} hint={t('eligibility.renewHint')}>
        <Input maxLength={60} autoFocus />
      </Field>
      <Field name="appliedOn" label={t('eligibility.appliedOn')}>
        <DayInput />
      </Field>
      <FieldRow>
        <Field name="from" label={t('eligibility.from')}>
          <DayInput />
        </Field>
        <Field name="until" label={t('eligibility.until')} optional>
          <DayInput />
        </Field>
      </FieldRow>
    </Form>
  )
}
