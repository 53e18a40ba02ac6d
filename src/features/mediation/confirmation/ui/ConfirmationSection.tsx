/** 司法确认 on the case: by when, at which court, what a court would not confirm; what was asked and what it said. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Day,
  ErrorLine,
  ErrorState,
  Facts,
  KeyButton,
  LoadingLines,
  Relative,
  Status,
} from '#app/parts/index'
import { useWrite } from '#app/desk-client/index'
import { useToday } from '#app/session/session'
import { articlesText } from '../../ui/words'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { mayChange } from '../../rules/dossier/archive'
import { ApplyDrawer } from './ApplyDrawer'
import type { Confirmation } from './confirmation'
import { Restoration } from './Restoration'
import { RulingDrawer } from './RulingDrawer'

type Doing = { readonly what: 'apply' } | { readonly what: 'rule'; readonly confirmation: number }

export function ConfirmationSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const today = useToday()
  const [doing, setDoing] = useState<Doing>()
  const declining = useWrite(desk.mediation.confirmation.decline)
  const { data, error, refetch } = useQuery(
    desk.mediation.confirmation.get.queryOptions({ input: { case: caseId } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={3} />
  const { period, applications, outlook, applies, beforeSeal, declinedOn } = data
  if (period === null && beforeSeal === null && applications.length === 0) return null
  const stops = applies === null ? undefined : t(`confirmation.applies.${applies}`)
  const close = () => setDoing(undefined)
  const decline = (declined: boolean) =>
    void declining.write({ case: caseId, declined }).catch(() => undefined)
  return (
    <Section
      title={t('confirmation.title')}
      actions={
        <>
          {period !== null && stops === undefined && mayChange(record.card.state) && (
            <KeyButton size="small" onPress={() => decline(declinedOn === null)}>
              {t(declinedOn === null ? 'confirmation.decline' : 'confirmation.mayAskAgain')}
            </KeyButton>
          )}
          <KeyButton
            size="small"
            refusedBecause={period === null ? t('confirmation.noPeriod') : stops}
            onPress={() => setDoing({ what: 'apply' })}
          >
            {t('confirmation.apply')}
          </KeyButton>
        </>
      }
    >
      {period === null ? (
        <p className="soft">
          {beforeSeal === null ? (
            t('confirmation.noPeriod')
          ) : (
            <Status tone="soon">
              {t('confirmation.beforeSeal')} <Relative due={beforeSeal} soonDays={7} />
            </Status>
          )}
        </p>
      ) : (
        <Days period={period} isAsked={applications.length > 0 || declinedOn !== null} />
      )}
      <ErrorLine error={declining.error} />
      {declinedOn !== null && (
        <p className="small">
          {t('confirmation.declined')} <Day day={declinedOn} />
        </p>
      )}
      {period !== null && period.lastDay < today && applications.length === 0 && declinedOn === null && (
        <Restoration caseId={caseId} today={today} />
      )}
      {period !== null && outlook !== null && outlook.refused.length > 0 && (
        <ul className="mediation-hands">
          {outlook.refused.map(({ term, article }, at) => (
            <li key={at}>
              <Status tone="soon">{t('agreements.notConfirmed', { term: (term ?? 0) + 1 })}</Status>
              {article !== null && (
                <span className="small soft"> {articlesText(t, { articles: [article] })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {period !== null && data.warnings.length > 0 && (
        <p className="mediation-line">
          {data.warnings.map((warning) => (
            <Status tone="soon" key={warning}>
              {t(`confirmation.warnings.${warning}`)}
            </Status>
          ))}
        </p>
      )}
      {applications.map((application) => (
        <Asked
          key={application.id}
          application={application}
          parties={data.parties}
          onRule={() => setDoing({ what: 'rule', confirmation: application.id })}
        />
      ))}
      {doing?.what === 'apply' && <ApplyDrawer caseId={caseId} data={data} onClose={close} />}
      {doing?.what === 'rule' && <RulingDrawer confirmation={doing.confirmation} onClose={close} />}
    </Section>
  )
}

/** The safe day first: it is in time under every reading. */
function Days({
  period: { safeDay, lastDay, counterDay, announced, otherLastDay },
  isAsked,
}: {
  readonly period: NonNullable<Confirmation['period']>
  readonly isAsked: boolean
}) {
  const { t } = useTranslation('mediation')
  return (
    <Facts
      facts={[
        {
          name: t('confirmation.safeDay'),
          value: isAsked ? <Day day={safeDay} weekday /> : <Relative due={safeDay} soonDays={7} />,
        },
        {
          name: t('confirmation.lastDay'),
          value: (
            <>
              <Day day={lastDay} weekday />{' '}
              {!announced && <Status tone="soon">{t('confirmation.notAnnounced')}</Status>}
            </>
          ),
        },
        { name: t('confirmation.counterDay'), value: <Day day={counterDay} weekday /> },
        ...(otherLastDay === null
          ? []
          : [{ name: t('confirmation.otherReading'), value: <Day day={otherLastDay} weekday /> }]),
        { name: '', value: <span className="small soft">{t('confirmation.law')}</span> },
      ]}
    />
  )
}

function Asked({
  application: { courtName, appliedOn, applicants, ruling },
  parties,
  onRule,
}: {
  readonly application: Confirmation['applications'][number]
  readonly parties: Confirmation['parties']
  readonly onRule: () => void
}) {
  const { t } = useTranslation('mediation')
  const names = parties.filter(({ id }) => applicants.includes(id)).map(({ name }) => name)
  return (
    <p className="mediation-line">
      <Day day={appliedOn} /> {courtName} <span className="small soft">{names.join(t('comma'))}</span>{' '}
      {ruling === null ? (
        <button type="button" className="link" onClick={onRule}>
          {t('confirmation.rule')}
        </button>
      ) : (
        <>
          <Status tone={ruling.ruling === 'confirmed' ? 'done' : 'soon'}>
            {t(`confirmation.rulings.${ruling.ruling}`)}
          </Status>{' '}
          <Day day={ruling.on} /> {ruling.number}{' '}
          <span className="small soft">
            {ruling.why} {ruling.ways.map((way) => t(`confirmation.ways.${way}`)).join(t('comma'))}
          </span>
        </>
      )}
    </p>
  )
}
