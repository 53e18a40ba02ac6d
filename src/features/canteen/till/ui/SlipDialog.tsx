/** The slip of a meal as it will be printed. It is asked for after the sale: what is sold stands whether or not it prints. */
import { toldInChinese } from '#app/i18n/index'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime, dayOf } from '#app/dates'
import { shell, useWrite } from '#app/desk-client/index'
import { KeyLayer, useKeys } from '#app/keys.tsx'
import { moneyWords } from '#app/money'
import { Dialog, ErrorLine, KeyButton, MoneyText } from '#app/parts/index'
import { OnPaper, SlipFrame } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { desk } from '../../ui/client'
import type { SoldRow } from '../contract'

interface SlipDialogProps {
  readonly meal: SoldRow
  readonly tenders: readonly { readonly kind: string; readonly fen: number; readonly changeFen: number }[]
  readonly onClose: () => void
}

export function SlipDialog(props: SlipDialogProps) {
  return (
    <KeyLayer>
      <Opened {...props} />
    </KeyLayer>
  )
}

function Opened({ meal, tenders, onClose }: SlipDialogProps) {
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
          <Slip meal={meal} tenders={tenders} copy={copy ?? 1} />
        </OnPaper>
        <ErrorLine error={error} />
      </div>
    </Dialog>
  )
}

interface SlipProps extends Omit<SlipDialogProps, 'onClose'> {
  /** The second and each further one says that it is a copy. */
  readonly copy: number
}

function Slip({ meal, tenders, copy }: SlipProps) {
  const { t } = useTranslation('canteen')
  const { centre } = useSession()
  return (
    <SlipFrame width={58}>
      <div className="till-slip">
        <p>{centre.community}</p>
        <p>{t('slip.heading')}</p>
        {copy > 1 && <p className="till-copy">{t('slip.copy', { count: copy })}</p>}
        <p>{t('slip.line', { number: meal.id, day: dayOf(meal.at), time: clockTime(meal.at) })}</p>
        <p>
          {meal.day} {meal.clock} {t(`meals.${meal.meal}`)} {t(`ways.${meal.way}`)} {meal.name}
        </p>
        {meal.lines.map((line) => (
          <Row key={line.offer} name={`${line.name} × ${line.count}`} fen={line.fen} />
        ))}
        <Row name={t('till.subsidy')} fen={-meal.subsidyFen} />
        <Row name={t('price.own')} fen={meal.ownFen} />
        {tenders.map(({ kind, fen, changeFen }) => (
          <Row
            key={kind}
            name={`${toldInChinese('canteen', `tenders.${kind}`)}${changeFen > 0 ? ` (${t('till.change', { fen: moneyWords(changeFen) })})` : ''}`}
            fen={fen}
          />
        ))}
      </div>
    </SlipFrame>
  )
}

function Row({ name, fen }: { readonly name: string; readonly fen: number }) {
  return (
    <p className="till-slip-row">
      <span>{name}</span>
      <MoneyText fen={fen} />
    </p>
  )
}
