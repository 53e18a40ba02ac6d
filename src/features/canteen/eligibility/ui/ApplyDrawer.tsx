/** Somebody asks to count as something: who, as what, on what proof. It starts with its approval. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, DetailDrawer, Field, FieldRow, Form } from '#app/parts/index'
import { ResidentPick, type PickedResident } from '#app/parts/ResidentPick.tsx'
import { useToday } from '#app/session/session'
import { canteenContract } from '../../contract/index'
import { desk } from '../../ui/client'

interface Values {
  readonly resident?: PickedResident
  readonly category: string
  readonly proof: string
  readonly issuedBy: string
  readonly appliedOn?: string
  readonly from?: string
  readonly until?: string
}

/** As the contract checks it: what nobody filled in is missing, and said to be. */
const checkedOf = ({ resident, from, until, ...values }: Values) => ({
  application: { ...values, residentId: resident?.id, from: from ?? null, until: until ?? null },
})

/** As it is sent, after the check. */
const inputOf = ({ resident, from, until, appliedOn, ...values }: Values) => ({
  application: {
    ...values,
    residentId: resident?.id ?? 0,
    appliedOn: appliedOn ?? '',
    from: from ?? null,
    until: until ?? null,
  },
})

export default function ApplyDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const today = useToday()
  const apply = useWrite(desk.canteen.eligibility.apply)
  const close = () => void navigate('..', { relative: 'path' })
  return (
    <DetailDrawer title={t('eligibility.apply')}>
      <Form<Values, unknown>
        label={t('eligibility.apply')}
        initial={{ category: '', proof: '', issuedBy: '', appliedOn: today }}
        schema={canteenContract.eligibility.apply['~orpc'].inputSchema}
        inputOf={checkedOf}
        fieldOf={(path) => path.replace(/^application\./, '').replace(/^residentId$/, 'resident')}
        submit={(values) => apply.write(inputOf(values))}
        onDone={(_, { resident, category }) => {
          notify(t('eligibility.applied', { name: resident?.name ?? '', category }))
          void navigate('/canteen/eligibility?tab=pending')
        }}
        submitLabel={t('eligibility.apply')}
        onCancel={close}
        draft="canteen.eligibility"
      >
        <Field name="resident" label={t('eligibility.resident')}>
          <ResidentPick autoFocus />
        </Field>
        <Field name="category" label={t('eligibility.category')} hint={t('eligibility.categoryHint')}>
          <Input maxLength={20} />
        </Field>
        <Field name="issuedBy" label={t('eligibility.issuedBy')}>
          <Input maxLength={60} />
        </Field>
        <Field name="proof" label={t('eligibility.proofNumber')} optional>
          <Input maxLength={60} />
        </Field>
        <Field name="appliedOn" label={t('eligibility.appliedOn')}>
          <DayInput />
        </Field>
        <FieldRow>
          <Field name="from" label={t('eligibility.from')} hint={t('eligibility.fromHint')} optional>
            <DayInput />
          </Field>
          <Field name="until" label={t('eligibility.until')} optional>
            <DayInput />
          </Field>
        </FieldRow>
      </Form>
    </DetailDrawer>
  )
}
