/** One deed about an order: looked after it, asked the court, wrote its ruling down, told of a breach, helped. */
import { Checkbox, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow, Form } from '#app/parts/index'
import { useSession } from '#app/session/session'
import { askedOfCourt, toldOfBreach, type AskedOfCourt, type ToldOfBreach } from '../../contract/words'
import { desk } from '../../ui/client'
import { protectionContract, type OrderRecord } from '../contract'
import { KeeperForm } from './KeeperForm'
import { OrderForm } from './OrderForm'
import { RuleForm } from './RuleForm'

export type Doing =
  | { readonly what: 'see' | 'ask' | 'help' | 'edit' | 'hand-over' }
  | { readonly what: 'rule'; readonly asking: number }
  | { readonly what: 'tell'; readonly sighting: number }

interface DeedProps {
  readonly record: OrderRecord
  readonly onClose: () => void
}

export function OrderDeed({ doing, ...props }: DeedProps & { readonly doing: Doing }) {
  const { record, onClose } = props
  const { t } = useTranslation('mediation')
  switch (doing.what) {
    case 'see':
      return <SeeForm {...props} />
    case 'ask':
      return <AskForm {...props} />
    case 'help':
      return <HelpForm {...props} />
    case 'rule':
      return <RuleForm {...props} asking={doing.asking} />
    case 'tell':
      return <TellForm {...props} sighting={doing.sighting} />
    case 'hand-over':
      return <KeeperForm of="order" id={record.card.id} colleagues={record.colleagues} onClose={onClose} />
    case 'edit':
      return (
        <OrderForm
          id={record.card.id}
          caseId={record.card.caseId}
          kept={record.text}
          onCancel={onClose}
          onDone={() => {
            notify(t('protection.kept'))
            onClose()
          }}
        />
      )
  }
}

/** What every one of these forms does when it is done. */
function useDone(onClose: () => void): () => void {
  const { t } = useTranslation('mediation')
  return () => {
    notify(t('protection.kept'))
    onClose()
  }
}

interface SeeValues {
  readonly on: string
  readonly kept?: boolean | undefined
  readonly what: string
  readonly by: string
}

function SeeForm({ record, onClose }: DeedProps) {
  const { t } = useTranslation('mediation')
  const { today, staff } = useSession()
  const see = useWrite(desk.mediation.protection.see)
  const order = record.card.id
  const done = useDone(onClose)
  return (
    <Form<SeeValues, unknown>
      draft={`mediation.order.see:${record.card.id}`}
      label={t('protection.do.see')}
      initial={{ on: today, what: '', by: staff.name }}
      schema={protectionContract.see['~orpc'].inputSchema}
      inputOf={(values) => ({ order, ...values })}
      submit={({ kept = false, ...values }) => see.write({ order, kept, ...values })}
      onDone={done}
      submitLabel={t('protection.keep')}
      onCancel={onClose}
    >
      <Field name="kept" label={t('protection.howKept')}>
        <Radio.Group
          options={[
            { value: true, label: t('protection.isKept') },
            { value: false, label: t('protection.broken') },
          ]}
        />
      </Field>
      <Field name="what" label={t('protection.seen')}>
        <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Field>
      <WhenAndWho />
    </Form>
  )
}

interface HelpValues {
  readonly on: string
  readonly what: string
  readonly withWhom: string
  readonly by: string
}

function HelpForm({ record, onClose }: DeedProps) {
  const { t } = useTranslation('mediation')
  const { today, staff } = useSession()
  const help = useWrite(desk.mediation.protection.help)
  const order = record.card.id
  const done = useDone(onClose)
  return (
    <Form<HelpValues, unknown>
      draft={`mediation.order.help:${record.card.id}`}
      label={t('protection.do.help')}
      initial={{ on: today, what: '', withWhom: '', by: staff.name }}
      schema={protectionContract.help['~orpc'].inputSchema}
      inputOf={(values) => ({ order, ...values })}
      submit={(values) => help.write({ order, ...values })}
      onDone={done}
      submitLabel={t('protection.keep')}
      onCancel={onClose}
    >
      <Field name="what" label={t('protection.helped')}>
        <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Field>
      <Field name="withWhom" label={t('protection.withWhom')} optional>
        <Input maxLength={100} />
      </Field>
      <WhenAndWho />
    </Form>
  )
}

export function WhenAndWho() {
  const { t } = useTranslation('mediation')
  return (
    <FieldRow>
      <Field name="on" label={t('protection.on')}>
        <DayInput />
      </Field>
      <Field name="by" label={t('protection.by')}>
        <Input maxLength={40} />
      </Field>
    </FieldRow>
  )
}

interface AskValues {
  readonly what: AskedOfCourt
  readonly on: string
  readonly byApplicant: boolean
  readonly reason: string
}

function AskForm({ record, onClose }: DeedProps) {
  const { t } = useTranslation('mediation')
  const { today } = useSession()
  const ask = useWrite(desk.mediation.protection.ask)
  const order = record.card.id
  return (
    <Form<AskValues, { readonly lastDay: boolean }>
      draft={`mediation.order.ask:${record.card.id}`}
      label={t('protection.do.ask')}
      initial={{ what: 'extend', on: today, byApplicant: true, reason: '' }}
      schema={protectionContract.ask['~orpc'].inputSchema}
      inputOf={(values) => ({ order, ...values })}
      submit={(values) => ask.write({ order, ...values })}
      onDone={({ lastDay }) => {
        if (lastDay) notify(t('protection.lastDay'), 'warning')
        else notify(t('protection.kept'))
        onClose()
      }}
      submitLabel={t('protection.keep')}
      onCancel={onClose}
    >
      <Field name="what" label={t('protection.askWhat')} hint={t('protection.askHint')}>
        <Radio.Group
          options={askedOfCourt.map((value) => ({ value, label: t(`protection.asked.${value}`) }))}
        />
      </Field>
      <Field name="on" label={t('protection.askedOn')}>
        <DayInput />
      </Field>
      <Field name="byApplicant" label={t('protection.askedBy')} valueProp="checked">
        <Checkbox>{t('protection.byApplicant')}</Checkbox>
      </Field>
      <Field name="reason" label={t('protection.reason')} optional>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Field>
    </Form>
  )
}

interface TellValues {
  readonly to: ToldOfBreach
  readonly on: string
  readonly receipt: string
}

function TellForm({ sighting, onClose }: DeedProps & { readonly sighting: number }) {
  const { t } = useTranslation('mediation')
  const { today } = useSession()
  const tell = useWrite(desk.mediation.protection.tellBreach)
  const done = useDone(onClose)
  return (
    <Form<TellValues, unknown>
      draft={`mediation.order.tell:${sighting}`}
      label={t('protection.do.tell')}
      initial={{ to: 'police', on: today, receipt: '' }}
      schema={protectionContract.tellBreach['~orpc'].inputSchema}
      inputOf={(values) => ({ sighting, ...values })}
      submit={(values) => tell.write({ sighting, ...values })}
      onDone={done}
      submitLabel={t('protection.keep')}
      onCancel={onClose}
    >
      <Field name="to" label={t('protection.toWhom')}>
        <Radio.Group
          options={toldOfBreach.map((value) => ({ value, label: t(`protection.bodies.${value}`) }))}
        />
      </Field>
      <Field name="on" label={t('protection.on')}>
        <DayInput />
      </Field>
      <Field name="receipt" label={t('protection.receipt')} hint={t('protection.receiptHint')}>
        <Input maxLength={200} />
      </Field>
    </Form>
  )
}
