/** 试算: a person, a day and a meal, and at once what it would cost and why. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, DayInput, ErrorState, LoadingLines, MoneyInput, Sheet } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { sexes } from '#ground/people/words'
import { desk } from '../../ui/client'
import { eaters, meals, nearness, ways, type Policy, type Trial } from '../../contract/index'
import { PriceShown } from '../../ui/PriceShown'
import { clockTyped } from '../../ui/clock-typed'
import { Labelled } from '../../ui/Labelled'
import { Lines } from '../../ui/Lines'
import { mostOnBoard } from '../../menu/contract'
import { TriedGiven } from './TriedGiven'
import { feeOffered, isDay, restOf, tried } from './tried'

const blank = (day: string): Trial => ({
  person: {
    age: 80,
    birth: null,
    sex: 'female',
    registered: 'community',
    lives: 'community',
    categories: [],
    inInstitution: false,
    mealsBefore: 0,
  },
  meal: {
    day,
    meal: 'lunch',
    way: 'eaten',
    clock: '11:30',
    eater: 'diner',
    listFen: 1200,
    lines: [],
    portions: 1,
    deliveryFeeFen: 0,
    band: '',
  },
  given: null,
})

export interface TryItProps {
  /** The one being written, tried before it is kept; null while it cannot be read as one, or where none is written. */
  readonly policy: Policy | null
  /** True where a policy is being written. */
  readonly writing?: boolean
}

