/** 卷宗 on the page of a case: what a reviewer would find missing, and what lies in the file. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ErrorState, KeyButton, LoadingLines, Status } from '#app/parts/index'
import { desk } from '../../ui/client'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { BringDrawer } from './BringDrawer'
import { Findings } from './Findings'
import { Leaves } from './Leaves'
import './dossier.css'

export function DossierSection({ record: { card } }: SectionProps) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const [doing, setDoing] = useState<'bring'>()
  const { data, error, refetch } = useQuery(
    desk.mediation.dossier.get.queryOptions({ input: { id: card.id } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={4} />
  const { findings, pages, leaves, parties } = data
  const archived = card.state === 'archived'
  const close = () => setDoing(undefined)
  return (
    <Section
      title={t('dossier.title')}
      remark={pages === null ? t('dossier.notCounted') : t('dossier.pages', { count: pages })}
      actions={
        <>
          {!archived && (
            <KeyButton size="small" onPress={() => setDoing('bring')}>
              {t('dossier.bring')}
            </KeyButton>
          )}
          <KeyButton size="small" onPress={() => void navigate(`/mediation/${card.id}/packet`)}>
            {t('dossier.packet')}
          </KeyButton>
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
      <Leaves caseId={card.id} leaves={leaves} open={!archived} />
      {doing === 'bring' && <BringDrawer caseId={card.id} parties={parties} onClose={close} />}
    </Section>
  )
}
