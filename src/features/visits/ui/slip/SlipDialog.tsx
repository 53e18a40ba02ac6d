/** The number that was given, as it will be printed: Enter prints it, Esc leaves it unprinted. */
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime, dayOf, dayWithWeekday } from '../../../../app/dates'
import { desk, shell } from '../../../../app/desk-client'
import { KeyLayer, useKeys } from '../../../../app/keys'
import { ErrorLine, ErrorState, KeyButton, LoadingLines } from '../../../../app/parts'
import { SlipFrame } from '../../../../app/parts/print'
import { useSession } from '../../../../app/session/session'
import { useVisitWords } from '../words'

export interface SlipDialogProps {
  readonly visitId: number
  readonly onClose: () => void
}

export function SlipDialog(props: SlipDialogProps) {
  return (
    <KeyLayer>
      <Dialog {...props} />
    </KeyLayer>
  )
}

function Dialog({ visitId, onClose }: SlipDialogProps) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const { centre, today } = useSession()
  const slip = useQuery(desk.visits.slip.queryOptions({ input: { id: visitId } }))
  const [error, setError] = useState<unknown>()
  const paper = slip.data?.width === 80 ? 'slip-80' : 'slip-58'
  const print = () => {
    shell.print({ paper }).then(onClose, setError)
  }
  useKeys({ Escape: onClose, Enter: slip.data === undefined ? undefined : print })
  return (
    <Modal
      open
      keyboard={false}
      width={420}
      title={t('slip.title', { number: slip.data?.number ?? '' })}
      onCancel={onClose}
      footer={
        <>
          <KeyButton keys="Escape" onPress={onClose}>
            {t('slip.skip')}
          </KeyButton>
          <KeyButton primary keys="Enter" onPress={print}>
            {t('slip.print')}
          </KeyButton>
        </>
      }
    >
      {slip.error !== null && <ErrorState error={slip.error} onRetry={() => void slip.refetch()} />}
      {slip.isPending && <LoadingLines lines={4} />}
      {slip.data !== undefined && (
        <SlipFrame width={slip.data.width}>
          <div className="slip">
            <p>{centre.community}</p>
            <p>{t('slip.heading')}</p>
            <p className="slip-number">{slip.data.number}</p>
            {slip.data.matter !== '' && <p>{slip.data.matter}</p>}
            <p>{slip.data.ahead === 0 ? t('slip.next') : t('slip.ahead', { count: slip.data.ahead })}</p>
            {slip.data.ahead > 0 && slip.data.wait !== null && (
              <p>{t('slip.wait', { wait: words.wait(slip.data.wait) })}</p>
            )}
            <p>
              {t('slip.taken', {
                day: dayWithWeekday(dayOf(slip.data.takenAt), today),
                time: clockTime(slip.data.takenAt),
              })}
            </p>
            <p>{t('slip.keep')}</p>
          </div>
        </SlipFrame>
      )}
      <ErrorLine error={error} />
    </Modal>
  )
}
