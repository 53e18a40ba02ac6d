/** 充 100 送 10: what comes with a top-up by rule. */
import { useTranslation } from 'react-i18next'
import { MoneyInput } from '#app/parts/index'
import { Lines } from '../../ui/Lines'
import type { CanteenSettings } from '../contract'

type Rule = CanteenSettings['gifts'][number]

export function GiftRules({
  value = [],
  onChange,
}: {
  readonly value?: readonly Rule[]
  readonly onChange?: (rules: Rule[]) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<Rule>
      label={t('settings.gifts')}
      value={value}
      onChange={(rules) => onChange?.(rules)}
      blank={() => ({ paidFen: 10_000, giftFen: 1_000 })}
      addLabel={t('settings.addGift')}
      most={9}
    >
      {(rule, put) => (
        <div className="canteen-condition">
          <span className="small soft">{t('settings.giftPaid')}</span>
          <MoneyInput
            aria-label={t('settings.giftPaid')}
            value={rule.paidFen}
            onChange={(fen) => put({ ...rule, paidFen: fen ?? 0 })}
          />
          <span className="small soft">{t('settings.giftGiven')}</span>
          <MoneyInput
            aria-label={t('settings.giftGiven')}
            value={rule.giftFen}
            onChange={(fen) => put({ ...rule, giftFen: fen ?? 0 })}
          />
        </div>
      )}
    </Lines>
  )
}
