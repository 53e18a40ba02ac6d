/** The recovery key, shown once: to be printed, and typed back in part before the work begins. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { DataRouter } from 'react-router'
import { deskClient, shell } from '../../desk-client'
import { ErrorLine } from '../../parts/surfaces'
import { useSession } from '../../session/session'
import { sessionChanged } from '../../session/state'
import { Field, Form } from '../../parts/Form'
import { PasswordForm } from '../PasswordForm'
import { Standing } from '../StandingScreen'
import { forgetRecoveryKey, groupsToAsk, rememberedRecoveryKey, rememberRecoveryKey } from './recovery-key'

export default function RecoveryKeyScreen({ router }: { readonly router: DataRouter }) {
  const [key, setKey] = useState(rememberedRecoveryKey)
  const { t } = useTranslation()
  const [asked] = useState(() => groupsToAsk())
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
    shell.print({ paper: 'a4' }).catch(setPrintError)
  }
  return (
    <Standing wide>
      <h1>{t('recoveryKey.title')}</h1>
      {key === undefined ? (
        <p>{t('recoveryKey.typeFromPaper')}</p>
      ) : (
        <>
          <p>{t('recoveryKey.what')}</p>
          <ol className="recovery-groups" aria-label={t('recoveryKey.groups')}>
            {key.split('-').map((group, index) => (
              <li key={index}>
                <small>{index + 1}</small>
                {group}
              </li>
            ))}
          </ol>
          {/* First print, then type from the paper; the next Tab leads to the first group. */}
          <Button autoFocus onClick={print}>
            {t('recoveryKey.print')}
          </Button>
          <ErrorLine error={printError} />
          <RecoveryPaper recoveryKey={key} />
        </>
      )}
      <h2>{t('recoveryKey.confirmTitle')}</h2>
      <Form<{ readonly first: string; readonly second: string }, unknown>
        label={t('recoveryKey.confirmTitle')}
        initial={{ first: '', second: '' }}
        submit={({ first, second }) =>
          deskClient.session.confirmRecoveryKey({
            sendId: crypto.randomUUID(),
            groups: [
              { number: asked[0], text: first },
              { number: asked[1], text: second },
            ],
          })
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
        <div className="field-row">
          <Field name="first" label={t('recoveryKey.group', { number: asked[0] })}>
            <Input autoCapitalize="characters" spellCheck={false} maxLength={8} autoComplete="off" />
          </Field>
          <Field name="second" label={t('recoveryKey.group', { number: asked[1] })}>
            <Input autoCapitalize="characters" spellCheck={false} maxLength={8} autoComplete="off" />
          </Field>
        </div>
      </Form>
    </Standing>
  )
}

/** What is printed: beside the page, so that on paper there is nothing else. */
function RecoveryPaper({ recoveryKey }: { readonly recoveryKey: string }) {
  const { t } = useTranslation()
  const { centre } = useSession()
  return createPortal(
    <section className="recovery-paper" aria-hidden="true">
      <h1>{t('recoveryKey.paperTitle')}</h1>
      <p>
        {centre.subDistrict} {centre.community}
      </p>
      <ol>
        {recoveryKey.split('-').map((group, index) => (
          <li key={index}>
            <small>{index + 1}</small> {group}
          </li>
        ))}
      </ol>
      <p>{t('recoveryKey.paperWhat')}</p>
      <p>{t('recoveryKey.paperKeeper')}</p>
    </section>,
    document.body,
  )
}
