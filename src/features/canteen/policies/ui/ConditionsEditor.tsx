/** What has to be so: a line a condition, all of which must hold; and several such lists of which one is enough. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MoneyInput } from '#app/parts/index'
import { sexes } from '#ground/people/words'
import {
  birthdayReaches,
  canteenDayKinds,
  conditionKinds,
  eaters,
  meals,
  periods,
  reaches,
  ways,
  type Condition,
} from '../../contract/index'
import { desk } from '../../ui/client'
import { Lines } from '../../ui/Lines'
import { weekdayName } from '../../ui/words'
import { blankOf, type Kind } from './condition-kinds'

const daysOfMonth = Array.from({ length: 31 }, (_, at) => at + 1)

export interface ConditionsEditorProps {
  readonly value?: readonly Condition[]
  readonly onChange?: (conditions: Condition[]) => void
}

export function ConditionsEditor({ value = [], onChange }: ConditionsEditorProps) {
  const { t } = useTranslation('canteen')
  return (
    <Lines
      label={t('policies.conditions')}
      value={value}
      onChange={(conditions) => onChange?.(conditions)}
      blank={() => blankOf('age')}
      addLabel={t('policies.addCondition')}
      most={12}
    >
      {(condition, put) => (
        <div className="canteen-condition">
          <Select
            aria-label={t('policies.conditionKind')}
            value={condition.kind}
            options={conditionKinds.map((kind) => ({ value: kind, label: t(`conditions.${kind}`) }))}
            onChange={(kind: Kind) => put(blankOf(kind))}
            popupMatchSelectWidth={false}
          />
          <ConditionFields condition={condition} put={put} />
        </div>
      )}
    </Lines>
  )
}

function ConditionFields({
  condition,
  put,
}: {
  readonly condition: Condition
  readonly put: (condition: Condition) => void
}) {
  const { t } = useTranslation('canteen')
  switch (condition.kind) {
    case 'age':
      return (
        <>
          <InputNumber
            aria-label={t('policies.ageFrom')}
            min={0}
            max={130}
            precision={0}
            value={condition.from}
            onChange={(from) => put({ ...condition, from: from ?? 0 })}
          />
          <span>–</span>
          <InputNumber
            aria-label={t('policies.ageUntil')}
            min={0}
            max={130}
            precision={0}
            placeholder={t('policies.noUpper')}
            value={condition.until}
            onChange={(until) => put({ ...condition, until })}
          />
          <span>{t('policies.years')}</span>
        </>
      )
    case 'sex':
      return (
        <Select
          aria-label={t('policies.sex')}
          value={condition.is}
          options={sexes.map((value) => ({ value, label: t(`sexes.${value}`) }))}
          onChange={(is) => put({ ...condition, is })}
        />
      )
    case 'category':
      return <Categories value={condition.anyOf} onChange={(anyOf) => put({ ...condition, anyOf })} />
    case 'without-category':
      return <Categories value={condition.noneOf} onChange={(noneOf) => put({ ...condition, noneOf })} />
    case 'registered':
    case 'lives':
      return (
        <Select
          aria-label={t('policies.within')}
          value={condition.within}
          options={reaches.map((value) => ({ value, label: t(`reach.${value}`) }))}
          onChange={(within) => put({ ...condition, within })}
        />
      )
    case 'not-in-institution':
      return null
    case 'nth-meal':
      return (
        <>
          <Select
            aria-label={t('policies.per')}
            value={condition.per}
            options={periods.map((per) => ({ value: per, label: t(`periods.${per}`) }))}
            onChange={(per) => put({ ...condition, per })}
          />
          <InputNumber
            aria-label={t('policies.nthFrom')}
            min={1}
            max={10_000}
            precision={0}
            value={condition.from}
            onChange={(from) => put({ ...condition, from: from ?? 1 })}
          />
          <span>–</span>
          <InputNumber
            aria-label={t('policies.nthUntil')}
            min={1}
            max={10_000}
            precision={0}
            placeholder={t('policies.noUpper')}
            value={condition.until}
            onChange={(until) => put({ ...condition, until })}
          />
          <span>{t('policies.nthMeal')}</span>
        </>
      )
    case 'eater':
      return (
        <Several
          value={condition.anyOf}
          all={eaters}
          words={(one) => t(`eaters.${one}`)}
          onChange={(anyOf) => put({ ...condition, anyOf })}
        />
      )
    case 'meal':
      return (
        <Several
          value={condition.anyOf}
          all={meals}
          words={(one) => t(`meals.${one}`)}
          onChange={(anyOf) => put({ ...condition, anyOf })}
        />
      )
    case 'way':
      return (
        <Several
          value={condition.anyOf}
          all={ways}
          words={(one) => t(`ways.${one}`)}
          onChange={(anyOf) => put({ ...condition, anyOf })}
        />
      )
    case 'band':
      return <Bands value={condition.anyOf} onChange={(anyOf) => put({ ...condition, anyOf })} />
    case 'day-kind':
      return (
        <Several
          value={condition.anyOf}
          all={canteenDayKinds}
          words={(one) => t(`dayKinds.${one}`)}
          onChange={(anyOf) => put({ ...condition, anyOf })}
        />
      )
    case 'weekday':
      return (
        <Several
          value={condition.anyOf}
          all={[1, 2, 3, 4, 5, 6, 7]}
          words={weekdayName}
          onChange={(anyOf) => put({ ...condition, anyOf })}
        />
      )
    case 'day-of-month':
      return (
        <Select
          mode="multiple"
          aria-label={t('policies.daysOfMonth')}
          value={condition.anyOf}
          options={daysOfMonth.map((value) => ({ value, label: t('policies.dayOfMonth', { day: value }) }))}
          onChange={(anyOf) => put({ ...condition, anyOf })}
        />
      )
    case 'birthday':
      return (
        <Select
          aria-label={t('policies.birthday')}
          value={condition.within}
          options={birthdayReaches.map((value) => ({ value, label: t(`birthdays.${value}`) }))}
          onChange={(within) => put({ ...condition, within })}
        />
      )
    case 'clock':
      return (
        <>
          <Input
            aria-label={t('policies.clockFrom')}
            value={condition.from}
            maxLength={5}
            onChange={(event) => put({ ...condition, from: event.target.value })}
          />
          <span>–</span>
          <Input
            aria-label={t('policies.clockUntil')}
            value={condition.until}
            maxLength={5}
            onChange={(event) => put({ ...condition, until: event.target.value })}
          />
        </>
      )
    case 'spend':
      return (
        <>
          <Select
            aria-label={t('policies.spendHow')}
            value={condition.strictly ? 'more' : 'least'}
            options={(['least', 'more'] as const).map((value) => ({
              value,
              label: t(`policies.spend.${value}`),
            }))}
            onChange={(how) => put({ ...condition, strictly: how === 'more' })}
          />
          <MoneyInput
            aria-label={t('policies.spendLeast')}
            value={condition.least}
            onChange={(least) => put({ ...condition, least: least ?? 0 })}
          />
          <Select
            aria-label={t('policies.measured')}
            value={condition.measured}
            options={(['after-discount', 'before-discount'] as const).map((value) => ({
              value,
              label: t(`policies.measure.${value}`),
            }))}
            onChange={(measured) => put({ ...condition, measured })}
          />
          <Checkbox
            checked={condition.withDelivery}
            onChange={(event) => put({ ...condition, withDelivery: event.target.checked })}
          >
            {t('policies.withDelivery')}
          </Checkbox>
        </>
      )
  }
}

/** Categories as the office names them, written freely. */
function Categories({
  value,
  onChange,
}: {
  readonly value: readonly string[]
  readonly onChange: (categories: string[]) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <Select
      mode="tags"
      aria-label={t('policies.categories')}
      placeholder={t('policies.categoriesHint')}
      value={[...value]}
      onChange={onChange}
      open={false}
      tokenSeparators={['、', '，', ',', ' ']}
    />
  )
}

