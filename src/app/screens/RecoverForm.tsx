/** A lost password, replaced with the help of the printed recovery key. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { sessionContract } from '#desk/session/contract'
import { desk, useWrite } from '../desk-client'
import { Field, Form } from '../parts/Form'
import { askWhenThere } from '../session/renewal'
import { sessionChanged } from '../session/state'
import { ComingForward } from './ComingForward'
import { Standing } from './StandingScreen'

interface Values {
  readonly account: string
  readonly recoveryKey: string
  readonly password: string
}

export default function RecoverForm({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation()
  const recover = useWrite(desk.session.recover)
  return (
    <Standing>
      <h1>{t('recover.title')}</h1>
      <p className="soft">{t('recover.what')}</p>
      {/* Said before anything is tried: who holds a key is told to nobody who is not signed in. */}
      <p className="soft">{t('recover.apart')}</p>
      <Form<Values, unknown>
        label={t('recover.title')}
        initial={{ account: '', recoveryKey: '', password: '' }}
        schema={sessionContract.recover['~orpc'].inputSchema}
        submit={(values) => askWhenThere(() => recover.write(values))}
        onDone={() => void sessionChanged()}
        submitLabel={t('recover.submit')}
        onCancel={onBack}
      >
        <Field name="account" label={t('signIn.account')}>
          <Input autoFocus autoCapitalize="none" spellCheck={false} maxLength={64} />
        </Field>
        <Field name="recoveryKey" label={t('recover.key')} hint={t('recover.keyHint')}>
          <Input autoCapitalize="characters" spellCheck={false} maxLength={200} />
        </Field>
        <Field name="password" label={t('recover.password')} hint={t('password.hint')}>
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Field>
      </Form>
      {recover.pending && <ComingForward />}
    </Standing>
  )
}
