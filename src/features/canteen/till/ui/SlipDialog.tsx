/** The slip of a meal as it will be printed. It is asked for after the sale: what is sold stands whether or not it prints. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { KeyLayer, useKeys } from '#app/keys.tsx'
import { Dialog, ErrorLine, KeyButton } from '#app/parts/index'
import { OnPaper, usePrintOnce } from '#app/parts/print/index'
import { desk } from '../../ui/client'
import { Slip, type SlipProps } from './Slip'

interface SlipDialogProps extends Omit<SlipProps, 'copy'> {
  /** How many of its slips are on record. */
  readonly slips: number
  readonly onClose: () => void
}

export function SlipDialog(props: SlipDialogProps) {
  return (
    <KeyLayer>
      <Opened {...props} />
    </KeyLayer>
  )
}

function Opened({ meal, price, tenders, slips, onClose }: SlipDialogProps) {
  const { t } = useTranslation('canteen')
  const slip = useWrite(desk.canteen.till.slip)
  // As it stood when the dialog was opened: what is printed now is the one after it.
  const [copy] = useState(slips + 1)
  const { print, pending, error } = usePrintOnce('slip-58', async () => {
    await slip.write({ meal: meal.id })
    onClose()
  })
  useKeys({ Escape: onClose, Enter: print })
  return (
    <Dialog
      closable={false}
      width={420}
      title={t('slip.title')}
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
        <OnPaper>
          <Slip meal={meal} price={price} tenders={tenders} copy={copy} />
        </OnPaper>
        <ErrorLine error={error} />
      </div>
    </Dialog>
  )
}
