/** Weekly patterns of a diner: each with its days and way; ended from a day on, or a new one begun in its place. */
import { Checkbox, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { weekday } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Day, DayInput, Field, FieldRow, Form, KeyButton, Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { addDays } from '#ground/days'
import { meals, ways, type LateOrderReason, type Meal, type Way } from '../../contract/words'
import { spanOfChange } from '../../rules/orders'
import { mondayOf } from '../../rules/periods'
import { desk } from '../../ui/client'
import { ordersContract, type KeptPattern } from '../contract'
import { EndToday } from './EndToday'
import { LateSelect, OfferSelect } from './selects'

export interface PatternsProps {
  readonly diner: number
  readonly patterns: readonly KeptPattern[]
  readonly may: boolean
}

/** Monday first, as weeks are counted here. */
const weekOrder = [1, 2, 3, 4, 5, 6, 0] as const

/** The weekday's name, taken from some week. */
function useWeekdays(): (day: number) => string {
  const monday = mondayOf(useToday())
  return (day) => weekday(addDays(monday, (day + 6) % 7))
}

export function PatternsShown({ diner, patterns, may }: PatternsProps) {
  const { t } = useTranslation('canteen')
  const today = useToday()
  const nameOf = useWeekdays()
  const [replacing, setReplacing] = useState<KeptPattern | 'new'>()
  return (
    <section aria-label={t('orders.patterns')}>
      <h3>{t('orders.patterns')}</h3>
      <ul className="orders-plans">
        {patterns.map((pattern) => (
          <li key={pattern.id}>
            <span>
              <b>
                {t(`meals.${pattern.meal}`)} {t(`ways.${pattern.way}`)}
              </b>{' '}
              {weekOrder
                .filter((day) => pattern.weekdays.includes(day))
                .map(nameOf)
                .join(' ')}{' '}
              {pattern.offerName}
            </span>
            <Span from={pattern.from} until={pattern.until} />
            {may && (pattern.until === null || pattern.until >= today) && (
              <>
                <KeyButton size="small" onPress={() => setReplacing(pattern)}>
                  {t('orders.change')}
                </KeyButton>
                <EndPattern pattern={pattern.id} />
              </>
            )}
          </li>
        ))}
        {patterns.length === 0 && <li className="soft">{t('orders.noPatterns')}</li>}
      </ul>
      {may && replacing === undefined && (
        <KeyButton onPress={() => setReplacing('new')}>{t('orders.addPattern')}</KeyButton>
      )}
      {replacing !== undefined && (
        <PatternForm
          key={replacing === 'new' ? 'new' : replacing.id}
          diner={diner}
          replaces={replacing === 'new' ? null : replacing}
          onClose={() => setReplacing(undefined)}
        />
      )}
    </section>
  )
}

function EndPattern({ pattern }: { readonly pattern: number }) {
  const { t } = useTranslation('canteen')
  const until = useToday()
  const { write, error, pending } = useWrite(desk.canteen.orders.endPattern)
  return (
    <EndToday
      error={error}
      pending={pending}
      onEnd={(late) =>
        void write({ pattern, until, late }).then(
          () => notify(t('orders.patternEnded')),
          () => undefined,
        )
      }
    />
  )
}

export function Span({ from, until }: { readonly from: string; readonly until: string | null }) {
  const { t } = useTranslation('canteen')
  const today = useToday()
  return (
    <span className="soft">
      <Day day={from} /> {until === null ? t('orders.onwards') : '–'} {until !== null && <Day day={until} />}{' '}
      {until !== null && until < today && <Status tone="rest">{t('orders.over')}</Status>}
    </span>
  )
}

interface Values {
  readonly meal: Meal
  readonly way: Way
  readonly weekdays: readonly number[]
  readonly offer?: number
  readonly from?: string
  readonly until?: string
  readonly late?: LateOrderReason
}

function PatternForm({
  diner,
  replaces,
  onClose,
}: {
  readonly diner: number
  readonly replaces: KeptPattern | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation('canteen')
  const nameOf = useWeekdays()
  const tomorrow = addDays(useToday(), 1)
  const add = useWrite(desk.canteen.orders.addPattern)
  const inputOf = ({ weekdays, offer, from, until, late, ...rest }: Values) => ({
    ...rest,
    diner,
    weekdays: [...weekdays],
    offer: offer ?? null,
    from: from ?? '',
    until: until ?? null,
    replaces: replaces?.id ?? null,
    late: late ?? null,
  })
  const offer = replaces?.offer ?? null
  const { from, until } =
    replaces === null ? { from: tomorrow, until: null } : spanOfChange(replaces, tomorrow)
  return (
    <Form<Values, unknown>
      label={t('orders.addPattern')}
      initial={{
        meal: replaces?.meal ?? 'lunch',
        way: replaces?.way ?? 'delivered',
        weekdays: replaces?.weekdays ?? [1, 2, 3, 4, 5],
        ...(offer === null ? {} : { offer }),
        from,
        ...(until === null ? {} : { until }),
      }}
      schema={ordersContract.addPattern['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^weekdays.*/, 'weekdays')}
      submit={(values) => add.write(inputOf(values))}
      onDone={() => {
        notify(t('orders.patternKept'))
        onClose()
      }}
      submitLabel={t('orders.keepPattern')}
      onCancel={onClose}
    >
      <FieldRow>
        <Field name="meal" label={t('menu.meal')}>
          <Radio.Group options={meals.map((value) => ({ value, label: t(`meals.${value}`) }))} />
        </Field>
        <Field name="way" label={t('try.way')}>
          <Radio.Group options={ways.map((value) => ({ value, label: t(`ways.${value}`) }))} />
        </Field>
      </FieldRow>
      <Field name="weekdays" label={t('orders.weekdays')}>
        <Checkbox.Group options={weekOrder.map((value) => ({ value, label: nameOf(value) }))} />
      </Field>
      <Field name="offer" label={t('meals.lines')} hint={t('orders.offerHint')} optional>
        <OfferSelect />
      </Field>
      <FieldRow>
        <Field name="from" label={t('orders.from')}>
          <DayInput />
        </Field>
        <Field name="until" label={t('orders.until')} optional>
          <DayInput />
        </Field>
      </FieldRow>
      <Field name="late" label={t('orders.late')} hint={t('orders.lateHint')} optional>
        <LateSelect />
      </Field>
    </Form>
  )
}
