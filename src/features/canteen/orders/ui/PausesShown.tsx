/** Pauses of a diner: they stop the pattern, and no order by hand. */
import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow, Form, KeyButton } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { addDays } from '#ground/days'
import { meals, type LateOrderReason, type Meal } from '../../contract/words'
import { desk } from '../../ui/client'
import { ordersContract, type KeptPause } from '../contract'
import { EndToday } from './EndToday'
import { Span } from './PatternsShown'
import { LateSelect } from './selects'

export interface PausesProps {
  readonly diner: number
  readonly pauses: readonly KeptPause[]
  readonly may: boolean
}

export function PausesShown({ diner, pauses, may }: PausesProps) {
  const { t } = useTranslation('canteen')
  const today = useToday()
  const [adding, setAdding] = useState(false)
  return (
    <section aria-label={t('orders.pauses')}>
      <h3>{t('orders.pauses')}</h3>
      <ul className="orders-plans">
        {pauses.map((pause) => (
          <li key={pause.id}>
            <b>{t(pause.meal === null ? 'orders.everyMeal' : `meals.${pause.meal}`)}</b>
            <Span from={pause.from} until={pause.until} />
            {may && (pause.until === null || pause.until >= today) && <EndPause pause={pause.id} />}
          </li>
        ))}
        {pauses.length === 0 && <li className="soft">{t('orders.noPauses')}</li>}
      </ul>
      {may && !adding && <KeyButton onPress={() => setAdding(true)}>{t('orders.pause')}</KeyButton>}
      {adding && <PauseForm diner={diner} onClose={() => setAdding(false)} />}
    </section>
  )
}

function EndPause({ pause }: { readonly pause: number }) {
  const { t } = useTranslation('canteen')
  const until = useToday()
  const { write, error, pending } = useWrite(desk.canteen.orders.endPause)
  return (
    <EndToday
      error={error}
      pending={pending}
      onEnd={(late) =>
        void write({ pause, until, late }).then(
          () => notify(t('orders.pauseEnded')),
          () => undefined,
        )
      }
    />
  )
}

interface Values {
  readonly meal: Meal | 'every'
  readonly from?: string
  readonly until?: string
  readonly late?: LateOrderReason
}

function PauseForm({ diner, onClose }: { readonly diner: number; readonly onClose: () => void }) {
  const { t } = useTranslation('canteen')
  const tomorrow = addDays(useToday(), 1)
  const pause = useWrite(desk.canteen.orders.pause)
  const inputOf = ({ meal, from, until, late }: Values) => ({
    diner,
    meal: meal === 'every' ? null : meal,
    from: from ?? '',
    until: until ?? null,
    late: late ?? null,
  })
  return (
    <Form<Values, unknown>
      label={t('orders.pause')}
      initial={{ meal: 'every', from: tomorrow }}
      schema={ordersContract.pause['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => pause.write(inputOf(values))}
      onDone={() => {
        notify(t('orders.paused'))
        onClose()
      }}
      submitLabel={t('orders.pause')}
      onCancel={onClose}
    >
      <Field name="meal" label={t('menu.meal')}>
        <Radio.Group
          options={[
            { value: 'every', label: t('orders.everyMeal') },
            ...meals.map((value) => ({ value, label: t(`meals.${value}`) })),
          ]}
        />
      </Field>
      <FieldRow>
        <Field name="from" label={t('orders.from')}>
          <DayInput />
        </Field>
        <Field name="until" label={t('orders.until')} hint={t('orders.pauseUntilHint')} optional>
          <DayInput />
        </Field>
      </FieldRow>
      <Field name="late" label={t('orders.late')} hint={t('orders.lateHint')} optional>
        <LateSelect />
      </Field>
    </Form>
  )
}
