/** What somebody at the till has to hand back, tender by tender, in one sentence. */
import { useTranslation } from 'react-i18next'
import { moneyWords } from '#app/money'
import type { TenderKind } from '../../contract/words'
import type { WithoutFee } from '../contract'

/** What is in the hand first; what went back by itself after it. */
const order = ['cash', 'wechat', 'alipay', 'balance', 'free'] as const

type Back = readonly { readonly kind: TenderKind; readonly fen: number }[]

interface Given {
  readonly back: Back
  readonly withoutFee: readonly WithoutFee[]
}

export function useGivenBackWords(): (given: Given) => string {
  const { t } = useTranslation('canteen')
  return ({ back, withoutFee }) => {
    const said = order.flatMap((kind) =>
      back
        .filter((one) => one.kind === kind)
        .map(({ fen }) => t(`takeBack.to.${kind}`, { fen: moneyWords(fen) })),
    )
    const gave =
      said.length === 0
        ? t('takeBack.done')
        : t('takeBack.gave', { back: said.join(t('listSeparator', { ns: 'app' })) })
    if (withoutFee.length === 0) return gave
    const meals = withoutFee.map(({ meal, name }) => t('takeBack.mealOf', { meal, name }))
    return `${gave} ${t('takeBack.withoutFee', { meals: meals.join(t('listSeparator', { ns: 'app' })) })}`
  }
}
