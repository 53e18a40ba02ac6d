/** The slip of a meal: what was taken, what it came to line by line, how it was paid; and that it was taken back. */
import { useTranslation } from 'react-i18next'
import { clockTime, dayOf } from '#app/dates'
import { toldInChinese } from '#app/i18n/index'
import { moneyWords } from '#app/money'
import { MoneyText } from '#app/parts/index'
import { SlipFrame } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import type { MealPrice } from '../../contract/index'
import type { SoldRow } from '../contract'
import { partWords, sumParts } from './sums'

export interface SlipProps {
  readonly meal: SoldRow
  /** As it was then. */
  readonly price: MealPrice
  readonly tenders: readonly { readonly kind: string; readonly fen: number; readonly changeFen: number }[]
  /** The second and each further one says that it is a copy. */
  readonly copy: number
}

export function Slip({ meal, price, tenders, copy }: SlipProps) {
  const { t } = useTranslation('canteen')
  const { centre } = useSession()
  // A row that takes a meal back has that meal's price, the other way round.
  const isBack = meal.kind !== 'sale'
  return (
    <SlipFrame width={58}>
      <div className="till-slip">
        <p>{centre.community}</p>
        <p>{t('slip.heading')}</p>
        {copy > 1 && <p className="till-copy">{t('slip.copy', { count: copy })}</p>}
        {(isBack || meal.takenBackBy !== null) && <p className="till-copy">{t('slip.takenBack')}</p>}
        <p>{t('slip.line', { number: meal.id, day: dayOf(meal.at), time: clockTime(meal.at) })}</p>
        <p>
          {meal.day} {meal.clock} {t(`meals.${meal.meal}`)} {t(`ways.${meal.way}`)} {meal.name}
        </p>
        {meal.lines.map((line) => (
          <Row key={line.offer} name={`${line.name} × ${line.count}`} fen={line.fen} />
        ))}
        {sumParts(price)
          .filter(({ name }) => name !== 'list')
          .map(({ name, fen }) => (
            <Row key={name} name={t(partWords[name])} fen={isBack ? 0 - fen : fen} />
          ))}
        <Row name={t('price.own')} fen={meal.ownFen} />
        {tenders.map(({ kind, fen, changeFen }) => (
          <Row
            key={kind}
            name={`${toldInChinese('canteen', `tenders.${kind}`)}${changeFen > 0 ? ` (${t('till.change', { fen: moneyWords(changeFen) })})` : ''}`}
            fen={fen}
          />
        ))}
      </div>
    </SlipFrame>
  )
}

function Row({ name, fen }: { readonly name: string; readonly fen: number }) {
  return (
    <p className="till-slip-row">
      <span>{name}</span>
      <MoneyText fen={fen} />
    </p>
  )
}
