/** Where an address leads nowhere: not found, not allowed, broken. Each says what is the case and the way on. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useRouteError } from 'react-router'
import { errorMessage } from '../desk-client/errors'
import { EmptyState } from '../parts/surfaces'

function Home() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Button type="primary" onClick={() => void navigate('/')}>
      {t('action.home')}
    </Button>
  )
}

export function NotFoundScreen() {
  const { t } = useTranslation()
  return (
    <div className="page">
      <EmptyState page action={<Home />}>
        {t('notFound')}
      </EmptyState>
    </div>
  )
}

/** The page is for another role; the desk would refuse its calls as well. */
export function Refused() {
  const { t } = useTranslation()
  return (
    <div className="page">
      <EmptyState page action={<Home />}>
        {t('refused')}
      </EmptyState>
    </div>
  )
}

/** A screen that failed while being drawn or fetched. */
export function BrokenScreen() {
  const { t } = useTranslation()
  const error = useRouteError()
  const readable = errorMessage(error)
  return (
    <div className="page">
      <EmptyState
        page
        action={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('action.reload')}
          </Button>
        }
      >
        {readable.kind === 'broken' ? t('brokenScreen') : readable.message}
      </EmptyState>
    </div>
  )
}
