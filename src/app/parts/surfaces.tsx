/** What screens lie on: the page's head, white sheets, and the states in which there is nothing to show yet. */
import { Button, Progress as Bar } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '#ground/contract/procedure'
import { errorMessage } from '../desk-client/errors'
import { Icon } from './icons'

/** The head of a page: where one is, its title, its state, and on the right what can be done. One primary button at most. */
export function PageHead({
  trail,
  title,
  number,
  status,
  remark,
  actions,
}: {
  readonly trail?: ReactNode
  readonly title: ReactNode
  readonly number?: ReactNode
  readonly status?: ReactNode
  readonly remark?: ReactNode
  readonly actions?: ReactNode
}) {
  return (
    <header className="page-head">
      <div>
        {trail !== undefined && <p className="page-trail small soft">{trail}</p>}
        <h1>
          {title}
          {number !== undefined && <span className="page-number">{number}</span>}
        </h1>
      </div>
      {status}
      {remark !== undefined && <p className="text soft">{remark}</p>}
      <div className="page-actions">{actions}</div>
    </header>
  )
}

/** A screen that fills the frame: a head, then `children` in the columns given (CSS grid tracks, e.g. `1fr 380px`). */
export function Page({
  head,
  columns = '1fr',
  children,
}: {
  readonly head?: ReactNode
  readonly columns?: string
  readonly children: ReactNode
}) {
  return (
    <div className="page">
      {head}
      <div className="page-columns" style={{ gridTemplateColumns: columns }}>
        {children}
      </div>
    </div>
  )
}

/** A white sheet with a title; `grow` lets it fill the height and scroll inside. */
export function Sheet({
  title,
  remark,
  aside,
  grow = false,
  label,
  children,
}: {
  readonly title?: ReactNode
  readonly remark?: ReactNode
  readonly aside?: ReactNode
  readonly grow?: boolean
  /** Names the sheet for screen readers where it has no title. */
  readonly label?: string
  readonly children: ReactNode
}) {
  return (
    <section className={grow ? 'sheet sheet-grow' : 'sheet'} aria-label={label}>
      {title !== undefined && (
        <div className="sheet-head">
          <h2>{title}</h2>
          {remark !== undefined && <small>{remark}</small>}
          {aside !== undefined && <div className="sheet-aside">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  )
}

/** Names and values under each other, as on a card. */
export function Facts({
  facts,
}: {
  readonly facts: readonly { readonly name: ReactNode; readonly value: ReactNode }[]
}) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }, index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Nothing is here: one line, and the one next step. Where it is the whole page, the line is the page's heading. */
export function EmptyState({
  children,
  action,
  page = false,
}: {
  readonly children: ReactNode
  readonly action?: ReactNode
  readonly page?: boolean
}) {
  return (
    <div className="empty-state">
      {page ? <h1>{children}</h1> : <p>{children}</p>}
      {action}
    </div>
  )
}

/** Something could not be read: what is the case, and a button that tries again. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation()
  const { message, kind } = errorMessage(error)
  return (
    <div className="empty-state" role="alert">
      <p>
        <Icon name={kind === 'forbidden' || kind === 'locked' ? 'lock' : 'warning'} size={18} /> {message}
      </p>
      {onRetry !== undefined && kind !== 'forbidden' && (
        <Button onClick={onRetry}>{t('action.retry')}</Button>
      )}
    </div>
  )
}

/** An error above or below what it is about, in words. Shows nothing while there is none. */
export function ErrorLine({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null
  return (
    <p className="error-line" role="alert">
      {errorMessage(error).message}
    </p>
  )
}

/** The frame of a text that is still coming: grey lines, still. */
export function LoadingLines({ lines = 3 }: { readonly lines?: number }) {
  const { t } = useTranslation()
  return (
    <div className="loading-lines" role="status" aria-label={t('part.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} style={{ width: `${90 - ((index * 23) % 50)}%` }} />
      ))}
    </div>
  )
}

/** What is asked of the desk: a query of TanStack's. */
export interface Asked {
  /** Undefined until it is there. */
  readonly data: unknown
  /** Null while there is none. */
  readonly error: unknown
  readonly refetch: () => unknown
}

/** In the place of what is not here yet: grey lines while it comes; where it could not be read, why, and a button that asks again. */
export function Awaiting({
  of: { error, refetch },
  lines = 3,
}: {
  readonly of: Asked
  readonly lines?: number
}) {
  return error === null ? (
    <LoadingLines lines={lines} />
  ) : (
    <ErrorState error={error} onRetry={() => refetch()} />
  )
}

/** How far long work has come, with a way to stop it. `stage` is already in the user's language. */
export function ProgressBar({
  stage,
  progress,
  onCancel,
}: {
  readonly stage: ReactNode
  readonly progress: Progress | undefined
  readonly onCancel?: () => void
}) {
  const { t } = useTranslation()
  const known = progress !== undefined && progress.total > 0
  const percent = known ? Math.floor((progress.done / progress.total) * 100) : 0
  return (
    <div className="progress" role="status">
      <div className="progress-words">
        <span>{stage}</span>
        {known && (
          <span className="soft">
            {progress.done.toLocaleString()} / {progress.total.toLocaleString()}
          </span>
        )}
        {onCancel !== undefined && <Button onClick={onCancel}>{t('action.stop')}</Button>}
      </div>
      <Bar percent={percent} showInfo={false} status="normal" aria-label={t('part.progress')} />
    </div>
  )
}
