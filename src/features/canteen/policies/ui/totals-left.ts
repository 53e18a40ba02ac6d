/** 用完即止: what the sums of a policy for all people together still have today, in words. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { moneyWords } from '#app/money'
import type { Total } from '../../contract/index'
import { desk } from '../../ui/client'

interface WithTotals {
  readonly code: string
  readonly totals?: readonly Total[] | undefined
}

interface LeftShown {
  readonly fen: number
  readonly said: string
}

/** Of a policy as it is kept, that of which the least is left first. */
export function useTotalsLeft(): (policy: WithTotals) => readonly LeftShown[] {
  const { t } = useTranslation('canteen')
  const { data } = useQuery(desk.canteen.policies.totals.queryOptions({ input: {} }))
  return ({ code, totals = [] }) =>
    totals
      .flatMap((total, at): readonly LeftShown[] => {
        const one = data?.left.find((each) => each.policy === code && each.at === at)
        if (one === undefined) return []
        const words = {
          funder: total.funder ?? t('policies.totalFunderAll'),
          per: t(`totalPeriods.${total.per}`),
          sum: moneyWords(total.fen),
          left: moneyWords(one.fen),
        }
        const said = one.fen === 0 ? t('policies.totalUsedUp', words) : t('policies.totalLeft', words)
        return [{ fen: one.fen, said }]
      })
      .toSorted((one, other) => one.fen - other.fen)
}
