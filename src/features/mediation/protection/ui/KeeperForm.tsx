/** Gives an order or a warning to a colleague, who watches over it from now on. */
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#app/session/session'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field, Form, KeyButton } from '#app/parts/index'
import { desk } from '../../ui/client'
import { protectionContract, type OrderRecord } from '../contract'

interface Values {
  readonly to?: number
}

interface KeeperFormProps {
  readonly of: 'order' | 'warning'
  readonly id: number
  readonly colleagues: OrderRecord['colleagues']
  readonly onClose: () => void
}

export function KeeperForm({ of, id, colleagues, onClose }: KeeperFormProps) {
  const { t } = useTranslation('mediation')
  const handing = useWrite(desk.mediation.protection.handOver)
  return (
    <Form<Values, unknown>
      draft={`mediation.keeper:${of}:${id}`}
      label={t('protection.do.handOver')}
      initial={{}}
      schema={protectionContract.handOver['~orpc'].inputSchema}
      inputOf={({ to }) => ({ of, id, to })}
      submit={({ to = 0 }) => handing.write({ of, id, to })}
      onDone={(_, { to }) => {
        notify(t('hands.given', { name: colleagues.find((one) => one.id === to)?.name ?? '' }))
        onClose()
      }}
      submitLabel={t('protection.do.handOver')}
      onCancel={onClose}
    >
      <Field name="to" label={t('hands.colleague')}>
        <Select autoFocus options={colleagues.map((one) => ({ value: one.id, label: one.name }))} />
      </Field>
    </Form>
  )
}

/** For the head alone; greyed where nobody else is there. */
export function HandOverKey({
  colleagues,
  onPress,
}: Pick<KeeperFormProps, 'colleagues'> & { readonly onPress: () => void }) {
  const { t } = useTranslation('mediation')
  if (!useMay('mediation.head')) return null
  return (
    <KeyButton
      refusedBecause={colleagues.length > 0 ? undefined : t('protection.nobodyElse')}
      onPress={onPress}
    >
      {t('protection.do.handOver')}
    </KeyButton>
  )
}
