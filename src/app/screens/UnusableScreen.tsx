/** The data folder cannot be used: what is the case, what still works, where it lies, and the one next step. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { damageTable, type Damage } from '#vault/damage/contract'
import { deskClient, shell } from '../desk-client'
import { sessionChanged } from '../session/state'
import { Standing } from './StandingScreen'

export default function UnusableScreen({
  damage: { code, parameters },
  onRestore,
}: {
  readonly damage: Damage
  /** Leads to the restore of a backup. */
  readonly onRestore: () => void
}) {
  const { t } = useTranslation()
  const { data: about } = useQuery({ queryKey: ['shell', 'about'], queryFn: () => shell.about({}) })
  const [looking, setLooking] = useState(false)
  const lookAgain = async () => {
    setLooking(true)
    await deskClient.session.lookAgain({}).catch(() => undefined)
    await sessionChanged()
    setLooking(false)
  }
  const restore = damageTable[code].step === 'restore' ? onRestore : undefined
  return (
    <Standing>
      <h1>{t(`damage.${code}.title`)}</h1>
      <p>{t(`damage.${code}.what`, parameters)}</p>
      <p>{t(`damage.${code}.next`, parameters)}</p>
      {typeof about?.dataDirectory === 'string' && (
        <p className="small soft">
          {t('damage.where')} <span className="path">{about.dataDirectory}</span>
        </p>
      )}
      {restore !== undefined && (
        <Button type="primary" onClick={restore}>
          {t('damage.restore')}
        </Button>
      )}
      <Button
        type={restore === undefined ? 'primary' : 'default'}
        loading={looking}
        onClick={() => void lookAgain()}
      >
        {t('damage.again')}
      </Button>
    </Standing>
  )
}
