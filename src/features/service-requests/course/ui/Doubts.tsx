/** What speaks against taking a request in, with what is open already, and the reason it is taken in all the same. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ErrorLine, Status } from '#app/parts/index'
import { desk } from '../../ui/client'
import { ReasonField } from './ReasonField'

export interface DoubtsProps {
  readonly residentId: number
  readonly itemId: number
  /** The request that is to be taken in, when it is there already. */
  readonly requestId?: number
  /** Nothing is asked before it: it has the keyboard once it is known that there are doubts. */
  readonly isFirst?: boolean
}

export function Doubts({ residentId, itemId, requestId, isFirst = false }: DoubtsProps) {
  const { t } = useTranslation('service-requests')
  const { data, error } = useQuery(
    desk.serviceRequests.doubts.queryOptions({
      input: { residentId, itemId, ...(requestId === undefined ? {} : { requestId }) },
    }),
  )
  if (error !== null) return <ErrorLine error={error} />
  if (data === undefined || data.doubts.length === 0) return null
  const { fromAge, untilAge, tags } = data.forWhom
  const said = {
    from: fromAge ?? 0,
    until: untilAge ?? 0,
    tags: tags.join(t('listSeparator', { ns: 'app' })),
  }
  return (
    <section className="doubts" aria-label={t('doubts.title')}>
      {data.doubts.map((kind) => (
        <p key={kind}>
          <Status tone="soon">{t(`doubts.${kind}`, said)}</Status>{' '}
          {kind === 'same-item-open' &&
            data.others.map(({ id, number, state }) => (
              <Link key={id} to={`/service-requests/${id}`}>
                {number} {t(`states.${state}`)}
              </Link>
            ))}
        </p>
      ))}
      <ReasonField
        name="despite"
        label={t('doubts.despite')}
        hint={t('doubts.despiteHint')}
        usual="despite"
        autoFocus={isFirst}
      />
    </section>
  )
}
