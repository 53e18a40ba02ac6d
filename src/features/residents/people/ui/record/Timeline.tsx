/** What a person came for: everything that features know of them and the reader may see, latest first. */
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState, ErrorLine, LoadingLines, Sheet, When } from '#app/parts/index'
import { useOffered } from '#app/registry'

export function Timeline({ residentId }: { readonly residentId: number }) {
  const { t } = useTranslation('residents')
  const sources = useOffered((feature) => feature.timeline)
  const results = useQueries({
    queries: sources.map(({ feature, offer }) => ({
      queryKey: ['timeline', feature, offer.id, residentId],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => offer.find(residentId, signal),
    })),
  })
  const entries = results.flatMap(({ data }) => data ?? []).sort((a, b) => b.at - a.at)
  const pending = results.some(({ isPending }) => isPending)
  return (
    <Sheet
      grow
      title={t('timeline.title')}
      remark={entries.length > 0 ? t('timeline.count', { count: entries.length }) : undefined}
    >
      {results.map(({ error }, at) => error !== null && <ErrorLine key={at} error={error} />)}
      {pending && entries.length === 0 && <LoadingLines lines={4} />}
      {!pending && entries.length === 0 && (
        <EmptyState>{t(sources.length === 0 ? 'timeline.notShown' : 'timeline.nothing')}</EmptyState>
      )}
      <ol className="timeline sheet-scroll">
        {entries.map(({ key, at, title, detail, status, path }) => (
          <li key={key}>
            <span className="timeline-time">
              <When at={at} />
            </span>
            <span>
              {path === undefined ? title : <Link to={path}>{title}</Link>}
              {detail !== undefined && <div className="soft small">{detail}</div>}
            </span>
            <span>{status}</span>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
