/** Cash of days that are closed: what of it lies in the safe and goes to the bank today, and what went there. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, KeyButton, MoneyText } from '#app/parts/index'
import type { CloseState, Shift } from '../contract'
import { BankForm } from './Banking'

export function Safe({ state: { safe, safeMore, bankedBefore } }: { readonly state: CloseState }) {
  const { t } = useTranslation('canteen')
  if (safe.length + bankedBefore.length === 0) return null
  return (
    <section className="close-shift" aria-label={t('close.safe')}>
      <p>
        <b>{t('close.safe')}</b>
      </p>
      {bankedBefore.map(({ day, fen }) => (
        <p key={day}>
          <Day day={day} /> <span className="soft">{t('close.bankedBefore')}</span> <MoneyText fen={fen} />
        </p>
      ))}
      {safe.map((shift) => (
        <InSafe key={shift.id} shift={shift} />
      ))}
      {safeMore && <p className="soft">{t('close.safeMore')}</p>}
    </section>
  )
}

function InSafe({ shift }: { readonly shift: Shift }) {
  const { t } = useTranslation('canteen')
  const [banking, setBanking] = useState(false)
  return (
    <>
      <p>
        <Day day={shift.day} /> <span className="soft">{t('close.inSafe')}</span>{' '}
        <MoneyText fen={shift.bankableFen ?? 0} />
      </p>
      {banking ? (
        <BankForm shift={shift} onClose={() => setBanking(false)} />
      ) : (
        <div className="canteen-actions">
          <KeyButton onPress={() => setBanking(true)}>{t('close.toBank')}</KeyButton>
        </div>
      )}
    </>
  )
}
