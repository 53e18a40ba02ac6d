/** A new recovery key in place of the old one: when the paper is lost, or its keeper leaves. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskClient } from '../../desk-client'
import { Sheet } from '../../parts/surfaces'
import { sessionChanged } from '../../session/state'
import { PasswordForm } from '../PasswordForm'
import { rememberRecoveryKey } from '../set-up/recovery-key'

export function RenewRecoveryKey() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <Sheet title={t('recoveryKey.paperTitle')}>
      <div className="sheet-body narrow stack">
        <p className="text">{t('recoveryKey.renewWhat')}</p>
        {open ? (
          <PasswordForm
            label={t('recoveryKey.renewTitle')}
            submitLabel={t('recoveryKey.renewTitle')}
            submit={async (password) => {
              const made = await deskClient.session.renewRecoveryKey({
                sendId: crypto.randomUUID(),
                password,
              })
              rememberRecoveryKey(made.recoveryKey)
              await sessionChanged()
            }}
          />
        ) : (
          <div>
            <Button onClick={() => setOpen(true)}>{t('recoveryKey.renewTitle')}</Button>
          </div>
        )}
      </div>
    </Sheet>
  )
}
