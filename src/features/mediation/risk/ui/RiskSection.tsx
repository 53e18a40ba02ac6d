/** 激化风险 on the case: how high it is held and what for, who was in touch, and by when somebody is again. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, ErrorState, Facts, KeyButton, LoadingLines, Relative, Status } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { ContactDrawer } from './ContactDrawer'
import { JudgeDrawer } from './JudgeDrawer'
import { riskTone } from './RiskMark'

export function RiskSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<'judge' | 'contact'>()
  const { data, error, refetch } = useQuery(desk.mediation.risk.get.queryOptions({ input: { case: caseId } }))
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={2} />
  const { standing, judgements, contacts, parties, due, open } = data
  const refusedBecause = open ? undefined : t('risk.shut')
  const close = () => setDoing(undefined)
  const nameOf = (party: number | null) => parties.find(({ id }) => id === party)?.name ?? t('risk.nobody')
  return (
    <Section
      title={t('risk.title')}
      actions={
        <>
          <KeyButton size="small" refusedBecause={refusedBecause} onPress={() => setDoing('contact')}>
            {t('risk.contact')}
          </KeyButton>
          <KeyButton size="small" refusedBecause={refusedBecause} onPress={() => setDoing('judge')}>
            {t('risk.judge')}
          </KeyButton>
        </>
      }
    >
      {standing === null ? (
        <p className="soft">{t('risk.none')}</p>
      ) : (
        <Facts
          facts={[
            {
              name: t('risk.level'),
              value: (
                <>
                  <Status tone={riskTone[standing.level]}>{t(`risk.levels.${standing.level}`)}</Status>{' '}
                  <span className="small soft">
                    {t(`risk.from.${standing.from}`)} <Day day={standing.since} />
                  </span>
                </>
              ),
            },
            ...(standing.signs.length === 0
              ? []
              : [
                  {
                    name: t('risk.signs'),
                    value: standing.signs.map((sign) => t(`risk.sign.${sign}`)).join(t('comma')),
                  },
                ]),
            { name: t('risk.due'), value: due === null ? t('risk.notDue') : <Relative due={due} /> },
          ]}
        />
      )}
      {judgements.length + contacts.length > 0 && (
        <table className="table">
          <tbody>
            {contacts.toReversed().map(({ id, on, party, manner, what, by }) => (
              <tr key={`contact ${String(id)}`}>
                <td>
                  <Day day={on} />
                </td>
                <td className="small">
                  {nameOf(party)} <span className="soft">{t(`endings.manners.${manner}`)}</span>
                </td>
                <td className="small">{what}</td>
                <td className="small soft">{by}</td>
              </tr>
            ))}
            {judgements.toReversed().map(({ id, on, level, note, by }) => (
              <tr key={`judged ${String(id)}`}>
                <td>
                  <Day day={on} />
                </td>
                <td className="small">{t(`risk.levels.${level}`)}</td>
                <td className="small">{note}</td>
                <td className="small soft">{by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {doing === 'judge' && (
        <JudgeDrawer
          caseId={caseId}
          signs={standing?.signs ?? []}
          level={standing?.level ?? 'low'}
          onClose={close}
        />
      )}
      {doing === 'contact' && <ContactDrawer caseId={caseId} parties={parties} onClose={close} />}
    </Section>
  )
}
