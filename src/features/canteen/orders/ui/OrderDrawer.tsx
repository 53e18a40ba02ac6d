/** An order by hand: who, which meal, which way; after the cut-off with the reason that lets it in. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Awaiting, DayInput, DetailDrawer, Field, FieldRow, Form, useWatched } from '#app/parts/index'
import { meals, ways, type LateOrderReason, type Meal, type Way } from '../../contract/words'
import { DinerPick, type PickedDiner } from '../../diners/ui/DinerPick'
import { desk } from '../../ui/client'
import { ordersContract } from '../contract'
import { LateSelect, OfferSelect } from './selects'
import { useSitting } from './sitting'

interface Values {
  readonly diner?: PickedDiner
  readonly day?: string
  readonly meal: Meal
  readonly way: Way
  readonly offer?: number
  readonly late?: LateOrderReason
}

const usualWay: Way = 'delivered'

const inputOf = ({ diner, day, meal, way, offer, late }: Values) => ({
  diner: diner?.id ?? 0,
  day: day ?? '',
  meal,
  way,
  offer: offer ?? null,
  late: late ?? null,
})

export default function OrderDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { asked, search } = useSitting()
  const back = `/canteen/orders?${search}`
  const order = useWrite(desk.canteen.orders.order)
  const query = useQuery(desk.canteen.orders.day.queryOptions({ input: asked }))
  const { data } = query
  const close = () => void navigate(back)
  const [form] = AntForm.useForm<Values>()
  const day = useWatched(form, 'day') ?? data?.day
  const meal = useWatched(form, 'meal') ?? data?.meal
  const way = useWatched(form, 'way') ?? usualWay
  // Of another sitting the desk says when it is asked.
  const isPast =
    day === data?.day &&
    meal === data?.meal &&
    data?.cutOffs.some((one) => one.way === way && one.passed) === true
  return (
    <DetailDrawer title={t('orders.byHand')} onClose={close}>
      {data === undefined ? (
        <Awaiting of={query} lines={5} />
      ) : (
        <Form<Values, unknown>
          label={t('orders.byHand')}
          initial={{ day: data.day, meal: data.meal, way: usualWay }}
          form={form}
          schema={ordersContract.order['~orpc'].inputSchema}
          inputOf={(values) => ({ ...inputOf(values), diner: values.diner?.id })}
          submit={(values) => order.write(inputOf(values))}
          onDone={(_, { diner }) => {
            notify(t('orders.ordered', { name: diner?.name ?? '' }))
            close()
          }}
          submitLabel={t('orders.order')}
          onCancel={close}
        >
          <Field name="diner" label={t('orders.diner')}>
            <DinerPick autoFocus />
          </Field>
          <FieldRow>
            <Field name="day" label={t('menu.day')}>
              <DayInput />
            </Field>
            <Field name="meal" label={t('menu.meal')}>
              <Radio.Group options={meals.map((value) => ({ value, label: t(`meals.${value}`) }))} />
            </Field>
          </FieldRow>
          <Field name="way" label={t('try.way')}>
            <Radio.Group options={ways.map((value) => ({ value, label: t(`ways.${value}`) }))} />
          </Field>
          <Field name="offer" label={t('meals.lines')} hint={t('orders.offerHint')} optional>
            <OfferSelect />
          </Field>
          <Field name="late" label={t('orders.late')} hint={t('orders.lateHint')} optional={!isPast}>
            <LateSelect isAsked={isPast} />
          </Field>
        </Form>
      )}
    </DetailDrawer>
  )
}
