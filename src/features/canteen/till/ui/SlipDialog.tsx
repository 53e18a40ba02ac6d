/** The slip of a meal as it will be printed. It is asked for after the sale: what is sold stands whether or not it prints. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shell, useWrite } from '#app/desk-client/index'
import { KeyLayer, useKeys } from '#app/keys.tsx'
import { Dialog, ErrorLine, KeyButton } from '#app/parts/index'
import { OnPaper } from '#app/parts/print/index'
import { desk } from '../../ui/client'
import { Slip, type SlipProps } from './Slip'

interface SlipDialogProps extends Omit<SlipProps, 'copy'> {
  readonly onClose: () => void
}

export function SlipDialog(props: SlipDialogProps) {
  return (
    <KeyLayer>
      <Opened {...props} />
    </KeyLayer>
  )
}

function Opened({ meal, price, tenders, onClose }: SlipDialogProps) {
  const { t } = useTranslation('canteen')
  const slip = useWrite(desk.canteen.till.slip)
  const [copy, setCopy] = useState<number>()
  const [error, setError] = useState<unknown>()
  const print = () => {
    setError(undefined)
    slip
      .write({ meal: meal.id })
      .then(async (written) => {
        setCopy(written.copy)
        // The mark of a copy has to be on the paper, and the type of it there.
        await new Promise(requestAnimationFrame)
        await document.fonts.ready
        await shell.print({ paper: 'slip-58' })
        onClose()
      })
      .catch(setError)
  }
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
          <KeyButton primary keys="Enter" pending={slip.pending} onPress={print}>
            {t('slip.print')}
          </KeyButton>
        </>
      }
    >
      <div className="slip-preview">
        <OnPaper>
          <Slip meal={meal} price={price} tenders={tenders} copy={copy ?? 1} />
        </OnPaper>
        <ErrorLine error={error} />
      </div>
    </Dialog>
  )
}
