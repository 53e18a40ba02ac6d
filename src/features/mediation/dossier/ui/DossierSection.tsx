/** 卷宗 on the page of a case: what a reviewer would find missing, what lies in the file, and the steps that close and bind it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ErrorState, KeyButton, LoadingLines, Status } from '#app/parts/index'
import { desk } from '../../ui/client'
import { mayChange, mayTakeOut } from '../../rules/dossier/archive'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { ArchiveDrawer } from './ArchiveDrawer'
import { BringDrawer } from './BringDrawer'
import { Findings } from './Findings'
import { LaterDrawer } from './LaterDrawer'
import { Leaves } from './Leaves'
import { StepDrawer } from './StepDrawer'
import './dossier.css'

type Doing = 'bring' | 'close' | 'send-back' | 'archive' | 'later'

export function DossierSection({ record: { card } }: SectionProps) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const [doing, setDoing] = useState<Doing>()
  const { data, error, refetch } = useQuery(
    desk.mediation.dossier.get.queryOptions({ input: { id: card.id } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={4} />
  const { findings, closing, head, pages, leaves, parties } = data
  const open = mayChange(card.state)
  const close = () => setDoing(undefined)
  return (
    <Section
      title={t('dossier.title')}
      remark={pages === null ? t('dossier.notCounted') : t('dossier.pages', { count: pages })}
      actions={
        <>
          {open && (
            <KeyButton size="small" onPress={() => setDoing('bring')}>
              {t('dossier.bring')}
            </KeyButton>
          )}
          <KeyButton size="small" onPress={() => void navigate(`/mediation/${card.id}/packet`)}>
            {t('dossier.packet')}
          </KeyButton>
          {card.state === 'archived' && (
            <KeyButton size="small" onPress={() => setDoing('later')}>
              {t('dossier.later')}
            </KeyButton>
          )}
          {card.state === 'closed' && head && (
            <KeyButton size="small" onPress={() => setDoing('send-back')}>
              {t('dossier.sendBack')}
            </KeyButton>
          )}
          {card.state === 'closed' && (
            <KeyButton
              size="small"
              primary
              refusedBecause={pages === null ? t('dossier.countFirst') : undefined}
              onPress={() => setDoing('archive')}
            >
              {t('dossier.archive')}
            </KeyButton>
          )}
          {closing !== 'not-from-here' && (
            <KeyButton
              size="small"
              primary={closing === 'may'}
              refusedBecause={refusal(closing, head, t)}
              onPress={() => setDoing('close')}
            >
              {t('dossier.close')}
            </KeyButton>
          )}
        </>
      }
    >
      {findings.length === 0 ? (
        <p>
          <Status tone="done">{t('dossier.complete')}</Status>
        </p>
      ) : (
        <Findings findings={findings} parties={parties} />
      )}
      <Leaves caseId={card.id} leaves={leaves} open={mayTakeOut(card.state)} />
      {doing === 'bring' && <BringDrawer caseId={card.id} parties={parties} onClose={close} />}
      {doing === 'later' && <LaterDrawer caseId={card.id} onClose={close} />}
      {doing === 'archive' && <ArchiveDrawer caseId={card.id} dossier={data} card={card} onClose={close} />}
      {(doing === 'close' || doing === 'send-back') && (
        <StepDrawer caseId={card.id} step={doing} missing={findings.length} onClose={close} />
      )}
    </Section>
  )
}

type Closing = 'may' | 'head-only' | 'commanded' | 'not-from-here'

/** Why it cannot be closed by whoever looks at it; undefined where it can. */
function refusal(
  closing: Closing,
  head: boolean,
  t: ReturnType<typeof useTranslation<'mediation'>>['t'],
): string | undefined {
  if (closing === 'commanded') return t('dossier.commanded')
  return closing === 'head-only' && !head ? t('dossier.headOnly') : undefined
}
