/** What was kept of an instalment: on which day, how much, hand to hand or by transfer; never through the mediator. */
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field, MoneyInput } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { performanceContract, type InstalmentShown, type performanceWays } from '../contract'

interface Values {
  readonly day: string
  readonly fen: number | null
  readonly way: (typeof performanceWays)[number]
}

export function KeepDrawer({
  instalment,
  onClose,
}: {
  readonly instalment: InstalmentShown
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const keep = useWrite(desk.mediation.performance.keep)
  const isMoney = instalment.fen !== null
  const inputOf = ({ day, fen, way }: Values) => ({
    instalment: instalment.id,
    day,
    fen: isMoney ? fen : null,
    way: isMoney ? way : ('done' as const),
  })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.performed:${instalment.id}`}
      title={t('performance.keep')}
      about={<p className="law small soft">{t('performance.notThroughUs')}</p>}
      initial={{ day: today, fen: instalment.leftFen, way: 'transfer' }}
      schema={performanceContract.keep['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => keep.write(inputOf(values))}
      onDone={() => {
        notify(t('performance.kept'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="day" label={t('sessions.on')}>
        <DayInput />
      </Field>
      {isMoney && (
        <>
          <Field name="fen" label={t('agreements.amount')}>
            <MoneyInput />
          </Field>
          <Field name="way" label={t('performance.way')}>
            <Radio.Group
              options={(['transfer', 'hand-to-hand'] as const).map((value) => ({
                value,
                label: t(`performance.ways.${value}`),
              }))}
            />
          </Field>
        </>
      )}
    </MoveDrawer>
  )
}
