/** What my cases wait for, the nearest first: the mediators' home. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState, ErrorState, LoadingLines, Relative, Sheet } from '#app/parts/index'
import { desk } from '../../ui/client'
import { partiesText } from '../../ui/words'
import { WaitText } from './WaitText'
import './waiting.css'

/** As many as are read at a glance; the list has the rest. */
const most = 8

export default function DueHome() {
  const { t } = useTranslation('mediation')
  const { data, error, refetch } = useQuery(
    desk.mediation.waiting.list.queryOptions({ input: { whose: 'mine', limit: most } }),
  )
  return (
    <Sheet grow title={t('waiting.mineTitle')} remark={<Link to="/mediation">{t('waiting.toList')}</Link>}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={4} />}
      {data?.rows.length === 0 && <EmptyState>{t('waiting.none.mine')}</EmptyState>}
      <ul className="waiting-home">
        {data?.rows.map((one) => (
          <li key={one.id}>
            <Link to={`/mediation/${one.id}`}>
              <b>{partiesText(t, one)}</b>
            </Link>
            <span>
              <WaitText waits={one.waits} />
            </span>
            <span className="small soft">{[one.kind, one.number].filter(Boolean).join(' · ')}</span>
            <span className="waiting-home-due">
              {one.waits.due === null ? '' : <Relative due={one.waits.due} />}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
