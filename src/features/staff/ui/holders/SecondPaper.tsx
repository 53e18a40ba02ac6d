/** The second paper: whether it was typed back, and another one in its place. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { KeyButton, Sheet, WhenDay } from '#app/parts/index'
import { PasswordForm } from '#app/screens/PasswordForm.tsx'
import type { HeldFile } from '#desk/holders/contract'
import { desk } from '../client'
import { ConfirmPaper } from './NewPaper'

export function SecondPaper({
  file,
  onPaper,
}: {
  readonly file: HeldFile
  readonly onPaper: (paper: string) => void
}) {
  const { t } = useTranslation('staff')
  const renew = useWrite(desk.holders.renewPaper)
  const [open, setOpen] = useState(false)
  const since = file.kept?.paperSince ?? null
  return (
    <Sheet title={t('holders.paper.title')}>
      <div className="sheet-body narrow stack">
        <p className="text">{t('holders.paper.what')}</p>
        {since === null ? (
          <p className="text amber">{t('holders.paper.missing')}</p>
        ) : (
          <p className="small soft">
            {t('holders.paper.since')} <WhenDay at={since} />
            {file.isPaperConfirmed && ` · ${t('holders.paper.confirmed')}`}
          </p>
        )}
        {since !== null && !file.isPaperConfirmed && (
          <>
            <p className="text amber">{t('holders.paper.unconfirmed')}</p>
            <ConfirmPaper file={file.file} />
          </>
        )}
        {open ? (
          <PasswordForm
            label={t('holders.paper.renew')}
            submitLabel={t('holders.paper.renew')}
            submit={async (password) => {
              const { recoveryKey } = await renew.write({ file: file.file, password })
              onPaper(recoveryKey)
            }}
          />
        ) : (
          <div>
            <KeyButton onPress={() => setOpen(true)}>{t('holders.paper.renew')}</KeyButton>
          </div>
        )}
      </div>
    </Sheet>
  )
}
