/** A member of the committee: who they are, since when, and the day they leave. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  Awaiting,
  Day,
  DayInput,
  DetailDrawer,
  EmptyState,
  Field,
  FieldRow,
  Form,
  Status,
} from '#app/parts/index'
import { sexes, type Sex } from '#ground/people/words'
import { desk } from '../../ui/client'
import { committeeContract, type MemberShown } from '../contract'
import './committee.css'

interface Values {
  readonly name: string
  readonly sex?: Sex | undefined
  readonly chosenOn?: string | undefined
  readonly chair: boolean
  readonly salaried: boolean
  readonly studio: string
  readonly staffId?: number | null | undefined
}

const newMember: Values = { name: '', chair: false, salaried: false, studio: '' }
const path = '/mediation/committee'

export default function MemberDrawer() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { memberId } = useParams()
  const roll = useQuery(desk.mediation.committee.roll.queryOptions({ input: {} }))
  const { data } = roll
  const id = memberId === undefined ? null : Number(memberId)
  const kept = data?.members.find((member) => member.id === id)
  const title = id === null ? t('committee.add') : (kept?.name ?? t('committee.member'))
  return (
    <DetailDrawer title={title} onClose={() => void navigate(path)}>
      {data === undefined && <Awaiting of={roll} lines={6} />}
      {data !== undefined && id !== null && kept === undefined && (
        <EmptyState>{t('errors.mediation.member-unknown')}</EmptyState>
      )}
      {data !== undefined && (id === null || kept !== undefined) && (
        <MemberForm title={title} kept={kept ?? null} accounts={data.accounts} />
      )}
      {kept !== undefined && <Leaving member={kept} />}
    </DetailDrawer>
  )
}

function MemberForm({
  title,
  kept,
  accounts,
}: {
  readonly title: string
  readonly kept: MemberShown | null
  readonly accounts: readonly { readonly id: number; readonly name: string }[]
}) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const keep = useWrite(desk.mediation.committee.keep)
  const close = () => void navigate(path)
  const id = kept?.id ?? null
  const inputOf = ({ name, sex, chosenOn, chair, salaried, studio, staffId }: Values) => ({
    id,
    member: { name, sex, chosenOn, chair, salaried, studio, staffId: staffId ?? null },
  })
  return (
    <Form<Values, unknown>
      draft={`mediation.member:${kept?.id ?? 'new'}`}
      label={title}
      initial={kept ?? newMember}
      schema={committeeContract.keep['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(field) => field.replace(/^member\./, '')}
      submit={({ sex = 'female', chosenOn = '', ...rest }) => {
        const { member } = inputOf(rest)
        return keep.write({ id, member: { ...member, sex, chosenOn } })
      }}
      onDone={(_, { name }) => {
        notify(t('committee.kept', { name }))
        close()
      }}
      submitLabel={t('committee.keep')}
      onCancel={close}
    >
      <Field name="name" label={t('committee.name')}>
        <Input autoFocus maxLength={30} />
      </Field>
      <FieldRow>
        <Field name="sex" label={t('committee.sex')}>
          <Radio.Group options={sexes.map((value) => ({ value, label: t(`committee.sexes.${value}`) }))} />
        </Field>
        <Field name="chosenOn" label={t('committee.chosenOn')} hint={t('committee.chosenHint')}>
          <DayInput />
        </Field>
      </FieldRow>
      <Field name="studio" label={t('committee.studio')} optional>
        <Input maxLength={40} />
      </Field>
      <Field name="staffId" label={t('committee.account')} hint={t('committee.accountHint')} optional>
        <Select allowClear options={accounts.map((one) => ({ value: one.id, label: one.name }))} />
      </Field>
      <Field name="chair" label={t('committee.post')} valueProp="checked">
        <Checkbox>{t('committee.chair')}</Checkbox>
      </Field>
      <Field name="salaried" label={t('committee.pay')} valueProp="checked">
        <Checkbox>{t('committee.salariedHint')}</Checkbox>
      </Field>
    </Form>
  )
}

/** Their last day; of whoever has left, that they have. */
function Leaving({ member }: { readonly member: MemberShown }) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const leave = useWrite(desk.mediation.committee.leave)
  if (member.leftOn !== null) {
    return (
      <p>
        <Status tone="rest">
          {t('committee.leftOn')} <Day day={member.leftOn} />
        </Status>
      </p>
    )
  }
  const inputOf = ({ on }: { readonly on?: string | undefined }) => ({ id: member.id, on })
  return (
    <section className="committee-leaving" aria-label={t('committee.leave')}>
      <Form<{ readonly on?: string | undefined }, unknown>
        draft={`mediation.leaving:${member.id}`}
        label={t('committee.leave')}
        initial={{}}
        schema={committeeContract.leave['~orpc'].inputSchema}
        inputOf={inputOf}
        submit={({ on = '' }) => leave.write({ id: member.id, on })}
        onDone={() => {
          notify(t('committee.leftNow', { name: member.name }))
          void navigate(path)
        }}
        submitLabel={t('committee.leave')}
      >
        <Field name="on" label={t('committee.leftOn')} hint={t('committee.leftHint')}>
          <DayInput />
        </Field>
      </Form>
    </section>
  )
}
