/** 已享受补贴: what a policy gave before the meal that is tried, today, this week and this month, so that limits and sums can be reached. */
import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MoneyInput } from '#app/parts/index'
import type { Trial } from '../../contract/index'
import { Labelled } from '../../ui/Labelled'
import { withGiven, type Given, type GivenSpan } from './tried'

const spans: readonly GivenSpan[] = ['today', 'week', 'month']

export function TriedGiven({
  value,
  by,
  choices,
  onChange,
}: {
  readonly value: Trial['given']
  /** The policy that is being written; without one it is chosen. */
  readonly by: string | null
  readonly choices: readonly { readonly code: string; readonly name: string }[]
  readonly onChange: (given: Given | null) => void
}) {
  const { t } = useTranslation('canteen')
  const code = by ?? value?.by ?? null
  const of = (span: GivenSpan) => value?.[span] ?? { meals: 0, fen: 0 }
  const put = (span: GivenSpan, changed: Partial<Given['today']>) => {
    if (code !== null) onChange(withGiven(value, code, span, { ...of(span), ...changed }))
  }
  return (
    <Labelled label={t('try.given')}>
      {by === null && (
        <Select
          aria-label={t('try.givenBy')}
          placeholder={t('try.givenBy')}
          allowClear
          value={value?.by ?? null}
          options={choices.map((one) => ({ value: one.code, label: one.name }))}
          onChange={(chosen: string | undefined) =>
            onChange(chosen === undefined ? null : withGiven(value, chosen, 'today', of('today')))
          }
        />
      )}
      {code !== null &&
        spans.map((span) => (
          <div className="canteen-condition" key={span} role="group" aria-label={t(`try.givenIn.${span}`)}>
            <span>{t(`try.givenIn.${span}`)}</span>
            <InputNumber
              aria-label={t('try.givenMeals')}
              min={0}
              max={1000}
              precision={0}
              value={of(span).meals}
              onChange={(meals) => put(span, { meals: meals ?? 0 })}
            />
            <span>{t('try.givenMeals')}</span>
            <MoneyInput
              aria-label={t('try.givenFen')}
              value={of(span).fen}
              onChange={(fen) => put(span, { fen: fen ?? 0 })}
            />
            <span>{t('try.givenFen')}</span>
          </div>
        ))}
    </Labelled>
  )
}
