/** 并案 and 联合调解 on the case: the committees that sit at it, the case that took it in, those that it took in. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ErrorState, KeyButton, LoadingLines, Tag } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { partiesText } from '../../ui/words'
import type { OtherCase } from '../contract'
import { CommitteesDrawer } from './CommitteesDrawer'
import { JoinDrawer } from './JoinDrawer'

export function JointSection({ record: { card } }: SectionProps) {
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<'committees' | 'join'>()
  const { data, error, refetch } = useQuery(
    desk.mediation.joint.get.queryOptions({ input: { case: card.id } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={2} />
  const { committees, into, joined, candidates, mayJoin, open } = data
  const close = () => setDoing(undefined)
  return (
    <Section
      title={t('joint.title')}
      actions={
        open && (
          <>
            <KeyButton size="small" onPress={() => setDoing('committees')}>
              {t('joint.committees')}
            </KeyButton>
            {mayJoin && (
              <KeyButton
                size="small"
                refusedBecause={candidates.length === 0 ? t('joint.nothingToJoin') : undefined}
                onPress={() => setDoing('join')}
              >
                {t('joint.join')}
              </KeyButton>
            )}
          </>
        )
      }
    >
      {committees.length === 0 && into === null && joined.length === 0 && (
        <p className="soft">{t('joint.alone')}</p>
      )}
      {committees.map(({ name, number, contact, leads, mediators }) => (
        <p key={name} className="small">
          <b>{name}</b> {leads && <Tag>{t('joint.leads')}</Tag>}{' '}
          <span className="soft">
            {[number, contact, mediators.join(t('comma'))].filter((said) => said !== '').join(' · ')}
          </span>
        </p>
      ))}
      {into !== null && <Other says={t('joint.into')} one={into} />}
      {joined.map((one) => (
        <Other key={one.id} says={t('joint.took')} one={one} />
      ))}
      {doing === 'committees' && (
        <CommitteesDrawer
          caseId={card.id}
          committees={committees}
          mediators={card.mediators.map(({ name }) => name)}
          onClose={close}
        />
      )}
      {doing === 'join' && <JoinDrawer caseId={card.id} candidates={candidates} onClose={close} />}
    </Section>
  )
}

function Other({ says, one }: { readonly says: string; readonly one: OtherCase }) {
  const { t } = useTranslation('mediation')
  return (
    <p className="small">
      <span className="soft">{says}</span> <Link to={`/mediation/${one.id}`}>{one.number}</Link>{' '}
      {partiesText(t, one)} <span className="soft">{one.kind}</span>
    </p>
  )
}
