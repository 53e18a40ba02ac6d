/** The board of a meal as it stands: key, name, price and what is in it. */
import { useTranslation } from 'react-i18next'
import { MoneyText, Status } from '#app/parts/index'
import type { BoardLine } from '../contract'
import { DishesShown } from './DishesShown'

export function BoardShown({ lines }: { readonly lines: readonly BoardLine[] }) {
  const { t } = useTranslation('canteen')
  if (lines.length === 0) return <span className="small soft">{t('menu.nothing')}</span>
  return (
    <span className="menu-board">
      {lines.map(({ position, name, dishes, fen, soldOut }) => (
        <span key={position} className="menu-line">
          <kbd>{position}</kbd>
          <span className="menu-name">
            {name}
            {soldOut && <Status tone="late">{t('menu.soldOut')}</Status>}
          </span>
          {fen === null ? <Status tone="soon">{t('menu.noPrice')}</Status> : <MoneyText fen={fen} />}
          <DishesShown dishes={dishes} />
        </span>
      ))}
    </span>
  )
}
