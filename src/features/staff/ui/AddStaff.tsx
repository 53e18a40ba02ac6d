/** A new colleague: name, account, roles, first password. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from './client'
import { notify } from '#app/notices'
import { DetailDrawer, Field, Form } from '#app/parts/index'
import type { Role } from '#ground/roles/permissions'
import { staffContract } from '../contract'
import { RoleChoice } from './roles'

interface Values {
  readonly name: string
  readonly account: string
  readonly roles: Role[]
  readonly password: string
}

const empty: Values = { name: '', account: '', roles: ['front-desk'], password: '' }

export default function AddStaff() {
  const { t } = useTranslation('staff')
  const navigate = useNavigate()
  const add = useWrite(desk.staff.add)
  const close = () => void navigate('..', { relative: 'path' })
  return (
    <DetailDrawer title={t('add')}>
      <Form<Values, unknown>
        label={t('add')}
        initial={empty}
        schema={staffContract.add['~orpc'].inputSchema}
        submit={add.write}
        onDone={(_, { name }) => {
          notify(t('added', { name }))
          close()
        }}
        submitLabel={t('add')}
        onCancel={close}
      >
        <Field name="name" label={t('name')}>
          <Input autoFocus maxLength={30} />
        </Field>
        <Field name="account" label={t('account')} hint={t('accountHint')}>
          <Input autoCapitalize="none" spellCheck={false} maxLength={32} autoComplete="off" />
        </Field>
        <Field name="roles" label={t('roles')}>
          <RoleChoice />
        </Field>
        <Field name="password" label={t('firstPassword')} hint={t('passwordHint')}>
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
