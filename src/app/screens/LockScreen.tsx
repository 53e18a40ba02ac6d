/** The locked desk: who is signed in, their password, and a way for someone else. Nothing of the work is in the page. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignedInStaff } from '#desk/session/contract'
import { deskClient } from '../desk-client'
import { useKeys } from '../keys'
import { Avatar, Kbd } from '../parts/small'
import { sessionChanged } from '../session/state'
import { PasswordForm } from './PasswordForm'
import { SignInScreen } from './SignInScreen'
import { Standing } from './StandingScreen'

export function LockScreen({
  staff,
  demonstration,
  onHandedOver,
}: {
  readonly staff: SignedInStaff
  readonly demonstration: boolean
  readonly onHandedOver: () => Promise<void>
}) {
  const { t } = useTranslation()
  const [other, setOther] = useState(false)
  useKeys(other ? { Escape: () => setOther(false) } : { F2: () => setOther(true) })
  if (other)
    return (
      <SignInScreen demonstration={demonstration} onBack={() => setOther(false)} onSignedIn={onHandedOver} />
    )
  return (
    <Standing>
      <h1>{t('lock.title')}</h1>
      <p className="locked-who">
        <Avatar name={staff.name} />
        {staff.name}
      </p>
      <PasswordForm
        label={t('lock.title')}
        submitLabel={t('lock.submit')}
        submit={(password) => deskClient.session.unlock({ password }).then(sessionChanged)}
        footer={
          <div className="standing-links">
            <Button type="link" onClick={() => setOther(true)}>
              <span>
                {t('lock.other')}
                <Kbd keys="F2" />
              </span>
            </Button>
          </div>
        }
      />
      <p className="small soft">{t('lock.draftsKept')}</p>
    </Standing>
  )
}