export function TryIt({ policy, writing = false }: TryItProps) {
  const { t } = useTranslation('canteen')
  const today = useToday()
  const [trial, setTrial] = useState(() => blank(today))
  const { person, meal } = trial
  /** As it is typed; the trial has the last that was whole. */
  const [clock, setClock] = useState(meal.clock)
  const putPerson = (changed: Partial<Trial['person']>) =>
    setTrial({ ...trial, person: { ...person, ...changed } })
  const putMeal = (changed: Partial<Trial['meal']>) => setTrial({ ...trial, meal: { ...meal, ...changed } })
  const { data, error, refetch } = useQuery({
    ...desk.canteen.policies.tryIt.queryOptions({
      input: { trial: tried(trial, policy?.code ?? null), policy },
    }),
    enabled: isDay(meal.day),
    placeholderData: keepPreviousData,
  })
  const kept = useQuery({ ...desk.canteen.policies.list.queryOptions({ input: {} }), enabled: !writing })
  const settings = useQuery(desk.canteen.settings.get.queryOptions({ input: {} }))
  const feeOf = (way: Trial['meal']['way'], band: string) => feeOffered(settings.data, way, band)
  const reach = nearness.map((value) => ({ value, label: t(`reach.${value}`) }))
  return (
    <Sheet grow title={t('try.title')} remark={t('try.remark')}>
      <div className="canteen-try">
        <div className="canteen-try-asked">
          <div className="canteen-try-fields">
            <Labelled label={t('try.age')}>
              <InputNumber
                aria-label={t('try.age')}
                min={0}
                max={130}
                precision={0}
                value={person.birth === null ? person.age : null}
                onChange={(age) => putPerson({ age: age ?? 0, birth: null })}
              />
            </Labelled>
            <Labelled label={t('try.birth')}>
              <DayInput
                aria-label={t('try.birth')}
                value={person.birth ?? undefined}
                onChange={(birth) => putPerson({ birth: birth ?? null })}
              />
            </Labelled>
            <Labelled label={t('try.sex')}>
              <Select
                aria-label={t('try.sex')}
                value={person.sex}
                options={sexes.map((value) => ({ value, label: t(`sexes.${value}`) }))}
                onChange={(sex) => putPerson({ sex })}
              />
            </Labelled>
            <Labelled label={t('try.price')}>
              <MoneyInput
                aria-label={t('try.price')}
                value={meal.listFen}
                onChange={(listFen) => putMeal({ listFen: listFen ?? 0 })}
              />
            </Labelled>
            <Labelled label={t('try.portions')}>
              <InputNumber
                aria-label={t('try.portions')}
                min={1}
                max={99}
                precision={0}
                value={meal.portions}
                onChange={(portions) => putMeal({ portions: portions ?? 1 })}
              />
            </Labelled>
            <Labelled label={t('try.registered')}>
              <Select
                aria-label={t('try.registered')}
                value={person.registered}
                options={reach}
                onChange={(registered) => putPerson({ registered })}
              />
            </Labelled>
            <Labelled label={t('try.lives')}>
              <Select
                aria-label={t('try.lives')}
                value={person.lives}
                options={reach}
                onChange={(lives) => putPerson({ lives })}
              />
            </Labelled>
            <Labelled label={t('try.day')}>
              <DayInput
                aria-label={t('try.day')}
                value={meal.day}
                onChange={(day) => putMeal({ day: day ?? '' })}
              />
            </Labelled>
            <Labelled label={t('try.meal')}>
              <Select
                aria-label={t('try.meal')}
                value={meal.meal}
                options={meals.map((value) => ({ value, label: t(`meals.${value}`) }))}
                onChange={(value) => putMeal({ meal: value })}
              />
            </Labelled>
            <Labelled label={t('try.clock')}>
              <Input
                aria-label={t('try.clock')}
                value={clock}
                maxLength={5}
                status={clockTyped(clock) === null ? 'error' : ''}
                onChange={({ target }) => {
                  setClock(target.value)
                  const whole = clockTyped(target.value)
                  if (whole !== null) putMeal({ clock: whole })
                }}
              />
            </Labelled>
            <Labelled label={t('try.way')}>
              <Select
                aria-label={t('try.way')}
                value={meal.way}
                options={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
                onChange={(way) => putMeal({ way, deliveryFeeFen: feeOf(way, meal.band) })}
              />
            </Labelled>
            <Labelled label={t('try.deliveryFee')}>
              <MoneyInput
                aria-label={t('try.deliveryFee')}
                value={meal.deliveryFeeFen}
                onChange={(deliveryFeeFen) => putMeal({ deliveryFeeFen: deliveryFeeFen ?? 0 })}
              />
            </Labelled>
            <Labelled label={t('try.band')}>
              <Input
                aria-label={t('try.band')}
                value={meal.band}
                maxLength={20}
                disabled={meal.way !== 'delivered'}
                onChange={({ target: { value: band } }) =>
                  putMeal({ band, deliveryFeeFen: feeOf(meal.way, band) })
                }
              />
            </Labelled>
            <Labelled label={t('try.eater')}>
              <Select
                aria-label={t('try.eater')}
                value={meal.eater}
                options={eaters.map((value) => ({ value, label: t(`eaters.${value}`) }))}
                onChange={(eater) => putMeal({ eater })}
              />
            </Labelled>
            <Labelled label={t('try.mealsBefore')}>
              <InputNumber
                aria-label={t('try.mealsBefore')}
                min={0}
                max={1000}
                precision={0}
                value={person.mealsBefore}
                onChange={(count) => putPerson({ mealsBefore: count ?? 0 })}
              />
            </Labelled>
            <Labelled label={t('try.categories')}>
              <Select
                mode="tags"
                open={false}
                aria-label={t('try.categories')}
                placeholder={t('policies.categoriesHint')}
                value={person.categories}
                tokenSeparators={['、', '，', ',', ' ']}
                onChange={(categories: string[]) => putPerson({ categories })}
              />
            </Labelled>
          </div>
          <Labelled label={t('try.lines')}>
            <Lines<Trial['meal']['lines'][number]>
              label={t('try.lines')}
              value={meal.lines}
              onChange={(lines) => putMeal({ lines })}
              blank={() => ({ name: '', fen: restOf(meal) })}
              addLabel={t('try.addLine')}
              most={mostOnBoard}
            >
              {(one, put) => (
                <div className="canteen-condition">
                  <Input
                    aria-label={t('try.lineName')}
                    placeholder={t('try.lineName')}
                    value={one.name}
                    maxLength={20}
                    onChange={({ target }) => put({ ...one, name: target.value })}
                  />
                  <MoneyInput
                    aria-label={t('try.lineFen')}
                    value={one.fen}
                    onChange={(fen) => put({ ...one, fen: fen ?? 0 })}
                  />
                </div>
              )}
            </Lines>
          </Labelled>
          <TriedGiven
            value={trial.given}
            by={writing ? (policy?.code ?? null) : null}
            choices={writing ? [] : (kept.data?.policies ?? []).map(({ policy: one }) => one)}
            onChange={(given) => setTrial({ ...trial, given })}
          />
          <Checkbox
            checked={person.inInstitution}
            onChange={(event) => putPerson({ inInstitution: event.target.checked })}
          >
            {t('try.inInstitution')}
          </Checkbox>
        </div>
        {/* Always in sight: who changes a field above looks here; scrolled by keyboard too. */}
        <div className="canteen-try-answer" role="region" aria-label={t('try.title')} tabIndex={0}>
          {writing && policy === null && <p className="small amber">{t('try.unfinished')}</p>}
          {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
          {data === undefined && error === null && <LoadingLines lines={4} />}
          {data !== undefined && (
            <div role="status">
              <p className="small soft">{t('try.dayKind', { kind: t(`dayKinds.${data.dayKind}`) })}</p>
              {data.later !== null && (
                <p className="small amber">
                  {t('try.later')} <Day day={data.later} />
                </p>
              )}
              <PriceShown price={data.price} policies={data.policies} />
            </div>
          )}
        </div>
      </div>
    </Sheet>
  )
}
