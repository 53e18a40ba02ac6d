/** Signing in by account and password; with the printed recovery key when the password is lost. */
import { Button, Input, type InputRef } from 'antd'
import { lazy, Suspense, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskClient, refusalOf } from '../desk-client'
import { sessionChanged } from '../session/state'
import { ComingForward } from './ComingForward'
import { PasswordForm } from './PasswordForm'
import { BackupAtSignOut } from './restore/BackupAtSignOut'
import { Standing } from './StandingScreen'

const RecoverForm = lazy(() => import('./RecoverForm'))

/** The demonstration's accounts; the same as its README says. */
const demonstrationAccounts = ['qiantai', 'tiaojie', 'shitang', 'fuzeren', 'ducha'] as const

export function SignInScreen({
  account: expected = '',
  demonstration,
  onBack,
  onSignedIn,
  onRestore,
}: {
  /** Of whoever is likely to come; nothing where that is not known. */
  readonly account?: string
  readonly demonstration: boolean
  /** Leads back to the locked desk of someone else. */
  readonly onBack?: () => void
  /** Before the work is shown again. */
  readonly onSignedIn?: () => Promise<void>
  /** Leads to the restore of a backup; nobody is signed in then. */
  readonly onRestore?: () => void
}) {
  const { t } = useTranslation()
  const [account, setAccount] = useState(expected)
  const [recovering, setRecovering] = useState(false)
  const id = useId()
  const field = useRef<InputRef>(null)
  if (recovering) {
    return (
      <Suspense fallback={<Standing>{null}</Standing>}>
        <RecoverForm onBack={() => setRecovering(false)} />
      </Suspense>
    )
  }
  return (
    <Standing>
      <h1>{t('signIn.title')}</h1>
      <PasswordForm
        label={t('signIn.title')}
        submitLabel={t('signIn.submit')}
        autoFocus={expected !== ''}
        missing={() => {
          if (account.trim() !== '') return undefined
          field.current?.focus()
          return t('signIn.accountMissing')
        }}
        submit={async (password) => {
          await deskClient.session.signIn({ account, password }).catch(sayingWhy)
          await onSignedIn?.()
          await sessionChanged()
        }}
        meanwhile={<ComingForward />}
        footer={
          <div className="standing-links">
            {onBack !== undefined && (
              <Button type="link" onClick={onBack}>
                {t('signIn.back')}
              </Button>
            )}
            {!demonstration && (
              <>
                <p className="small soft">{t('signIn.forgot')}</p>
                <Button type="link" onClick={() => setRecovering(true)}>
                  {t('signIn.recover')}
                </Button>
                {onRestore !== undefined && (
                  <Button type="link" onClick={onRestore}>
                    {t('damage.restore')}
                  </Button>
                )}
              </>
            )}
          </div>
        }
      >
        <label htmlFor={id}>{t('signIn.account')}</label>
        <Input
          ref={field}
          id={id}
          value={account}
          size="large"
          autoFocus={expected === ''}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          onChange={(event) => setAccount(event.target.value)}
        />
      </PasswordForm>
      {onRestore !== undefined && <BackupAtSignOut />}
      {demonstration && (
        <div className="demonstration-accounts">
          <p className="small soft">{t('signIn.demonstration')}</p>
          {demonstrationAccounts.map((name) => (
            <Button key={name} size="small" onClick={() => setAccount(name)}>
              {t(`demonstration.${name}`)}
            </Button>
          ))}
        </div>
      )}
    </Standing>
  )
}

/** What keeps the data from being opened has a screen of its own; that is shown, and the form keeps its line. */
async function sayingWhy(error: unknown): Promise<never> {
  if (refusalOf(error)?.kind === 'unavailable') await sessionChanged()
  throw error
}
