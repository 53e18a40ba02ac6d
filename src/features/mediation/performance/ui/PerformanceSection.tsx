/** 履行 on the case: each duty with its instalments, what was kept of it, what is late, and who was reminded. */
import { useQuery } from '@tanstack/react-query'
import type { ContractRouterClient } from '@orpc/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  Day,
  ErrorLine,
  ErrorState,
  KeyButton,
  LoadingLines,
  MoneyText,
  ReasonDialog,
  Status,
  type Tone,
} from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { reasonOf } from '../../ui/gates'
import type { InstalmentShown, performanceContract } from '../contract'
import { KeepDrawer } from './KeepDrawer'
import { RemindDrawer } from './RemindDrawer'

type Duties = Awaited<ReturnType<ContractRouterClient<typeof performanceContract>['get']>>['duties']

type Doing =
  | { readonly what: 'keep' | 'remind'; readonly instalment: InstalmentShown; readonly duty: Duties[number] }
  | { readonly what: 'leave' }

const tones: Readonly<Record<InstalmentShown['standing'], Tone>> = {
  kept: 'done',
  part: 'soon',
  late: 'late',
  due: 'soon',
  coming: 'rest',
}

export function PerformanceSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<Doing>()
  const perform = useWrite(desk.mediation.performance.perform)
  const leave = useWrite(desk.mediation.performance.leaveUnperformed)
  const { data, error, refetch } = useQuery(
    desk.mediation.performance.get.queryOptions({ input: { case: caseId } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={3} />
  const { duties, isOpen, steps } = data
  // An agreement may have no duty that is watched, as an apology: it is kept all the same.
  if (duties.length === 0 && !isOpen) return null
  const close = () => setDoing(undefined)
  const nobody = () => ''
  // Said once to be kept, it is another thing to say that it is not.
  const leaving = record.card.state === 'performed' ? 'notPerformed' : 'leave'
  return (
    <Section
      title={t('performance.title')}
      remark={t('performance.law')}
      actions={
        isOpen && (
          <>
            <KeyButton
              size="small"
              refusedBecause={reasonOf(t, steps.leaveUnperformed, nobody)}
              onPress={() => setDoing({ what: 'leave' })}
            >
              {t(`performance.${leaving}`)}
            </KeyButton>
            <KeyButton
              size="small"
              pending={perform.pending}
              refusedBecause={reasonOf(t, steps.perform, nobody)}
              onPress={() => {
                perform.write({ case: caseId }).then(
                  () => notify(t('performance.performed')),
                  () => undefined,
                )
              }}
            >
              {t('performance.perform')}
            </KeyButton>
          </>
        )
      }
    >
      <ErrorLine error={perform.error} />
      {duties.map((duty) => (
        <table className="table" key={duty.id}>
          <caption className="mediation-caption">
            <b>{t('performance.duty', { who: duty.who, toWhom: duty.toWhom, what: duty.what })}</b>{' '}
            <span className="small soft">{duty.manner}</span>
          </caption>
          <tbody>
            {duty.instalments.map((instalment) => (
              <InstalmentRow
                key={instalment.id}
                instalment={instalment}
                isOpen={isOpen}
                onKeep={() => setDoing({ what: 'keep', instalment, duty })}
                onRemind={() => setDoing({ what: 'remind', instalment, duty })}
              />
            ))}
          </tbody>
        </table>
      ))}
      {doing?.what === 'keep' && <KeepDrawer instalment={doing.instalment} onClose={close} />}
      {doing?.what === 'remind' && (
        <RemindDrawer instalment={doing.instalment} who={doing.duty.who} onClose={close} />
      )}
      {doing?.what === 'leave' && (
        <ReasonDialog
          title={t(`performance.${leaving}`)}
          action={t(`performance.${leaving}`)}
          onCancel={close}
          onReason={({ words }) => leave.write({ case: caseId, reason: words }).then(close)}
        >
          {t(`performance.${leaving}What`)}
        </ReasonDialog>
      )}
    </Section>
  )
}

function InstalmentRow({
  instalment: { due, fen, standing, leftFen, daysLate, kept, remindedOn },
  isOpen,
  onKeep,
  onRemind,
}: {
  readonly instalment: InstalmentShown
  readonly isOpen: boolean
  readonly onKeep: () => void
  readonly onRemind: () => void
}) {
  const { t } = useTranslation('mediation')
  const reverse = useWrite(desk.mediation.performance.reverse)
  return (
    <tr>
      <td>
        <Day day={due} />
      </td>
      <td className="number">{fen === null ? '—' : <MoneyText fen={fen} />}</td>
      <td>
        <Status tone={tones[standing]}>{t(`performance.standings.${standing}`, { count: daysLate })}</Status>{' '}
        {leftFen !== null && leftFen > 0 && leftFen !== fen && (
          <span className="small soft">
            {t('performance.left')} <MoneyText fen={leftFen} />
          </span>
        )}
      </td>
      <td>
        {kept.map(({ id, day, fen: paid, way, isReversed }) => (
          <span key={id} className={isReversed ? 'small taken-back' : 'small'}>
            <Day day={day} /> {paid !== null && <MoneyText fen={paid} />} {t(`performance.ways.${way}`)}{' '}
            {!isReversed && isOpen && (
              <button
                type="button"
                className="link"
                onClick={() => void reverse.write({ performance: id }).catch(() => undefined)}
              >
                {t('performance.reverse')}
              </button>
            )}
          </span>
        ))}
        {remindedOn !== null && (
          <span className="small soft">
            {t('performance.reminded')} <Day day={remindedOn} />
          </span>
        )}
        <ErrorLine error={reverse.error} />
      </td>
      <td className="number">
        {isOpen && standing !== 'kept' && (
          <>
            <button type="button" className="link" onClick={onRemind}>
              {t('performance.remind')}
            </button>{' '}
            <button type="button" className="link" onClick={onKeep}>
              {t('performance.keep')}
            </button>
          </>
        )}
      </td>
    </tr>
  )
}
