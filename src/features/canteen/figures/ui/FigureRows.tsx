/** What stands behind one figure: its meals, the orders that nobody fetched, or the balances. */
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { FigureRows as Rows } from '#app/parts/figures/index'
import { Day, MoneyText, type Column } from '#app/parts/index'
import type { FigureRow } from '../contract/rows'
import { desk } from '../../ui/client'
import { useShownFigures } from './shown'

const addressOf = (row: FigureRow): string => {
  switch (row.of) {
    case 'meal':
      return `/canteen/meals/${row.id}?day=${row.sale.day}`
    case 'order':
      return `/canteen/orders/${row.diner}?day=${row.day}&meal=${row.meal}`
    case 'balance':
      return row.diner === null ? '/canteen/diners' : `/canteen/diners/${row.diner}`
  }
}

/** What a meal and an order have in common. */
const sittingOf = (row: FigureRow) => (row.of === 'meal' ? row.sale : row.of === 'order' ? row : null)

export default function FigureRows() {
  const [address] = useSearchParams()
  return (
    <Rows
      shown={useShownFigures()}
      procedure={desk.canteen.figures.rows}
      columns={useColumns(address.get('figure'))}
      addressOf={addressOf}
    />
  )
}

function useColumns(figure: string | null): readonly Column<FigureRow>[] {
  const { t } = useTranslation('canteen')
  const name: Column<FigureRow> = {
    key: 'name',
    title: t('diners.name'),
    width: 'minmax(90px, 1fr)',
    render: (row) => {
      if (row.of !== 'meal') return row.name === '' ? t('figures.nobody') : row.name
      return row.sale.name === '' ? t(`eaters.${row.sale.eater}`) : row.sale.name
    },
  }
  const money = (key: string, title: string, fenOf: (row: FigureRow) => number): Column<FigureRow> => ({
    key,
    title,
    width: '90px',
    align: 'end',
    render: (row) => <MoneyText fen={fenOf(row)} />,
  })
  if (figure === 'owed') {
    return [name, money('left', t('figures.names.owed'), (row) => (row.of === 'balance' ? row.leftFen : 0))]
  }
  const sitting: readonly Column<FigureRow>[] = [
    {
      key: 'day',
      title: t('menu.day'),
      width: '100px',
      render: (row) => {
        const at = sittingOf(row)
        return at === null ? '' : <Day day={at.day} />
      },
    },
    {
      key: 'meal',
      title: t('menu.meal'),
      width: '64px',
      render: (row) => {
        const at = sittingOf(row)
        return at === null ? '' : t(`meals.${at.meal}`)
      },
    },
    name,
    {
      key: 'way',
      title: t('try.way'),
      width: '108px',
      render: (row) => {
        const at = sittingOf(row)
        return at === null ? '' : t(`ways.${at.way}`)
      },
    },
  ]
  if (figure === 'notFetched') {
    return [
      ...sitting,
      {
        key: 'reason',
        title: t('figures.reason'),
        width: '120px',
        render: (row) =>
          row.of === 'order' && row.reason !== null
            ? t(`notTakenReasons.${row.reason}`)
            : t('figures.unsaid'),
      },
    ]
  }
  return [
    ...sitting,
    money('subsidy', t('till.subsidy'), (row) => (row.of === 'meal' ? row.sale.subsidyFen : 0)),
    money('own', t('price.own'), (row) => (row.of === 'meal' ? row.sale.ownFen : 0)),
  ]
}
