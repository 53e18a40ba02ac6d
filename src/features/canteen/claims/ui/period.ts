/** The period of a claim in words: 2026年9月, 2026年第3季度. */
import type { TFunction } from 'i18next'
import { monthOf } from '#ground/days'

export function periodWords(
  t: TFunction<'canteen'>,
  { from, until }: { from: string; until: string },
): string {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  return monthOf(from) === monthOf(until)
    ? t('claims.month', { year, month })
    : t('claims.quarter', { year, quarter: Math.ceil(month / 3) })
}
