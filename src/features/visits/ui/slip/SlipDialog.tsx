/** The number that was given, as it will be printed: Enter prints it, Esc leaves it unprinted. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { clockTime, dayOf } from '#app/dates'
import { desk, type deskClient } from '../client'
import { KeyLayer, useKeys } from '#app/keys.tsx'
import { Dialog, ErrorLine, ErrorState, KeyButton, LoadingLines } from '#app/parts/index'
import { OnPaper, paperWeekday, SlipFrame, usePrintOnce } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { aboutWords } from '../words'

export interface SlipDialogProps {
  readonly visitId: number
  readonly onClose: () => void
  /** F7 while the slip is shown: the next is called, and the slip stays unprinted. */
  readonly onCallNext?: () => void
}

export default function SlipDialog(props: SlipDialogProps) {
  return (
    <KeyLayer>
      <Opened {...props} />
    </KeyLayer>
  )
}

function Opened({ visitId, onClose, onCallNext }: SlipDialogProps) {
  const { t } = useTranslation('visits')
  const slip = useQuery(desk.visits.slip.queryOptions({ input: { id: visitId } }))
  const { print, pending, error } = usePrintOnce(slip.data?.width === 80 ? 'slip-80' : 'slip-58', onClose)
  useKeys({ Escape: onClose, F7: onCallNext, Enter: slip.data === undefined ? undefined : print })
  return (
    <Dialog
      closable={false}
      width={420}
      title={t('slip.title', { number: slip.data?.number ?? '' })}
      onCancel={onClose}
      footer={
        <>
          <KeyButton keys="Escape" onPress={onClose}>
            {t('slip.skip')}
          </KeyButton>
          <KeyButton primary keys="Enter" pending={pending} onPress={print}>
            {t('slip.print')}
          </KeyButton>
        </>
      }
    >
      <div className="slip-preview">
        {slip.error !== null && <ErrorState error={slip.error} onRetry={() => void slip.refetch()} />}
        {slip.isPending && <LoadingLines lines={4} />}
        {slip.data !== undefined && (
          <OnPaper>
            <Slip slip={slip.data} />
          </OnPaper>
        )}
        <ErrorLine error={error} />
      </div>
    </Dialog>
  )
}

interface SlipProps {
  readonly slip: Awaited<ReturnType<typeof deskClient.visits.slip>>
}

function Slip({ slip }: SlipProps) {
  const { t } = useTranslation('visits')
  const { centre, today } = useSession()
  const minutes = slip.ahead === 0 ? 0 : Math.ceil((slip.wait ?? 0) / 60_000)
  return (
    <SlipFrame width={slip.width}>
      <div className="slip">
        <p>{centre.community}</p>
        <p>{t('slip.heading')}</p>
        <p className="slip-number">{slip.number}</p>
        {slip.matter !== '' && <p>{slip.matter}</p>}
        <p>{slip.ahead === 0 ? t('slip.next') : t('slip.ahead', { count: slip.ahead })}</p>
        {minutes > 0 && <p>{t('slip.wait', { about: aboutWords(t, minutes) })}</p>}
        <p>
          {t('slip.taken', {
            day: paperWeekday(dayOf(slip.takenAt), today),
            time: clockTime(slip.takenAt),
          })}
        </p>
        <p>{t('slip.keep')}</p>
      </div>
    </SlipFrame>
  )
}
