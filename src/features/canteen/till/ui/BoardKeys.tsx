/** The board of the meal: a number key each, the usual set first. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { moneyWords } from '#app/money'
import { EmptyState, MoneyText, Status } from '#app/parts/index'
import type { Till } from './use-till'

export function BoardKeys({ till }: { readonly till: Till }) {
  const { t } = useTranslation('canteen')
  const { board, choice, canAsk, quote } = till
  const list = (words: readonly string[]): string => words.join(t('listSeparator', { ns: 'app' }))
  if (board.length === 0)
    return (
      <EmptyState action={<Link to="/canteen/menu">{t('till.toMenu')}</Link>}>{t('till.noBoard')}</EmptyState>
    )
  return (
    <div className="till-board">
      {board.map((line) => {
        const { position, offer, name, dishes, fen, soldOut, standIn } = line
        const countOf = (wanted: number | undefined): number =>
          canAsk ? (choice.find((one) => one.offer === wanted)?.count ?? 0) : 0
        const count = countOf(offer)
        // What has a key of its own is shown at that key.
        const exchanged = board.some((one) => one.offer === standIn?.offer) ? 0 : countOf(standIn?.offer)
        const avoided = quote.data?.avoided.find((one) => one.offer === offer)
        const off = !till.isThere(line) || fen === null
        return (
          <button
            key={position}
            type="button"
            className={count + exchanged > 0 ? 'till-offer on' : 'till-offer'}
            aria-pressed={count + exchanged > 0}
            aria-disabled={off}
            // The keys stay with the board; a button in focus would take Enter for itself.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => till.choose(position)}
          >
            <kbd>{position}</kbd>
            <span className="till-offer-name">
              <b>{name}</b>
              {dishes.length > 0 && <small className="soft">{list(dishes.map((dish) => dish.name))}</small>}
              {soldOut && <Status tone="late">{t('menu.soldOut')}</Status>}
              {avoided !== undefined && (
                <Status tone="late">
                  {avoided.substitute === null
                    ? t('till.avoided', { what: list(avoided.because) })
                    : t('till.substitute', { what: list(avoided.because), name: avoided.substitute.name })}
                </Status>
              )}
              {exchanged > 0 && standIn !== null && (
                <Status tone="done">
                  {t('till.exchanged', {
                    name: standIn.name,
                    count: exchanged,
                    fen: moneyWords(standIn.fen ?? 0),
                  })}
                </Status>
              )}
            </span>
            {count > 1 && <span className="till-count">× {count}</span>}
            {fen === null ? <Status tone="soon">{t('menu.noPrice')}</Status> : <MoneyText fen={fen} />}
          </button>
        )
      })}
    </div>
  )
}
