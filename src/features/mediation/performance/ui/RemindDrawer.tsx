/** Somebody was reminded of what is due. */
import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { tellingManners } from '../../contract/words'
import { desk } from '../../ui/client'
import { performanceContract, type InstalmentShown } from '../contract'

interface Values {
  readonly on: string
  readonly manner: (typeof tellingManners)[number]
  readonly said: string
}

export function RemindDrawer({
  instalment,
  who,
  onClose,
}: {
  readonly instalment: InstalmentShown
  readonly who: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const remind = useWrite(desk.mediation.performance.remind)
  const inputOf = (values: Values) => ({ instalment: instalment.id, ...values })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.reminder:${instalment.id}`}
      title={t('performance.remindWho', { who })}
      initial={{ on: today, manner: 'by-phone', said: '' }}
      schema={performanceContract.remind['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => remind.write(inputOf(values))}
      onDone={() => {
        notify(t('performance.remindKept'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
      <Field name="manner" label={t('endings.how')}>
        <Radio.Group
          options={tellingManners.map((value) => ({ value, label: t(`endings.manners.${value}`) }))}
        />
      </Field>
      <Field name="said" label={t('performance.said')} optional>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Field>
    </MoveDrawer>
  )
}
