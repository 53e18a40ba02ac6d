/** What was asked and answered, what is still to be reported before anything goes on, help that was offered, pleas for help. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState, KeyButton, LoadingLines, Status, When } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { articlesText } from '../../ui/words'
import type { OwedShown, ScreeningOfCase } from '../contract'
import { PleaForm } from './PleaForm'
import { ReportForm } from './ReportForm'
import { ScreenForm } from './ScreenForm'
import { EarlierScreenings } from './EarlierScreenings'
import { Pleas, Reports, Standing } from './Screened'
import './screening.css'

type Writing =
  | { readonly what: 'screen' }
  | { readonly what: 'report'; readonly owed: OwedShown }
  | { readonly what: 'plea'; readonly addsTo: ScreeningOfCase['pleas'][number] | null }

export function ScreeningSection({ record: { card } }: SectionProps) {
  const { t } = useTranslation('mediation')
  const [writing, setWriting] = useState<Writing>()
  const { data, error, refetch } = useQuery(
    desk.mediation.screening.of.queryOptions({ input: { case: card.id } }),
  )
  const standing = data?.screenings.at(-1) ?? null
  return (
    <Section
      title={t('screening.title')}
      {...(standing === null ? {} : { remark: <When at={standing.at} /> })}
      actions={
        data?.open === true && (
          <>
            <KeyButton size="small" onPress={() => setWriting({ what: 'plea', addsTo: null })}>
              {t('screening.plea')}
            </KeyButton>
            <KeyButton size="small" keys="F4" onPress={() => setWriting({ what: 'screen' })}>
              {t(standing === null ? 'screening.screen' : 'screening.correct')}
            </KeyButton>
          </>
        )
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines />}
      {data !== undefined && (
        <>
          {data.owed.length > 0 && (
            <div className="owed" role="status">
              {data.owed.map((owed, at) => (
                <p key={at}>
                  <Status tone="late">
                    {t(`screening.when.${owed.when}`)}{' '}
                    {owed.suspicion === null
                      ? t('screening.reportOffence')
                      : t('screening.reportAbout', { name: nameOf(data, owed) })}
                  </Status>{' '}
                  <span className="small">
                    {owed.to.map((body) => t(`screening.bodies.${body}`)).join(t('screening.or'))}{' '}
                    {articlesText(t, owed)}
                  </span>{' '}
                  {at === 0 ? (
                    <KeyButton
                      size="small"
                      keys="F8"
                      danger
                      onPress={() => setWriting({ what: 'report', owed })}
                    >
                      {t('screening.report')}
                    </KeyButton>
                  ) : (
                    <Button size="small" onClick={() => setWriting({ what: 'report', owed })}>
                      {t('screening.report')}
                    </Button>
                  )}
                </p>
              ))}
              <p className="small">{t('screening.noNote')}</p>
            </div>
          )}
          {standing === null ? (
            <p className="soft">{t('screening.none')}</p>
          ) : (
            <Standing screening={standing} conditions={data.conditions} open={data.open} />
          )}
          <EarlierScreenings screenings={data.screenings} />
          <Reports reports={data.reports} screenings={data.screenings} />
          <Pleas
            pleas={data.pleas}
            open={data.open}
            onAdd={(addsTo) => setWriting({ what: 'plea', addsTo })}
          />
        </>
      )}
      {writing?.what === 'screen' && (
        <ScreenForm caseId={card.id} standing={standing} onClose={() => setWriting(undefined)} />
      )}
      {writing?.what === 'plea' && (
        <PleaForm caseId={card.id} addsTo={writing.addsTo} onClose={() => setWriting(undefined)} />
      )}
      {writing?.what === 'report' && (
        <ReportForm
          caseId={card.id}
          owed={writing.owed}
          about={standing?.suspicions.find((one) => isAbout(one, writing.owed)) ?? null}
          onClose={() => setWriting(undefined)}
        />
      )}
    </Section>
  )
}

/** A report is owed under the number of the first on record that it is. */
const isAbout = (one: { readonly id: number; readonly continues: number | null }, { suspicion }: OwedShown) =>
  (one.continues ?? one.id) === suspicion

const nameOf = ({ screenings }: ScreeningOfCase, owed: OwedShown): string =>
  screenings.at(-1)?.suspicions.find((one) => isAbout(one, owed))?.name ?? ''
