/** 调解记录 on the case: who was told their rights, each sitting with what was said, and what its record still lacks. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, ErrorState, KeyButton, LoadingLines, Status } from '#app/parts/index'
import { mayChange } from '../../rules/dossier/archive'
import { reasonOf } from '../../ui/gates'
import { Section } from '../../ui/case/Section'
import { isAccepted, type SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import type { SessionShown } from '../contract'
import { InitialDrawer } from './InitialDrawer'
import { RightsDrawer } from './RightsDrawer'
import { SessionDrawer } from './SessionDrawer'
import { SessionLine } from './SessionLine'

type Doing =
  | { readonly what: 'rights' | 'hold' }
  | { readonly what: 'correct' | 'initial'; readonly session: SessionShown }

export function SessionsSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<Doing>()
  const { data, error, refetch } = useQuery(
    desk.mediation.sessions.list.queryOptions({ input: { case: caseId } }),
  )
  if (!isAccepted(record)) return null
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={4} />
  const { sessions, gates, parties, conditions, doors, unanswered } = data
  const nameOf = (party: number) => parties.find(({ id }) => id === party)?.name ?? ''
  const untold = parties.filter(({ rightsToldOn, diedOn }) => rightsToldOn === null && diedOn === null)
  const close = () => setDoing(undefined)
  const open = mayChange(record.card.state)
  return (
    <Section
      title={t('sessions.title')}
      remark={t('sessions.count', { count: sessions.filter(({ isCorrected }) => !isCorrected).length })}
      actions={
        <>
          {open && (
            <KeyButton size="small" onPress={() => setDoing({ what: 'rights' })}>
              {t('sessions.tellRights')}
            </KeyButton>
          )}
          <KeyButton
            size="small"
            keys="F6"
            refusedBecause={reasonOf(t, gates, nameOf)}
            onPress={() => setDoing({ what: 'hold' })}
          >
            {t('sessions.hold')}
          </KeyButton>
        </>
      }
    >
      <p className="small mediation-line">
        {untold.length === 0 ? (
          <Status tone="done">{t('sessions.allTold')}</Status>
        ) : (
          <Status tone="soon">
            {t('sessions.untold', { names: untold.map(({ name }) => name).join(t('comma')) })}
          </Status>
        )}
        {parties.map(({ id, name, rightsToldOn, toldAgainOn }) =>
          rightsToldOn === null ? null : (
            <span className="soft" key={id}>
              {name} <Day day={rightsToldOn} />
              {toldAgainOn.map((again, at) => (
                <span key={at}>
                  {t('comma')}
                  <Day day={again} /> {t('sessions.toldAgain')}
                </span>
              ))}
            </span>
          ),
        )}
      </p>
      {conditions.length > 0 && (
        <p className="small mediation-line">
          {conditions.map((condition) => (
            <Status tone="late" key={condition}>
              {t(`sessions.conditions.${condition}`)}
            </Status>
          ))}
        </p>
      )}
      {sessions.length === 0 ? (
        <p className="soft">{t('sessions.none')}</p>
      ) : (
        <ol className="mediation-sessions" aria-label={t('sessions.title')}>
          {sessions.map((session) => (
            <SessionLine
              key={session.id}
              session={session}
              open={open}
              nameOf={nameOf}
              onCorrect={() => setDoing({ what: 'correct', session })}
              onInitial={() => setDoing({ what: 'initial', session })}
            />
          ))}
        </ol>
      )}
      {doing?.what === 'rights' && <RightsDrawer caseId={caseId} parties={parties} onClose={close} />}
      {doing?.what === 'hold' && (
        <SessionDrawer
          caseId={caseId}
          parties={parties}
          wanted={doors}
          conditions={conditions}
          unanswered={unanswered}
          onClose={close}
        />
      )}
      {doing?.what === 'correct' && (
        <SessionDrawer
          caseId={caseId}
          parties={parties}
          wanted={doors}
          conditions={conditions}
          unanswered={[]}
          corrects={doing.session}
          onClose={close}
        />
      )}
      {doing?.what === 'initial' && <InitialDrawer session={doing.session} onClose={close} />}
    </Section>
  )
}
