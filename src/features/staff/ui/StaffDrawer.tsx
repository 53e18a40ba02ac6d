/** One member of staff: name and roles, password, leaving and coming back. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from './client'
import { notify } from '#app/notices'
import {
  DetailDrawer,
  EmptyState,
  ErrorState,
  Field,
  Form,
  KeyButton,
  LoadingLines,
  ReasonDialog,
} from '#app/parts/index'
import { mediators, type Role } from '#ground/roles/permissions'
import { useSession } from '#app/session/session'
import { changesOfKeys, staffContract, type StaffMember } from '../contract'
import { mayHandle } from '../rules'
import { RoleChoice } from './roles'

export default function StaffDrawer() {
  const { t } = useTranslation('staff')
  const { staffId } = useParams()
  const { data, error, isPending, refetch } = useQuery(desk.staff.list.queryOptions({ input: {} }))
  const member = data?.staff.find((one) => String(one.id) === staffId)
  return (
    <DetailDrawer title={member?.name ?? t('title')}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <LoadingLines />}
      {data !== undefined && member === undefined && <EmptyState>{t('notFound')}</EmptyState>}
      {member !== undefined && <Member key={member.id} member={member} />}
    </DetailDrawer>
  )
}

interface MemberValues {
  readonly name: string
  readonly roles: Role[]
}

function Member({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('staff')
  const navigate = useNavigate()
  const { staff } = useSession()
  const own = staff.id === member.id
  const change = useWrite(desk.staff.change)
  const deactivate = useWrite(desk.staff.deactivate)
  const [leaving, setLeaving] = useState(false)
  const [handTo, setHandTo] = useState<number>()
  const [form] = AntForm.useForm<MemberValues>()
  const watched: unknown = AntForm.useWatch('roles', form)
  // Nothing before the form has its first values.
  const roles = (watched as Role[] | undefined) ?? member.roles
  const goesOn = !leaving && !mayHandle({ ...member, roles })
  const hands = useQuery({
    ...desk.staff.inHands.queryOptions({ input: { id: member.id } }),
    enabled: leaving || goesOn,
  })
  const open = hands.data?.open ?? 0
  const handing = <HandTo leaver={member.id} count={open} value={handTo} onChange={setHandTo} />
  const changeOf = (values: MemberValues) => ({
    ...values,
    id: member.id,
    ...(goesOn && handTo !== undefined ? { handTo } : {}),
  })
  return (
    <div className="stack">
      <p className="small soft">
        {t('account')} {member.account}
      </p>
      {!member.active && <Left member={member} />}
      <Form<MemberValues, unknown>
        label={t('change')}
        form={form}
        initial={{ name: member.name, roles: member.roles }}
        schema={staffContract.change['~orpc'].inputSchema}
        inputOf={changeOf}
        submit={(values) => change.write(changeOf(values))}
        onDone={(_, { name }) => {
          notify(t('changed', { name }))
          void navigate('..', { relative: 'path' })
        }}
        submitLabel={t('save')}
      >
        <Field name="name" label={t('name')}>
          <Input maxLength={30} />
        </Field>
        <Field name="roles" label={t('roles')} hint={own ? t('ownRoles') : undefined}>
          <RoleChoice />
        </Field>
        {goesOn && open > 0 && handing}
      </Form>
      {own ? (
        <p className="small soft">{t('ownAccount')}</p>
      ) : (
        <>
          <NewPassword member={member} />
          {member.active && (
            <div>
              <KeyButton danger onPress={() => setLeaving(true)}>
                {t('deactivate')}
              </KeyButton>
            </div>
          )}
        </>
      )}
      {leaving && (
        <ReasonDialog
          title={t('deactivateTitle', { name: member.name })}
          action={t('deactivate')}
          danger
          free={false}
          choices={changesOfKeys.map((code) => ({ code, words: t(`leaving.${code}`) }))}
          onCancel={() => setLeaving(false)}
          onReason={({ code }) => {
            const changeOfKeys = code === 'later' ? 'later' : 'now'
            const handed = handTo === undefined ? {} : { handTo }
            return deactivate.write({ id: member.id, changeOfKeys, ...handed }).then(() => {
              setLeaving(false)
              notify(t('deactivated', { name: member.name }))
              if (changeOfKeys === 'now') void navigate('/settings/keys', { state: { begin: true } })
            })
          }}
        >
          <p>{t('deactivateWhat')}</p>
          <p>{t('leaving.why', { name: member.name })}</p>
          {open > 0 && handing}
        </ReasonDialog>
      )}
    </div>
  )
}

/** Who goes on with what is open in the leaver's hands. */
function HandTo({
  leaver,
  count,
  value,
  onChange,
}: {
  readonly leaver: number
  readonly count: number
  readonly value: number | undefined
  readonly onChange: (to: number) => void
}) {
  const { t } = useTranslation('staff')
  const { data } = useQuery(desk.staff.list.queryOptions({ input: {} }))
  return (
    <>
      <p className="text">{t('handOver.what', { count })}</p>
      <Select
        aria-label={t('handOver.to')}
        placeholder={t('handOver.to')}
        style={{ width: '100%' }}
        {...(value === undefined ? {} : { value })}
        onChange={onChange}
        options={(data?.staff ?? [])
          .filter((one) => one.id !== leaver && mayHandle(one))
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  )
}

/** True for who may hold the key of a file apart; whether they do is no matter of the manager's. */
const holdsSealedKeys = ({ roles }: StaffMember): boolean => mediators.some((role) => roles.includes(role))

/** What someone who has left could still do, until the keys are changed. */
function Left({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('staff')
  const { data } = useQuery(desk.keyRotation.state.queryOptions({ input: {} }))
  if (data === undefined || (member.leftAt ?? 0) <= (data.rotatedAt ?? 0)) return null
  return (
    <p className="text amber">
      {t('leftWhat', { name: member.name })} <Link to="/settings/keys">{t('toKeys')}</Link>
    </p>
  )
}

/** A new password for someone who forgot theirs, or who comes back. */
function NewPassword({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('staff')
  const reset = useWrite(desk.staff.resetPassword)
  const reactivate = useWrite(desk.staff.reactivate)
  const [open, setOpen] = useState(false)
  const label = t(member.active ? 'resetPassword' : 'reactivate')
  if (!open) {
    return (
      <div>
        <KeyButton onPress={() => setOpen(true)}>{label}</KeyButton>
      </div>
    )
  }
  return (
    <Form<{ readonly password: string }, unknown>
      label={label}
      initial={{ password: '' }}
      schema={staffContract.resetPassword['~orpc'].inputSchema}
      inputOf={(values) => ({ ...values, id: member.id })}
      submit={(values) => (member.active ? reset : reactivate).write({ ...values, id: member.id })}
      onDone={() => {
        setOpen(false)
        notify(t(member.active ? 'passwordReset' : 'reactivated', { name: member.name }))
      }}
      submitLabel={label}
      onCancel={() => setOpen(false)}
    >
      {holdsSealedKeys(member) && <p className="small soft">{t('resetDropsKey')}</p>}
      <Field name="password" label={t('newPassword')} hint={t('passwordHint')}>
        <Input.Password autoComplete="new-password" autoFocus maxLength={128} />
      </Field>
    </Form>
  )
}
