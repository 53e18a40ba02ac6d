/** The first start: the centre's names and the manager's account. One page, no way to get lost in. */
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionContract } from '#desk/session/contract'
import { desk, shell, useWrite } from '../../desk-client'
import { Field, FieldRow, Form } from '../../parts/Form'
import { ErrorLine, ProgressBar } from '../../parts/surfaces'
import { sessionChanged } from '../../session/state'
import { Standing } from '../StandingScreen'
import { madeUpAfter } from './made-up'
import { rememberRecoveryKey } from './recovery-key'

interface Values {
  readonly community: string
  readonly subDistrict: string
  readonly committee: string
  readonly numberPrefix: string
  readonly account: string
  readonly name: string
  readonly password: string
}

const inputOf = ({ account, name, password, ...centre }: Values) => ({
  centre,
  manager: { account, name, password },
})

export default function SetUpScreen({ onRestore }: { readonly onRestore: () => void }) {
  const { t } = useTranslation()
  const setUp = useWrite(desk.session.setUp)
  return (
    <Standing wide>
      <h1>{t('setUp.title')}</h1>
      <p className="soft">{t('setUp.what')}</p>
      <Form<Values, { readonly recoveryKey: string }>
        label={t('setUp.title')}
        initial={empty}
        schema={sessionContract.setUp['~orpc'].inputSchema}
        inputOf={inputOf}
        fieldOf={(path) => path.split('.').at(-1) ?? path}
        submit={(values) => setUp.write(inputOf(values))}
        onDone={({ recoveryKey }) => {
          rememberRecoveryKey(recoveryKey)
          void sessionChanged()
        }}
        submitLabel={t('setUp.submit')}
        footer={
          <>
            <LookAround />
            <Button onClick={onRestore}>{t('damage.restore')}</Button>
          </>
        }
      >
        <h2>{t('setUp.centre')}</h2>
        <FieldRow>
          <Field name="subDistrict" label={t('setUp.subDistrict')} hint={t('setUp.subDistrictHint')}>
            <Input autoFocus maxLength={40} />
          </Field>
          <Field name="community" label={t('setUp.community')} hint={t('setUp.communityHint')}>
            <Input maxLength={40} />
          </Field>
        </FieldRow>
        <FieldRow>
          <Field name="committee" label={t('setUp.committee')} hint={t('setUp.committeeHint')}>
            <Input maxLength={60} />
          </Field>
          <Field name="numberPrefix" label={t('setUp.numberPrefix')} hint={t('setUp.numberPrefixHint')}>
            <Input maxLength={12} />
          </Field>
        </FieldRow>
        <h2>{t('setUp.manager')}</h2>
        <FieldRow>
          <Field name="name" label={t('setUp.name')}>
            <Input maxLength={30} autoComplete="off" />
          </Field>
          <Field name="account" label={t('signIn.account')} hint={t('setUp.accountHint')}>
            <Input autoCapitalize="none" spellCheck={false} maxLength={32} autoComplete="off" />
          </Field>
          <Field name="password" label={t('signIn.password')} hint={t('password.hint')}>
            <Input.Password autoComplete="new-password" maxLength={128} />
          </Field>
        </FieldRow>
      </Form>
    </Standing>
  )
}

const empty: Values = {
  community: '',
  subDistrict: '',
  committee: '',
  numberPrefix: '',
  account: '',
  name: '',
  password: '',
}

/** Opens made-up data in a folder of its own; the real desk stays as it is. */
export function LookAround() {
  const { t } = useTranslation()
  const [state, setState] = useState<{ pending: boolean; error?: unknown }>({ pending: false })
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (!state.pending) return undefined
    const timer = setInterval(() => setSeconds((passed) => passed + 1), 1_000)
    return () => clearInterval(timer)
  }, [state.pending])
  const open = () => {
    setSeconds(0)
    setState({ pending: true })
    shell.openDemonstration({}).then(
      () => setState({ pending: false }),
      (error: unknown) => setState({ pending: false, error }),
    )
  }
  return (
    <>
      <Button loading={state.pending} onClick={open}>
        {t('setUp.lookAround')}
      </Button>
      {state.pending && <ProgressBar stage={t('setUp.makingUp')} progress={madeUpAfter(seconds)} />}
      <ErrorLine error={state.error} />
    </>
  )
}
