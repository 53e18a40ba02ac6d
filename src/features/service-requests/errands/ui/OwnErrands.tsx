/** What I was sent out with: where to, what with, by when; for who works at no request. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { desk } from '../../ui/client'
import { EmptyState, ErrorState, LoadingLines, Relative, Sheet, When } from '#app/parts/index'
import type { OwnErrand } from '../contract'
import '../../requests/ui/requests.css'

export default function OwnErrands() {
  const { t } = useTranslation('service-requests')
  const { data, error, isPending, refetch } = useQuery(
    desk.serviceRequests.ownErrands.queryOptions({ input: {} }),
  )
  const errands = data?.errands ?? []
  return (
    <Sheet
      grow
      title={t('ownErrands.title')}
      remark={errands.length > 0 ? String(errands.length) : undefined}
    >
      {isPending && <LoadingLines lines={4} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && errands.length === 0 && <EmptyState>{t('ownErrands.none')}</EmptyState>}
      <ul className="own-errands">
        {errands.map((errand) => (
          <Line key={errand.id} errand={errand} />
        ))}
      </ul>
    </Sheet>
  )
}

function Line({ errand }: { readonly errand: OwnErrand }) {
  const { t } = useTranslation('service-requests')
  return (
    <li>
      <p className="own-errand-head">
        <b>{errand.matter}</b>
        {errand.due !== null && <Relative due={errand.due} />}
      </p>
      <p>{[errand.address, errand.residentName].filter(Boolean).join(' · ')}</p>
      <p className="small soft">
        {[t(`errandKinds.${errand.kind}`), errand.materials, errand.number].filter(Boolean).join(' · ')}
      </p>
      <p className="small soft">
        <When at={errand.dispatchedAt} /> {t('ownErrands.tell', { name: errand.handler })}
      </p>
    </li>
  )
}
