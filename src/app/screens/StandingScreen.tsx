/** A screen outside the work: the mark, one sentence, and the one next step. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The centre of an empty page, with the mark above. */
export function Standing({
  children,
  wide = false,
}: {
  readonly children: ReactNode
  readonly wide?: boolean
}) {
  const { t } = useTranslation()
  return (
    <main className={wide ? 'standing standing-wide' : 'standing'}>
      <div className="standing-mark">
        <span className="mark" aria-hidden="true">
          {t('mark')}
        </span>
        <span>{t('productName')}</span>
      </div>
      <div className="standing-sheet">{children}</div>
    </main>
  )
}

export function StandingScreen({
  title,
  children,
  onRetry,
}: {
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly onRetry?: () => void
}) {
  const { t } = useTranslation()
  return (
    <Standing>
      <h1>{title}</h1>
      {children}
      {onRetry !== undefined && (
        <Button type="primary" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </Standing>
  )
}
