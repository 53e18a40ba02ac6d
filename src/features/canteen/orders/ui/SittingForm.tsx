/** One meal of one person: ordered, ordered otherwise, taken back; when it is over, why it was not taken. */
import { Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorLine, KeyButton } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { reasonsSaid, ways, type LateOrderReason, type Meal, type Way } from '../../contract/words'
import { desk } from '../../ui/client'
import type { OrderOfDay } from '../contract'
import { LateSelect, OfferSelect } from './selects'

export interface SittingFormProps {
  readonly diner: number
  readonly day: string
  readonly meal: Meal
  readonly order: OrderOfDay | undefined
  readonly onDone: () => void
}

export function SittingForm({ diner, day, meal, order, onDone }: SittingFormProps) {
  const { t } = useTranslation('canteen')
  const today = useToday()
  const [way, setWay] = useState<Way>(order?.way ?? 'delivered')
  const [offer, setOffer] = useState(order?.offer ?? undefined)
  const [late, setLate] = useState<LateOrderReason>()
  const [reason, setReason] = useState<(typeof reasonsSaid)[number]>()
  const put = useWrite(desk.canteen.orders.order)
  const cancel = useWrite(desk.canteen.orders.cancel)
  const notTaken = useWrite(desk.canteen.orders.notTaken)
  const of = { diner, day, meal }
  const said = (words: string) => () => {
    notify(words)
    onDone()
  }
  // What was refused is said by the line below and changes nothing else.
  const ignore = () => undefined
  const when = `${dayWithWeekday(day, today)} ${t(`meals.${meal}`)}`
  return (
    <fieldset className="orders-sitting" aria-label={when}>
      <legend>{when}</legend>
      <ErrorLine error={put.error ?? cancel.error ?? notTaken.error} />
      {day >= today && order?.state !== 'had' && (
        <>
          <Radio.Group
            aria-label={t('try.way')}
            value={way}
            options={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
            onChange={({ target }) => setWay(ways.find((one) => one === target.value) ?? way)}
          />
          <div className="orders-sitting-row">
            <OfferSelect {...(offer === undefined ? {} : { value: offer })} onChange={setOffer} />
            <LateSelect {...(late === undefined ? {} : { value: late })} onChange={setLate} />
          </div>
          <div className="orders-sitting-row">
            <KeyButton
              pending={put.pending}
              onPress={() =>
                void put
                  .write({ ...of, way, offer: offer ?? null, late: late ?? null })
                  .then(said(t('orders.orderedFor', { when })), ignore)
              }
            >
              {t(order === undefined ? 'orders.order' : 'orders.orderOtherwise')}
            </KeyButton>
            {order !== undefined && (
              <KeyButton
                pending={cancel.pending}
                onPress={() =>
                  void cancel
                    .write({ ...of, late: late ?? null })
                    .then(said(t('orders.cancelled', { when })), ignore)
                }
              >
                {t('orders.cancel')}
              </KeyButton>
            )}
          </div>
        </>
      )}
      {day <= today && order !== undefined && order.state !== 'had' && (
        <div className="orders-sitting-row">
          <Select
            aria-label={t('orders.whyNot')}
            placeholder={t('orders.whyNot')}
            options={reasonsSaid.map((value) => ({ value, label: t(`notTakenReasons.${value}`) }))}
            {...(reason === undefined ? {} : { value: reason })}
            onChange={setReason}
          />
          <KeyButton
            pending={notTaken.pending}
            refusedBecause={reason === undefined ? t('orders.whyNot') : undefined}
            onPress={() => {
              if (reason === undefined) return
              void notTaken.write({ ...of, reason }).then(said(t('orders.reasonSaid', { when })), ignore)
            }}
          >
            {t('orders.notTaken')}
          </KeyButton>
        </div>
      )}
      {order?.state === 'had' && <p className="soft">{t('orderStates.had')}</p>}
      {day < today && order === undefined && <p className="soft">{t('orders.nothingThatDay')}</p>}
    </fieldset>
  )
}
