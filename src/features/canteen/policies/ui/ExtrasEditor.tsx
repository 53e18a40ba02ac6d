/** How often and how much in all, and what is paid beside the price. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MoneyInput } from '#app/parts/index'
import { periods, type SubsidyPolicy } from '../../contract/index'
import { Labelled } from '../../ui/Labelled'
import { freeCode } from './ClassesEditor'
import { AlternativesEditor } from './ConditionsEditor'
import { Lines } from '../../ui/Lines'

type Limit = SubsidyPolicy['limits'][number]
type Budget = SubsidyPolicy['budgets'][number]
type Delivery = SubsidyPolicy['delivery'][number]
type Running = SubsidyPolicy['running'][number]

export interface ListProps<Entry> {
  readonly value?: readonly Entry[]
  readonly onChange?: (entries: Entry[]) => void
}

function PeriodSelect({
  value,
  onChange,
}: {
  readonly value: Limit['per']
  readonly onChange: (per: Limit['per']) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <Select
      aria-label={t('policies.per')}
      value={value}
      options={periods.map((period) => ({ value: period, label: t(`periods.${period}`) }))}
      onChange={onChange}
    />
  )
}

const pools = ['one', 'two', 'three'] as const

/** Alone, or counted together with the policies that name the same pool. */
export function PoolSelect({
  value,
  onChange,
}: {
  readonly value: string | undefined
  readonly onChange: (pool: string | undefined) => void
}) {
  const { t } = useTranslation('canteen')
  const others = value === undefined || pools.some((pool) => pool === value) ? [] : [value]
  return (
    <Select
      aria-label={t('policies.pool')}
      value={value ?? ''}
      options={[
        { value: '', label: t('pools.alone') },
        ...pools.map((pool) => ({ value: pool, label: t(`pools.${pool}`) })),
        ...others.map((pool) => ({ value: pool, label: t('pools.named', { pool }) })),
      ]}
      onChange={(pool: string) => onChange(pool === '' ? undefined : pool)}
      popupMatchSelectWidth={false}
    />
  )
}

/** `alone`: it is counted with nothing else. */
export function LimitsEditor({
  value = [],
  onChange,
  alone = false,
}: ListProps<Limit> & { readonly alone?: boolean }) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<Limit>
      label={t('policies.limits')}
      value={value}
      onChange={(limits) => onChange?.(limits)}
      blank={() => ({ count: 1, per: 'day' })}
      addLabel={t('policies.addLimit')}
      most={4}
    >
      {(limit, put) => (
        <div className="canteen-condition">
          <PeriodSelect value={limit.per} onChange={(per) => put({ ...limit, per })} />
          <InputNumber
            aria-label={t('policies.count')}
            min={1}
            max={1000}
            precision={0}
            value={limit.count}
            onChange={(count) => put({ ...limit, count: count ?? 1 })}
          />
          <Select
            aria-label={t('policies.limitOf')}
            value={limit.of ?? 'meals'}
            options={(['meals', 'days'] as const).map((of) => ({ value: of, label: t(`limitsOf.${of}`) }))}
            onChange={(of: 'meals' | 'days') => {
              const { of: _before, ...meals } = limit
              put(of === 'days' ? { ...meals, of } : meals)
            }}
          />
          {!alone && (
            <PoolSelect
              value={limit.pool}
              onChange={(pool) => {
                const { pool: _before, ...bare } = limit
                put(pool === undefined ? bare : { ...bare, pool })
              }}
            />
          )}
        </div>
      )}
    </Lines>
  )
}

export function BudgetsEditor({ value = [], onChange }: ListProps<Budget>) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<Budget>
      label={t('policies.budgets')}
      value={value}
      onChange={(budgets) => onChange?.(budgets)}
      blank={() => ({ fen: 400, per: 'day' })}
      addLabel={t('policies.addBudget')}
      most={4}
    >
      {(budget, put) => (
        <div className="canteen-condition">
          <PeriodSelect
            value={budget.per}
            onChange={(per) => {
              const { carry: _before, ...bare } = budget
              put(per === 'sitting' || per === 'term' ? { ...bare, per } : { ...budget, per })
            }}
          />
          <MoneyInput
            aria-label={t('policies.fen')}
            value={budget.fen}
            onChange={(fen) => put({ ...budget, fen: fen ?? 0 })}
          />
          <span>{t('policies.inAll')}</span>
          <PoolSelect
            value={budget.pool}
            onChange={(pool) => {
              const { pool: _before, ...alone } = budget
              put(pool === undefined ? alone : { ...alone, pool })
            }}
          />
          <Checkbox
            checked={budget.withDelivery ?? false}
            onChange={(event) => put({ ...budget, withDelivery: event.target.checked })}
          >
            {t('policies.withDelivery')}
          </Checkbox>
          {budget.per !== 'sitting' && budget.per !== 'term' && <Carry budget={budget} put={put} />}
        </div>
      )}
    </Lines>
  )
}