/** As the canteen's settings name them. */
function Bands({
  value,
  onChange,
}: {
  readonly value: readonly string[]
  readonly onChange: (bands: string[]) => void
}) {
  const { t } = useTranslation('canteen')
  const { data } = useQuery(desk.canteen.settings.get.queryOptions({ input: {} }))
  return (
    <Select
      mode="tags"
      aria-label={t('policies.bands')}
      placeholder={t('policies.bandsHint')}
      value={[...value]}
      options={(data?.deliveryBands ?? []).map(({ name }) => ({ value: name, label: name }))}
      onChange={onChange}
      tokenSeparators={['、', '，', ',']}
    />
  )
}

function Several<Value extends string | number>({
  value,
  all,
  words,
  onChange,
}: {
  readonly value: readonly Value[]
  readonly all: readonly Value[]
  readonly words: (value: Value) => string
  readonly onChange: (value: Value[]) => void
}) {
  return (
    <Checkbox.Group<Value>
      value={[...value]}
      options={all.map((one) => ({ value: one, label: words(one) }))}
      onChange={onChange}
    />
  )
}

export interface AlternativesEditorProps {
  readonly value: readonly (readonly Condition[])[]
  readonly onChange: (alternatives: Condition[][]) => void
}

/** Who: one of the lists is enough; none at all asks nothing more. */
export function AlternativesEditor({ value, onChange }: AlternativesEditorProps) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<Condition[]>
      label={t('policies.who')}
      value={value.map((conditions) => [...conditions])}
      onChange={onChange}
      blank={() => [blankOf('age')]}
      addLabel={t(value.length === 0 ? 'policies.addWho' : 'policies.addOrWho')}
      most={12}
      between={t('policies.or')}
      removeLabel={t('policies.removeWho')}
    >
      {(conditions, put) => <ConditionsEditor value={conditions} onChange={put} />}
    </Lines>
  )
}
