/** The papers there is something to make of, those to be printed anew since somebody was protected, and texts to look through. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Day, ErrorState, KeyButton, LoadingLines, Status, When } from '#app/parts/index'
import { desk } from '../../ui/client'
import { mayChange } from '../../rules/dossier/archive'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { paperPath } from './address'
import { AccountDrawer } from './AccountDrawer'
import { said, saying } from './said'
import { TextsDrawer } from './TextsDrawer'
import './papers.css'

export function PapersSection({ record: { card } }: SectionProps) {
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<'texts' | 'account'>()
  const { data, error, refetch } = useQuery(
    desk.mediation.papers.list.queryOptions({ input: { id: card.id } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={4} />
  const { offers, made, hidden, unread } = data
  const titled = (paper: string, of: string) => saying().title(paper, of)
  const reprint = made.filter((one) => one.reprint)
  const close = () => setDoing(undefined)
  return (
    <Section
      title={t('papers.section')}
      actions={
        <>
          {hidden.length > 0 && (
            <KeyButton size="small" onPress={() => setDoing('texts')}>
              {t('papers.lookThrough')}
            </KeyButton>
          )}
          {mayChange(card.state) && (
            <KeyButton size="small" onPress={() => setDoing('account')}>
              {t('papers.writeAccount')}
            </KeyButton>
          )}
        </>
      }
    >
      {unread > 0 && (
        <p className="small">
          <Status tone="soon">{t('papers.unread', { count: unread })}</Status>
        </p>
      )}
      {reprint.length > 0 && (
        <div role="alert">
          <p className="small">
            <Status tone="late">{t('papers.reprint')}</Status>
          </p>
          <ul className="mediation-papers">
            {reprint.map((one) => (
              <li key={one.id}>
                <Link to={paperPath(card.id, one)}>{titled(one.paper, '')}</Link>
                <span className="soft small">
                  <When at={one.at} /> {one.by}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="mediation-papers" aria-label={t('papers.section')}>
        {offers.map((offer) => (
          <li key={`${offer.paper} ${offer.about ?? ''}`}>
            <Link to={paperPath(card.id, offer)}>{titled(offer.paper, offer.of)}</Link>
            {offer.day !== null && (
              <span className="soft small">
                <Day day={offer.day} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {doing === 'texts' && <TextsDrawer caseId={card.id} onClose={close} />}
      {doing === 'account' && <AccountDrawer caseId={card.id} onClose={close} />}
      <p className="small soft">{said('note')}</p>
    </Section>
  )
}
