/** 给食堂的补贴: for which period, by what there was in it, from whom; and at once what so many meals would bring. */
import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moneyWords } from '#app/money'
import { DayInput, MoneyInput } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { lumpCounts, lumpMeasures, totalPeriods, type LumpSum } from '../../contract/index'
import { lumpDue } from '../../rules/lump-sums'
import { Labelled } from '../../ui/Labelled'
import { Lines } from '../../ui/Lines'
import { Named, type ListProps } from './ExtrasEditor'

/** A code that no sum ever had: what was claimed under one is claimed, also of a sum that is not in the list any more. */
const newSumCode = (): string => `sum-${crypto.randomUUID().slice(0, 8)}`

export function LumpSumsEditor({ value = [], onChange }: ListProps<LumpSum>) {
  const { t } = useTranslation('canteen')
  const today = useToday()
  return (
    <Lines<LumpSum>
      label={t('policies.lumpSums')}
      value={value}
      onChange={(sums) => onChange?.(sums)}
      blank={() => ({
        code: newSumCode(),
        name: '',
        funder: '',
        from: `${today.slice(0, 7)}-01`,
        per: 'month',
        counts: 'diners',
        measure: 'meals',
        steps: [{ from: 0, fen: 300_000 }],
      })}
      addLabel={t('policies.addLumpSum')}
      most={8}
    >
      {(one, put) => (
        <div className="canteen-class">
          <div className="canteen-condition">
            <Named entry={one} put={put} />
            <Select
              aria-label={t('policies.per')}
              value={one.per}
              options={totalPeriods.map((per) => ({ value: per, label: t(`lumpPer.${per}`) }))}
              onChange={(per) => put({ ...one, per })}
            />
            <span>{t('policies.lumpFrom')}</span>
            <DayInput
              aria-label={t('policies.lumpFrom')}
              value={one.from}
              onChange={(from) => put({ ...one, from: from ?? '' })}
            />
          </div>
          <div className="canteen-condition">
            <Select
              aria-label={t('policies.lumpCounts')}
              value={one.counts}
              options={lumpCounts.map((counts) => ({ value: counts, label: t(`lumpCounts.${counts}`) }))}
              onChange={(counts) => put({ ...one, counts })}
              popupMatchSelectWidth={false}
            />
            <Select
              aria-label={t('policies.lumpMeasure')}
              value={one.measure}
              options={lumpMeasures.map((measure) => ({
                value: measure,
                label: t(`lumpMeasures.${measure}`),
              }))}
              onChange={(measure) => {
                const { beyond, ...any } = one
                // An average has none beyond it.
                put(
                  beyond === undefined || measure === 'meals-a-day'
                    ? { ...any, measure }
                    : { ...one, measure },
                )
              }}
            />
            <span>{t('policies.lumpLeastDays')}</span>
            <InputNumber
              aria-label={t('policies.lumpLeastDays')}
              placeholder={t('policies.lumpNoLeast')}
              min={1}
              max={366}
              precision={0}
              value={one.leastDays ?? null}
              onChange={(days) => {
                const { leastDays: _before, ...any } = one
                put(days === null ? any : { ...any, leastDays: days })
              }}
            />
          </div>
          <Lines
            label={t('policies.lumpSteps')}
            value={one.steps}
            onChange={(steps) => put({ ...one, steps })}
            blank={() => ({ from: (one.steps.at(-1)?.from ?? 0) + 1000, fen: 100_000 })}
            addLabel={t('policies.addStep')}
            most={20}
          >
            {(step, putStep) => (
              <div className="canteen-condition">
                <span>{t('policies.lumpStepFrom')}</span>
                <InputNumber
                  aria-label={t('policies.lumpStepFrom')}
                  min={0}
                  max={10_000_000}
                  precision={0}
                  value={step.from}
                  onChange={(from) => putStep({ ...step, from: from ?? 0 })}
                />
                <span>{t('policies.lumpStepGives')}</span>
                <MoneyInput
                  aria-label={t('policies.fen')}
                  value={step.fen}
                  onChange={(fen) => putStep({ ...step, fen: fen ?? 0 })}
                />
              </div>
            )}
          </Lines>
          {one.measure !== 'meals-a-day' && <Beyond sum={one} put={put} />}
          <LumpTry sum={one} />
        </div>
      )}
    </Lines>
  )
}

interface BeyondProps {
  readonly sum: LumpSum
  readonly put: (sum: LumpSum) => void
}

/** 超出部分每餐奖补: what each one beyond a number brings, and how much all of it is at most. */
function Beyond({ sum, put }: BeyondProps) {
  const { t } = useTranslation('canteen')
  const { beyond = [], ...without } = sum
  return (
    <>
      <Lines
        label={t('policies.lumpBeyond')}
        value={beyond}
        onChange={(bands) => put(bands.length === 0 ? without : { ...sum, beyond: bands })}
        blank={() => ({ from: (beyond.at(-1)?.from ?? sum.steps.at(-1)?.from ?? 0) + 1000, fen: 100 })}
        addLabel={t('policies.addBeyond')}
        most={5}
      >
        {(band, putBand) => (
          <div className="canteen-condition">
            <span>{t('policies.lumpBeyondFrom')}</span>
            <InputNumber
              aria-label={t('policies.lumpBeyondFrom')}
              min={0}
              max={10_000_000}
              precision={0}
              value={band.from}
              onChange={(from) => putBand({ ...band, from: from ?? 0 })}
            />
            <span>{t(sum.measure === 'people' ? 'policies.lumpEachPerson' : 'policies.lumpEachMeal')}</span>
            <MoneyInput
              aria-label={t('policies.fen')}
              value={band.fen}
              onChange={(fen) => putBand({ ...band, fen: fen ?? 0 })}
            />
          </div>
        )}
      </Lines>
      <div className="canteen-condition">
        <span>{t('policies.lumpMost')}</span>
        <MoneyInput
          aria-label={t('policies.lumpMost')}
          placeholder={t('policies.lumpNoLeast')}
          value={sum.mostFen ?? null}
          onChange={(fen) => {
            const { mostFen: _before, ...any } = sum
            put(fen === null ? any : { ...any, mostFen: fen })
          }}
        />
      </div>
    </>
  )
}

const tried = ['meals', 'days', 'people'] as const
const tryWords = {
  meals: 'policies.lumpTryMeals',
  days: 'policies.lumpTryDays',
  people: 'policies.lumpTryPeople',
} as const

/** What a period with so many meals, days and people would bring. */
function LumpTry({ sum }: { readonly sum: LumpSum }) {
  const { t } = useTranslation('canteen')
  const [had, setHad] = useState({ meals: 1000, days: 22, people: 60 })
  return (
    <Labelled label={t('policies.lumpTry')}>
      <div className="canteen-condition">
        {tried.map((what) => (
          <span key={what}>
            <InputNumber
              aria-label={t(tryWords[what])}
              min={0}
              precision={0}
              value={had[what]}
              onChange={(number) => setHad({ ...had, [what]: number ?? 0 })}
            />{' '}
            {t(tryWords[what])}
          </span>
        ))}
        <span role="status">{t('policies.lumpTryGives', { fen: moneyWords(lumpDue(sum, had)) })}</span>
      </div>
    </Labelled>
  )
}
