/** What the court said to an application. */
import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { rulings, type Ruling } from '../../contract/words'
import { desk } from '../../ui/client'
import { confirmationContract } from '../contract'

interface Values {
  readonly ruling?: Ruling
  readonly on: string
  readonly number: string
  readonly why: string
}

export function RulingDrawer({
  confirmation,
  onClose,
}: {
  readonly confirmation: number
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const rule = useWrite(desk.mediation.confirmation.rule)
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.ruling:${confirmation}`}
      title={t('confirmation.rule')}
      about={<p className="law small soft">{t('confirmation.rulingLaw')}</p>}
      initial={{ on: today, number: '', why: '' }}
      schema={confirmationContract.rule['~orpc'].inputSchema}
      inputOf={(values) => ({ confirmation, ...values })}
      submit={(values) => rule.write({ confirmation, ...values, ruling: values.ruling ?? 'withdrawn' })}
      onDone={() => {
        notify(t('confirmation.ruled'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="ruling" label={t('confirmation.ruling')}>
        <Radio.Group
          className="checks"
          options={rulings.map((value) => ({ value, label: t(`confirmation.rulings.${value}`) }))}
        />
      </Field>
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
      <Field name="number" label={t('agreements.courtNumber')} optional>
        <Input maxLength={60} />
      </Field>
      <Field name="why" label={t('confirmation.why')} optional>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Field>
    </MoveDrawer>
  )
}
