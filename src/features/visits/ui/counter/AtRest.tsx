/** What the counter shows before a key is pressed: who was served last, whom it expects, what is ready to be fetched. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dutyTold } from '#app/i18n/index'
import { EmptyState, When } from '#app/parts/index'
import type { Matter } from '#work/duties/contract'
import { desk } from '../client'
import { useVisitWords } from '../words'

export function AtRest() {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const navigate = useNavigate()
  const { data } = useQuery(desk.visits.home.queryOptions({ input: {} }))
  if (data === undefined) return null
  const ready = data.awaited.filter(({ kind }) => kind === 'ready')
  const expected = data.awaited.filter(({ kind }) => kind !== 'ready')
  if (data.lastServed.length + data.awaited.length === 0) {
    return <EmptyState>{t('rest.nothing')}</EmptyState>
  }
  return (
    <div className="at-rest">
      {data.lastServed.length > 0 && (
        <section aria-label={t('rest.served')}>
          <h3>{t('rest.served')}</h3>
          <ul>
            {data.lastServed.map((visit) => (
              <li key={visit.id}>
                <button
                  type="button"
                  onClick={() =>
                    void navigate(
                      visit.resident === null ? `/visits/${visit.id}` : `/residents/${visit.resident.id}`,
                    )
                  }
                >
                  <b>{words.who(visit)}</b> <span>{words.matter(visit)}</span>
                  {visit.closedAt !== null && (
                    <span className="soft small">
                      <When at={visit.closedAt} />
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Awaited title={t('rest.expected')} matters={expected} />
      <Awaited title={t('rest.ready')} matters={ready} />
    </div>
  )
}

function Awaited({ title, matters }: { readonly title: string; readonly matters: readonly Matter[] }) {
  const navigate = useNavigate()
  if (matters.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {matters.map((matter) => (
          <li key={`${matter.feature}:${matter.kind}:${matter.id}`}>
            <button type="button" onClick={() => void navigate(matter.path)}>
              <b>{matter.residentName}</b> <span>{dutyTold(matter)}</span>
              <span className="soft small">{matter.number}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
