/** The password is one that the manager gave: its owner chooses their own before the work is shown. */
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { sessionContract } from '#desk/session/contract'
import { desk, useWrite } from '../desk-client'
import { notify } from '../notices'
import { Field, Form } from '../parts/Form'
import { useSession } from '../session/session'
import { sessionChanged } from '../session/state'
import { Standing } from './StandingScreen'

interface Values {
  readonly password: string
  readonly newPassword: string
}

export default function FirstPasswordScreen() {
  const { t } = useTranslation()
  const { signOut } = useSession()
  const change = useWrite(desk.session.changePassword)
  return (
    <Standing>
      <h1>{t('firstPassword.title')}</h1>
      <p className="soft">{t('firstPassword.what')}</p>
      <Form<Values, unknown>
        label={t('firstPassword.title')}
        initial={{ password: '', newPassword: '' }}
        schema={sessionContract.changePassword['~orpc'].inputSchema}
        submit={change.write}
        onDone={() => {
          notify(t('password.done'))
          void sessionChanged()
        }}
        submitLabel={t('firstPassword.submit')}
        footer={<Button onClick={() => void signOut()}>{t('switch.signOut')}</Button>}
      >
        <Field name="password" label={t('firstPassword.given')}>
          <Input.Password autoComplete="current-password" maxLength={128} autoFocus />
        </Field>
        <Field name="newPassword" label={t('password.new')} hint={t('password.hint')}>
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Field>
      </Form>
    </Standing>
  )
}
