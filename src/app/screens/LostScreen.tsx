/** The desk is gone for the moment, or takes long to open: says so, what is safe, and offers to start it again. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shell } from '../desk-client'
import { Standing } from './StandingScreen'

/** A road that comes back at once needs no words. */
const patience = 800

export function LostScreen({ opening = false }: { readonly opening?: boolean }) {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  const restart = () => {
    setRefused(false)
    shell.restartDesk({}).catch(() => setRefused(true))
  }
  return (
    <Standing>
      <h1>{t(opening ? 'lost.slow' : 'lost.title')}</h1>
      <p className="soft" role="status">
        {t(opening ? 'lost.slowWhat' : 'lost.what')}
      </p>
      {refused && (
        <p className="error-line" role="alert">
          {t('lost.refused')}
        </p>
      )}
      <Button type="primary" onClick={restart}>
        {t('lost.restart')}
      </Button>
    </Standing>
  )
}
