/** Of when the figures are: the kinds of periods where there are several, and the last of the chosen kind. */
import { Segmented, Select } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PeriodKind } from '#work/figures/contract/index'
import { kindOf, periodWith, recentPeriods, spanOf } from '#work/figures/rules/index'
import { monthAndDay } from '../../dates'
import { useToday } from '../../session/session'

/** `2026年11月`, `2026年第4季度`, `2026年`; a day as days are written. */
export function periodWords(t: TFunction, period: string, today: string): string {
  const kind = kindOf(period)
  if (kind === 'day') return monthAndDay(period, today)
  const year = period.slice(0, 4)
  if (kind === 'year') return t('figures.of.year', { year })
  if (kind === 'quarter') return t('figures.of.quarter', { year, quarter: period.slice(6) })
  return t('figures.of.month', { year, month: Number(period.slice(5)) })
}

/** How far back one can look: two years of days would be a list nobody reads. */
const shownOf: Readonly<Record<PeriodKind, number>> = { day: 31, month: 24, quarter: 12, year: 10 }

export interface PeriodChoiceProps {
  readonly kinds: readonly PeriodKind[]
  readonly period: string
  readonly onChange: (period: string) => void
}

export function PeriodChoice({ kinds, period, onChange }: PeriodChoiceProps) {
  const { t } = useTranslation()
  const today = useToday()
  const kind = kindOf(period)
  const recent = recentPeriods(kind, today, shownOf[kind])
  return (
    <>
      {kinds.length > 1 && (
        <Segmented
          aria-label={t('figures.period')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`figures.kind.${value}`) }))}
          // The period of the new kind in which the old one ended, so that 第4季度 leads to December and not to January.
          onChange={(value) => {
            const { to } = spanOf(period)
            onChange(periodWith(value, to < today ? to : today))
          }}
        />
      )}
      <Select
        aria-label={t(`figures.kind.${kind}`)}
        value={period}
        style={{ width: 160 }}
        options={[...new Set([...recent, period])].map((value) => ({
          value,
          label: periodWords(t, value, today),
        }))}
        onChange={onChange}
      />
    </>
  )
}
