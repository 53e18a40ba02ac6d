/** Until when each meal may be ordered, by the way it goes: a line for each that has a cut-off. */
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorState, Field, Form, LoadingLines, Sheet } from '#app/parts/index'
import { meals, ways } from '../../contract/words'
import type { CutOff } from '../../rules/orders'
import { desk } from '../../ui/client'
import { ordersContract } from '../contract'
import './orders.css'

interface Values {
  readonly cutOffs: readonly CutOff[]
}

export function CutOffsForm() {
  const { t } = useTranslation('canteen')
  const { data, error, refetch } = useQuery(desk.canteen.orders.cutOffs.queryOptions({ input: {} }))
  const save = useWrite(desk.canteen.orders.setCutOffs)
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={3} />
  const inputOf = ({ cutOffs }: Values) => ({ cutOffs: cutOffs.filter(({ clock }) => clock.trim() !== '') })
  return (
    <Sheet title={t('orders.cutOffs')}>
      <div className="sheet-body narrow">
        <Form<Values, unknown>
          label={t('orders.cutOffs')}
          initial={{ cutOffs: data.cutOffs }}
          schema={ordersContract.setCutOffs['~orpc'].inputSchema}
          inputOf={inputOf}
          fieldOf={() => 'cutOffs'}
          submit={(values) => save.write(inputOf(values))}
          onDone={() => notify(t('orders.cutOffsKept'))}
          submitLabel={t('orders.keepCutOffs')}
        >
          <Field name="cutOffs" label={t('orders.cutOffs')} hint={t('orders.cutOffsHint')}>
            <CutOffLines />
          </Field>
        </Form>
      </div>
    </Sheet>
  )
}

function CutOffLines({
  value = [],
  onChange,
}: {
  readonly value?: readonly CutOff[]
  readonly onChange?: (cutOffs: readonly CutOff[]) => void
}) {
  const { t } = useTranslation('canteen')
  return meals.flatMap((meal) =>
    ways.map((way) => {
      const name = `${t(`meals.${meal}`)} ${t(`ways.${way}`)}`
      const kept = value.find((one) => one.meal === meal && one.way === way)
      const put = (own: Partial<CutOff>) =>
        onChange?.([
          ...value.filter((one) => one !== kept),
          { meal, way, daysBefore: 0, clock: '', ...kept, ...own },
        ])
      return (
        <div key={name} className="orders-cut-off">
          <span>{name}</span>
          <InputNumber
            aria-label={t('orders.daysBeforeOf', { name })}
            min={0}
            max={7}
            precision={0}
            value={kept?.daysBefore ?? 0}
            onChange={(daysBefore) => put({ daysBefore: daysBefore ?? 0 })}
          />
          <span className="soft">{t('orders.daysBefore')}</span>
          <Input
            aria-label={t('orders.clockOf', { name })}
            maxLength={5}
            value={kept?.clock ?? ''}
            onChange={({ target }) => put({ clock: target.value })}
          />
        </div>
      )
    }),
  )
}
