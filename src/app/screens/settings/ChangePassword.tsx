/** One's own password, changed. */
import { Input, Form as AntForm } from 'antd'
import { useTranslation } from 'react-i18next'
import { sessionContract } from '#desk/session/contract'
import { desk, useWrite } from '../../desk-client'
import { notify } from '../../notices'
import { Field, Form } from '../../parts/Form'
import { Sheet } from '../../parts/surfaces'

interface Values {
  readonly password: string
  readonly newPassword: string
}

const empty: Values = { password: '', newPassword: '' }

export default function ChangePassword() {
  const { t } = useTranslation()
  const change = useWrite(desk.session.changePassword)
  const [form] = AntForm.useForm<Values>()
  return (
    <Sheet title={t('password.title')}>
      <div className="sheet-body narrow">
        <Form<Values, unknown>
          label={t('password.title')}
          form={form}
          initial={empty}
          schema={sessionContract.changePassword['~orpc'].inputSchema}
          submit={change.write}
          onDone={() => {
            form.setFieldsValue(empty)
            notify(t('password.done'))
          }}
          submitLabel={t('password.submit')}
        >
          <Field name="password" label={t('password.current')}>
            <Input.Password autoComplete="current-password" maxLength={128} autoFocus />
          </Field>
          <Field name="newPassword" label={t('password.new')} hint={t('password.hint')}>
            <Input.Password autoComplete="new-password" maxLength={128} />
          </Field>
        </Form>
      </div>
    </Sheet>
  )
}
