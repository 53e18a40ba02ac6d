/** What somebody at the till has to hand back, tender by tender, in one sentence. */
import { useTranslation } from 'react-i18next'
import { moneyWords } from '#app/money'
import type { TenderKind } from '../../contract/words'

/** What is in the hand first; what went back by itself after it. */
const order = ['cash', 'wechat', 'alipay', 'balance', 'free'] as const

type Back = readonly { readonly kind: TenderKind; readonly fen: number }[]

export function useGivenBackWords(): (back: Back) => string {
  const { t } = useTranslation('canteen')
  return (back) => {
    const said = order.flatMap((kind) =>
      back
        .filter((one) => one.kind === kind)
        .map(({ fen }) => t(`takeBack.to.${kind}`, { fen: moneyWords(fen) })),
    )
    return said.length === 0
      ? t('takeBack.done')
      : t('takeBack.gave', { back: said.join(t('listSeparator', { ns: 'app' })) })
  }
}
