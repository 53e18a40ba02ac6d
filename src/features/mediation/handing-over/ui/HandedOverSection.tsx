/** 移送 on the case: which body has to deal with it, since when, with which papers, who signed for it there, who was told. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, ErrorState, Facts, KeyButton, LoadingLines, Status } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import { isAccepted, type SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { reasonOf } from '../../ui/gates'
import { HandOverDrawer } from './HandOverDrawer'
import { HandedOverNoteDrawer } from './HandedOverNoteDrawer'

export function HandedOverSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<'send' | 'note'>()
  const { data, error, refetch } = useQuery(
    desk.mediation.handingOver.get.queryOptions({ input: { case: caseId } }),
  )
  if (!isAccepted(record)) return null
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={2} />
  const { sent, notes, gaps, gates, parties } = data
  if (sent === null && gates.some(({ code }) => code === 'not-from-here')) return null
  const nameOf = (party: number | null) => parties.find(({ id }) => id === party)?.name ?? ''
  const close = () => setDoing(undefined)
  return (
    <Section
      title={t('handingOver.title')}
      actions={
        sent === null ? (
          <KeyButton
            size="small"
            refusedBecause={reasonOf(t, gates, nameOf)}
            onPress={() => setDoing('send')}
          >
            {t('handingOver.send')}
          </KeyButton>
        ) : (
          <KeyButton
            size="small"
            refusedBecause={gaps.length === 0 ? t('handingOver.nothingLeft') : undefined}
            onPress={() => setDoing('note')}
          >
            {t('handingOver.note')}
          </KeyButton>
        )
      }
    >
      {sent === null ? (
        <p className="small soft mediation-line">{t('handingOver.law')}</p>
      ) : (
        <>
          <Facts
            facts={[
              { name: t('handingOver.to'), value: `${t(`handingOver.bodies.${sent.body}`)} ${sent.name}` },
              { name: t('sessions.on'), value: <Day day={sent.on} /> },
              { name: t('handingOver.why'), value: sent.why },
              {
                name: t('handingOver.papers'),
                value: sent.papers.length === 0 ? t('handingOver.noPapers') : sent.papers.join(t('comma')),
              },
              ...notes.map(({ on, receipt, told, by }) => ({
                name: <Day day={on} />,
                value: (
                  <>
                    {receipt !== '' && t('handingOver.signedFor', { name: receipt })}{' '}
                    {told.length > 0 && t('handingOver.told', { names: told.map(nameOf).join(t('comma')) })}{' '}
                    <span className="small soft">{by}</span>
                  </>
                ),
              })),
            ]}
          />
          {gaps.length > 0 && (
            <p className="mediation-line">
              {gaps.map(({ code, party }) => (
                <Status tone="soon" key={`${code} ${String(party)}`}>
                  {t(`handingOver.gaps.${code}`, { name: nameOf(party) })}
                </Status>
              ))}
            </p>
          )}
        </>
      )}
      {doing === 'send' && <HandOverDrawer caseId={caseId} parties={parties} onClose={close} />}
      {doing === 'note' && (
        <HandedOverNoteDrawer
          caseId={caseId}
          parties={parties.filter(({ id }) => gaps.some(({ party }) => party === id))}
          isSignedFor={gaps.every(({ code }) => code !== 'no-receipt')}
          onClose={close}
        />
      )}
    </Section>
  )
}