/** 结转: for how many periods, and how much of it at most; empty is for none. */
function Carry({ budget, put }: { readonly budget: Budget; readonly put: (budget: Budget) => void }) {
  const { t } = useTranslation('canteen')
  const { carry, ...bare } = budget
  return (
    <>
      <span>{t('policies.carry')}</span>
      <InputNumber
        aria-label={t('policies.carry')}
        placeholder={t('policies.noCarry')}
        min={1}
        max={12}
        precision={0}
        value={carry?.periods ?? null}
        onChange={(count) => put(count === null ? bare : { ...bare, carry: { ...carry, periods: count } })}
      />
      {carry !== undefined && (
        <MoneyInput
          aria-label={t('policies.carryMost')}
          placeholder={t('policies.carryMost')}
          value={carry.most ?? null}
          onChange={(fen) =>
            put({ ...bare, carry: fen === null ? { periods: carry.periods } : { ...carry, most: fen } })
          }
        />
      )}
    </>
  )
}

/** Name and funder, as every kind of extra has them. */
export function Named<Entry extends { readonly name: string; readonly funder: string }>({
  entry,
  put,
}: {
  readonly entry: Entry
  readonly put: (entry: Entry) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <>
      <Input
        aria-label={t('policies.extraName')}
        placeholder={t('policies.extraName')}
        value={entry.name}
        maxLength={60}
        onChange={(event) => put({ ...entry, name: event.target.value })}
      />
      <Input
        aria-label={t('policies.funder')}
        placeholder={t('policies.funder')}
        value={entry.funder}
        maxLength={20}
        onChange={(event) => put({ ...entry, funder: event.target.value })}
      />
    </>
  )
}

export function DeliveryEditor({ value = [], onChange }: ListProps<Delivery>) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<Delivery>
      label={t('policies.delivery')}
      value={value}
      onChange={(delivery) => onChange?.(delivery)}
      blank={() => ({ code: freeCode('delivery', value), name: '', who: [], atMost: 200, funder: '' })}
      addLabel={t('policies.addDelivery')}
      most={8}
    >
      {(one, put) => (
        <div className="canteen-class">
          <div className="canteen-condition">
            <Named entry={one} put={put} />
            <MoneyInput
              aria-label={t('policies.atMost')}
              placeholder={t('policies.wholeFee')}
              value={one.atMost}
              onChange={(atMost) => put({ ...one, atMost })}
            />
          </div>
          <Labelled label={t('policies.who')}>
            <AlternativesEditor value={one.who} onChange={(who) => put({ ...one, who })} />
          </Labelled>
        </div>
      )}
    </Lines>
  )
}

const runningPer = ['meal', 'day', 'delivery'] as const

export function RunningEditor({ value = [], onChange }: ListProps<Running>) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<Running>
      label={t('policies.running')}
      value={value}
      onChange={(running) => onChange?.(running)}
      blank={() => ({
        code: freeCode('running', value),
        name: '',
        who: [],
        fen: 200,
        per: 'meal',
        funder: '',
      })}
      addLabel={t('policies.addRunning')}
      most={8}
    >
      {(one, put) => (
        <div className="canteen-class">
          <div className="canteen-condition">
            <Named entry={one} put={put} />
            <MoneyInput
              aria-label={t('policies.fen')}
              value={one.fen}
              onChange={(fen) => put({ ...one, fen: fen ?? 0 })}
            />
            <Select
              aria-label={t('policies.per')}
              value={one.per}
              options={runningPer.map((per) => ({ value: per, label: t(`runningPer.${per}`) }))}
              onChange={(per) => put({ ...one, per })}
            />
          </div>
          <Labelled label={t('policies.who')}>
            <AlternativesEditor value={one.who} onChange={(who) => put({ ...one, who })} />
          </Labelled>
        </div>
      )}
    </Lines>
  )
}
