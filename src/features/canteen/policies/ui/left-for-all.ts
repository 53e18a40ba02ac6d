/** 用完即止、限量供应: what a policy still has today for all people together, in words. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { moneyWords } from '#app/money'
import type { Portion, Total } from '../../contract/index'
import { desk } from '../../ui/client'

interface ForAll {
  readonly code: string
  readonly totals?: readonly Total[] | undefined
  readonly portions?: readonly Portion[] | undefined
}

interface LeftShown {
  /** Of one: nothing of it was used. */
  readonly share: number
  readonly short: string
  readonly said: string
}

/** Of a policy as it is kept, that of which the smallest share is left first. */
export function useLeftForAll(): (policy: ForAll) => readonly LeftShown[] {
  const { t } = useTranslation('canteen')
  const { data } = useQuery(desk.canteen.policies.totals.queryOptions({ input: {} }))
  return ({ code, totals = [], portions = [] }) => {
    const sums = totals.flatMap((total, at): readonly LeftShown[] => {
      const one = data?.left.find((each) => each.policy === code && each.at === at)
      if (one === undefined) return []
      const words = {
        funder: total.funder ?? t('policies.totalFunderAll'),
        per: t(`totalPeriods.${total.per}`),
        sum: moneyWords(total.fen),
        left: moneyWords(one.fen),
      }
      const said = one.fen === 0 ? t('policies.totalUsedUp', words) : t('policies.totalLeft', words)
      return [
        { share: one.fen / total.fen, short: t('policies.totalShort', { left: moneyWords(one.fen) }), said },
      ]
    })
    const numbers = portions.flatMap((portion, at): readonly LeftShown[] => {
      const one = data?.portions.find((each) => each.policy === code && each.at === at)
      if (one === undefined) return []
      const words = { per: t(`periods.${portion.per}`), count: portion.count, left: one.count }
      const said = one.count === 0 ? t('policies.portionsUsedUp', words) : t('policies.portionLeft', words)
      const share = one.count / portion.count
      return [{ share, short: t('policies.portionShort', { left: one.count }), said }]
    })
    return [...sums, ...numbers].toSorted((one, other) => one.share - other.share)
  }
}
