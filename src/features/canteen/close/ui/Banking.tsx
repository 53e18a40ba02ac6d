/** Cash that goes to the bank: how much, asked twice where it is much, and what was noted of it by a slip. */
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { moneyWords } from '#app/money'
import { notify } from '#app/notices'
import { Field, Form, KeyButton, MoneyInput, MoneyText } from '#app/parts/index'
import { isMuchForTheBank } from '../../rules/day-close'
import { desk } from '../../ui/client'
import { closeContract, type Banking, type Shift } from '../contract'

export interface Sum {
  readonly fen?: number | null
}

export interface DeedProps {
  readonly shift: Shift
  readonly onClose: () => void
}

export function BankForm({ shift, onClose }: DeedProps) {
  const { t } = useTranslation('canteen')
  const banking = useWrite(desk.canteen.close.toBank)
  const [typed, setTyped] = useState(0)
  /** The sum that was said to be right: another one is asked anew. */
  const [sureOf, setSureOf] = useState<number>()
  const isMuch = shift.counted === null && isMuchForTheBank(typed, shift.openingFen)
  return (
    <Form<Sum, unknown>
      label={t('close.toBank')}
      initial={{}}
      schema={closeContract.toBank['~orpc'].inputSchema}
      inputOf={({ fen }) => ({ shift: shift.id, fen })}
      submit={({ fen }) => banking.write({ shift: shift.id, fen: fen ?? 0, sure: fen === sureOf })}
      onChange={({ fen }) => setTyped(fen ?? 0)}
      onDone={(_, { fen }) => {
        notify(t('close.banked', { fen: moneyWords(fen ?? 0) }))
        onClose()
      }}
      submitLabel={t('close.toBank')}
      onCancel={onClose}
    >
      <Field name="fen" label={t('close.toBankFen')}>
        <MoneyInput autoFocus />
      </Field>
      {isMuch && (
        <Checkbox
          checked={sureOf === typed}
          onChange={({ target }) => setSureOf(target.checked ? typed : undefined)}
        >
          {t('close.muchSure', { fen: moneyWords(typed) })}
        </Checkbox>
      )}
    </Form>
  )
}

/** What was noted as taken to the bank out of a shift, each to be corrected once. */
export function Bankings({ shift: { bankings } }: { readonly shift: Shift }) {
  const { t } = useTranslation('canteen')
  if (bankings.length === 0) return null
  return (
    <ul className="close-left" aria-label={t('close.toBank')}>
      {bankings.map((banking) => (
        <li key={banking.id}>
          <Noted banking={banking} />
        </li>
      ))}
    </ul>
  )
}

function Noted({ banking: { id, fen, takenBackFen, at, by } }: { readonly banking: Banking }) {
  const { t } = useTranslation('canteen')
  const [correcting, setCorrecting] = useState(false)
  const takingBack = useWrite(desk.canteen.close.takeBackBanking)
  return (
    <>
      <span className="soft">{t('close.bankedAt', { time: clockTime(at), name: by })}</span>
      <MoneyText fen={fen} />
      {takenBackFen > 0 && (
        <span className="soft">
          {t('close.ofIt')} <MoneyText fen={-takenBackFen} />
        </span>
      )}
      {takenBackFen === 0 && !correcting && (
        <KeyButton onPress={() => setCorrecting(true)}>{t('close.takeBackBanking')}</KeyButton>
      )}
      {correcting && (
        <Form<Sum, { readonly takenBackFen: number }>
          label={t('close.takeBackBanking')}
          initial={{}}
          schema={closeContract.takeBackBanking['~orpc'].inputSchema}
          inputOf={({ fen: rightFen }) => ({ banking: id, rightFen })}
          fieldOf={() => 'fen'}
          submit={({ fen: rightFen }) => takingBack.write({ banking: id, rightFen: rightFen ?? 0 })}
          onDone={({ takenBackFen: less }) => {
            notify(t('close.bankingTakenBack', { fen: moneyWords(less) }))
            setCorrecting(false)
          }}
          submitLabel={t('close.takeBackBanking')}
          onCancel={() => setCorrecting(false)}
        >
          <Field name="fen" label={t('close.rightFen')} hint={t('close.rightHint')}>
            <MoneyInput autoFocus />
          </Field>
        </Form>
      )}
    </>
  )
}
