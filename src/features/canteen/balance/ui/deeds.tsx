/** What can be done with a balance: paid in, adjusted with somebody's agreement, closed. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { moneyWords } from '#app/money'
import { notify } from '#app/notices'
import { Field, FieldRow, Form, MoneyInput, useWatched } from '#app/parts/index'
import { lotKinds, type LotKind, type ClosingReason, type RefundRule } from '../../contract/words'
import { giftByRule } from '../../rules/balance'
import type { DinerRow } from '../../diners/contract'
import { desk } from '../../ui/client'
import { balanceContract, moneyTenders, type Account, type MoneyTender } from '../contract'

interface DeedProps {
  readonly diner: DinerRow
  readonly onClose: () => void
}

function TenderField() {
  const { t } = useTranslation('canteen')
  return (
    <Field name="tender" label={t('balance.tender')}>
      <Radio.Group options={moneyTenders.map((value) => ({ value, label: t(`tenders.${value}`) }))} />
    </Field>
  )
}

interface TopUpValues {
  readonly fen?: number | null
  readonly giftFen?: number | null
  readonly tender: MoneyTender
}

export function TopUpForm({ diner, onClose }: DeedProps) {
  const { t } = useTranslation('canteen')
  const topUp = useWrite(desk.canteen.balance.topUp)
  const [form] = AntForm.useForm<TopUpValues>()
  const paid = useWatched(form, 'fen') ?? 0
  const { data: settings } = useQuery(desk.canteen.settings.get.queryOptions({ input: {} }))
  const gift = giftByRule(paid, settings?.gifts ?? [])
  const hint = settings?.gifts.length === 0 ? t('balance.giftNone') : t('balance.giftHint')
  const inputOf = ({ fen, giftFen, tender }: TopUpValues) => ({
    diner: diner.id,
    fen: fen ?? 0,
    giftFen: giftFen ?? 0,
    tender,
  })
  return (
    <Form<TopUpValues, { readonly leftFen: number }>
      label={t('balance.topUp')}
      form={form}
      initial={{ fen: null, giftFen: null, tender: 'cash' }}
      schema={balanceContract.topUp['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => topUp.write(inputOf(values))}
      onDone={({ leftFen }) => {
        notify(t('balance.toppedUp', { name: diner.resident.name, fen: moneyWords(leftFen) }))
        onClose()
      }}
      submitLabel={t('balance.topUp')}
      onCancel={onClose}
    >
      <FieldRow>
        <Field name="fen" label={t('balance.fen')}>
          <MoneyInput autoFocus />
        </Field>
        <Field
          name="giftFen"
          label={t('balance.gift')}
          hint={gift > 0 ? t('balance.giftRule', { gift: moneyWords(gift) }) : hint}
          optional
        >
          <MoneyInput />
        </Field>
      </FieldRow>
      <TenderField />
    </Form>
  )
}

interface AdjustValues {
  readonly kind: LotKind
  readonly sign: 'in' | 'out'
  readonly fen?: number | null
  readonly reason: string
}

export function AdjustForm({ diner, onClose }: DeedProps) {
  const { t } = useTranslation('canteen')
  const ask = useWrite(desk.canteen.balance.askAdjustment)
  const inputOf = ({ kind, sign, fen, reason }: AdjustValues) => ({
    diner: diner.id,
    kind,
    fen: (sign === 'in' ? 1 : -1) * (fen ?? 0),
    reason,
  })
  return (
    <Form<AdjustValues, unknown>
      label={t('balance.adjust')}
      draft={`canteen.adjust:${diner.id}`}
      initial={{ kind: 'principal', sign: 'in', fen: null, reason: '' }}
      schema={balanceContract.askAdjustment['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => ask.write(inputOf(values))}
      onDone={() => {
        notify(t('balance.adjustmentAsked'))
        onClose()
      }}
      submitLabel={t('balance.ask')}
      onCancel={onClose}
    >
      <FieldRow>
        <Field name="sign" label={t('balance.direction')}>
          <Radio.Group
            options={(['in', 'out'] as const).map((value) => ({ value, label: t(`balance.signs.${value}`) }))}
          />
        </Field>
        <Field name="fen" label={t('balance.fen')}>
          <MoneyInput autoFocus />
        </Field>
      </FieldRow>
      <Field name="kind" label={t('balance.part')}>
        <Radio.Group options={lotKinds.map((value) => ({ value, label: t(`lotKinds.${value}`) }))} />
      </Field>
      <Field name="reason" label={t('balance.reason')} hint={t('balance.twoPeople')}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Field>
    </Form>
  )
}

interface CloseValues {
  readonly reason: ClosingReason
  readonly tender: MoneyTender
  readonly note: string
}

/** The article, and what the centre promises beyond it. */
function CloseHint({ reason, rule }: { readonly reason: ClosingReason; readonly rule: RefundRule }) {
  const { t } = useTranslation('canteen')
  return (
    <>
      {t(`balance.law.${reason}`)}
      {rule === 'all-principal' && <div>{t('balance.allPrincipal')}</div>}
    </>
  )
}

export function CloseForm({
  diner,
  account: { refunds, refundRule },
  onClose,
}: DeedProps & { readonly account: Pick<Account, 'refunds' | 'refundRule'> }) {
  const { t } = useTranslation('canteen')
  const close = useWrite(desk.canteen.balance.close)
  const [first] = refunds
  const [reason, setReason] = useState<ClosingReason>(first?.reason ?? 'diner-leaves')
  const refund = refunds.find((one) => one.reason === reason)?.fen ?? 0
  return (
    <Form<CloseValues, { readonly refundFen: number }>
      label={t('balance.close')}
      draft={`canteen.close-account:${diner.id}`}
      initial={{ reason, tender: 'cash', note: '' }}
      schema={balanceContract.close['~orpc'].inputSchema}
      inputOf={(values) => ({ diner: diner.id, ...values })}
      submit={(values) => close.write({ diner: diner.id, ...values })}
      onChange={(values) => setReason(values.reason)}
      onDone={({ refundFen }) => {
        notify(t('balance.closed', { name: diner.resident.name, fen: moneyWords(refundFen) }))
        onClose()
      }}
      submitLabel={t('balance.closeAndPay', { fen: moneyWords(refund) })}
      onCancel={onClose}
    >
      <Field
        name="reason"
        label={t('balance.closingReason')}
        hint={<CloseHint reason={reason} rule={refundRule} />}
      >
        <Select
          options={refunds.map((one) => ({
            value: one.reason,
            label: t('balance.refundFor', {
              reason: t(`closingReasons.${one.reason}`),
              fen: moneyWords(one.fen),
            }),
          }))}
        />
      </Field>
      <TenderField />
      <Field
        name="note"
        label={t(reason === 'diner-died' ? 'balance.heir' : 'balance.note')}
        optional={reason !== 'diner-died'}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Field>
    </Form>
  )
}
