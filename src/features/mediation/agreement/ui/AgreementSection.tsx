/** 协议 on the case: what was agreed, whose hands are on it and whose are missing, and who got which original. */
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { MoveButtons, type MoveButton } from '#app/parts/course/index'
import { ErrorState, LoadingLines, ReasonDialog } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import { isAccepted, type SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { reasonOf } from '../../ui/gates'
import { AgreementDrawer } from './AgreementDrawer'
import type { Agreements } from './agreements'
import { AgreementText } from './AgreementText'
import { CopyDrawer } from './CopyDrawer'
import { CourtDrawer } from './CourtDrawer'
import { EffectBox } from './EffectBox'
import { SignDrawer } from './SignDrawer'

type Doing = 'propose' | 'speak' | 'sign' | 'copy' | 'setAside' | 'renegotiate' | 'settle'

export function AgreementSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<Doing>()
  const { data, error, refetch } = useQuery(
    desk.mediation.agreements.get.queryOptions({ input: { case: caseId } }),
  )
  if (!isAccepted(record)) return null
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={4} />
  const { standing, earlier } = data
  const close = () => setDoing(undefined)
  return (
    <Section
      title={t('agreements.title')}
      remark={
        standing === null
          ? undefined
          : t('agreements.remark', {
              form: t(`agreements.forms.${standing.form}`),
              number: standing.number,
              count: standing.duties.length,
            })
      }
      actions={<MoveButtons size="small" {...buttonsOf(t, data, setDoing)} />}
    >
      {standing === null ? (
        <p className="soft">{t('agreements.none')}</p>
      ) : (
        <>
          <AgreementText agreement={standing} parties={data.parties} />
          <EffectBox
            agreement={standing}
            parties={data.parties}
            isEntrusted={data.isEntrusted}
            mayCorrectHands={data.mayCorrectHands}
          />
        </>
      )}
      {earlier.length > 0 && (
        <p className="small soft mediation-line">
          {earlier.map(({ id, number, why }) => (
            <span key={id}>{t('agreements.earlier', { number, why: t(`agreements.whys.${why}`) })}</span>
          ))}
        </p>
      )}
      {(doing === 'propose' || doing === 'speak') && (
        <AgreementDrawer caseId={caseId} form={doing} parties={data.parties} onClose={close} />
      )}
      {doing === 'sign' && standing !== null && (
        <SignDrawer agreement={standing} parties={data.parties} onClose={close} />
      )}
      {doing === 'copy' && standing !== null && (
        <CopyDrawer agreement={standing} parties={data.parties} others={data.others} onClose={close} />
      )}
      {doing === 'settle' && <CourtDrawer caseId={caseId} onClose={close} />}
      {(doing === 'setAside' || doing === 'renegotiate') && (
        <WhyDialog caseId={caseId} move={doing} onClose={close} />
      )}
    </Section>
  )
}

/** One primary: what is to be done next. */
function buttonsOf(
  t: TFunction<'mediation'>,
  { standing, steps, parties, isEntrusted }: Agreements,
  go: (doing: Doing) => void,
) {
  const nameOf = (party: number) => parties.find(({ id }) => id === party)?.name ?? ''
  const button = (key: Doing, keys?: string): MoveButton => ({
    key,
    label: t(`agreements.steps.${key}`),
    keys,
    onPress: () => go(key),
    refusedBecause: key === 'copy' ? undefined : reasonOf(t, steps[key], nameOf),
  })
  if (standing === null) return { beside: [button('speak')], primary: button('propose', 'F7') }
  const isWaiting = standing.effect.by !== 'law' || steps.setAside.length === 0
  const menu = {
    label: t('agreements.more'),
    moves: isWaiting ? [button('setAside')] : [button('renegotiate')].filter(isOpen),
    notes: [button('copy')],
  }
  if (isEntrusted && isWaiting) return { beside: [button('sign', 'F7')], menu, primary: button('settle') }
  return isWaiting ? { menu, primary: button('sign', 'F7') } : { menu }
}

const isOpen = ({ refusedBecause }: MoveButton): boolean => refusedBecause === undefined

function WhyDialog({
  caseId,
  move,
  onClose,
}: {
  readonly caseId: number
  readonly move: 'setAside' | 'renegotiate'
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const write = useWrite(desk.mediation.agreements[move])
  return (
    <ReasonDialog
      title={t(`agreements.steps.${move}`)}
      action={t(`agreements.steps.${move}`)}
      onCancel={onClose}
      onReason={({ words }) => write.write({ case: caseId, reason: words }).then(onClose)}
    >
      {t(`agreements.what.${move}`)}
    </ReasonDialog>
  )
}
