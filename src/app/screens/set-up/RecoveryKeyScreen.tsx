/** The recovery key, shown once: to be printed, and typed back whole before the work begins. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataRouter } from 'react-router'
import { deskClient } from '../../desk-client'
import { ErrorLine } from '../../parts/surfaces'
import { sessionChanged } from '../../session/state'
import { Field, Form } from '../../parts/Form'
import { PasswordForm } from '../PasswordForm'
import { usePaperWords } from '../../parts/print/OnPaper'
import { usePrint } from '../../parts/print/printed'
import { Standing } from '../StandingScreen'
import { RecoveryGroups, RecoveryPaper } from './RecoveryPaper'
import { forgetRecoveryKey, rememberedRecoveryKey, rememberRecoveryKey } from './recovery-key'

export default function RecoveryKeyScreen({ router }: { readonly router: DataRouter }) {
  const [key, setKey] = useState(rememberedRecoveryKey)
  const { t } = useTranslation()
  const paper = usePaperWords('app')
  const toPaper = usePrint()
  const [renewing, setRenewing] = useState(false)
  const [printError, setPrintError] = useState<unknown>(undefined)

  if (renewing) {
    return (
      <Standing>
        <h1>{t('recoveryKey.renewTitle')}</h1>
        <p className="soft">{t('recoveryKey.renewWhat')}</p>
        <PasswordForm
          label={t('recoveryKey.renewTitle')}
          submitLabel={t('recoveryKey.renew')}
          submit={async (password) => {
            const made = await deskClient.session.renewRecoveryKey({
              sendId: crypto.randomUUID(),
              password,
            })
            rememberRecoveryKey(made.recoveryKey)
            setKey(made.recoveryKey)
          }}
          onDone={() => setRenewing(false)}
        />
      </Standing>
    )
  }

  const print = () => {
    setPrintError(undefined)
    toPaper('a4').catch(setPrintError)
  }
  return (
    <Standing wide>
      <h1>{t('recoveryKey.title')}</h1>
      {key === undefined ? (
        <p>{t('recoveryKey.typeFromPaper')}</p>
      ) : (
        <>
          <p>{t('recoveryKey.what')}</p>
          <RecoveryGroups recoveryKey={key} />
          {/* First print, then type from the paper; the next Tab leads to the first group. */}
          <Button autoFocus onClick={print}>
            {t('recoveryKey.print')}
          </Button>
          <ErrorLine error={printError} />
          <RecoveryPaper
            recoveryKey={key}
            title={paper('recoveryKey.paperTitle')}
            what={paper('recoveryKey.paperWhat')}
          />
        </>
      )}
      <h2>{t('recoveryKey.confirmTitle')}</h2>
      <Form<{ readonly recoveryKey: string }, unknown>
        label={t('recoveryKey.confirmTitle')}
        initial={{ recoveryKey: '' }}
        submit={({ recoveryKey }) =>
          deskClient.session.confirmRecoveryKey({ sendId: crypto.randomUUID(), recoveryKey })
        }
        onDone={() => {
          forgetRecoveryKey()
          void router.navigate('/first-steps').then(sessionChanged)
        }}
        submitLabel={t('recoveryKey.confirm')}
        footer={
          key === undefined && <Button onClick={() => setRenewing(true)}>{t('recoveryKey.renew')}</Button>
        }
      >
        <Field name="recoveryKey" label={t('recover.key')} hint={t('recover.keyHint')}>
          <Input autoCapitalize="characters" spellCheck={false} maxLength={100} autoComplete="off" />
        </Field>
      </Form>
    </Standing>
  )
}
