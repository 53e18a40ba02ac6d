/** The meals behind one figure. */
import { useTranslation } from 'react-i18next'
import { FigureRows as Rows } from '#app/parts/figures/index'
import { Day, MoneyText, type Column } from '#app/parts/index'
import type { SoldRow } from '../../till/contract'
import { desk } from '../../ui/client'
import { useShownFigures } from './shown'

export default function FigureRows() {
  const { t } = useTranslation('canteen')
  const columns: readonly Column<SoldRow>[] = [
    { key: 'day', title: t('menu.day'), width: '100px', render: ({ day }) => <Day day={day} /> },
    { key: 'meal', title: t('menu.meal'), width: '64px', render: ({ meal }) => t(`meals.${meal}`) },
    {
      key: 'name',
      title: t('diners.name'),
      width: 'minmax(90px, 1fr)',
      render: ({ name, eater }) => (name === '' ? t(`eaters.${eater}`) : name),
    },
    { key: 'way', title: t('try.way'), width: '64px', render: ({ way }) => t(`ways.${way}`) },
    {
      key: 'subsidy',
      title: t('till.subsidy'),
      width: '90px',
      align: 'end',
      render: ({ subsidyFen }) => <MoneyText fen={subsidyFen} />,
    },
    {
      key: 'own',
      title: t('price.own'),
      width: '90px',
      align: 'end',
      render: ({ ownFen }) => <MoneyText fen={ownFen} />,
    },
  ]
  return (
    <Rows
      shown={useShownFigures()}
      procedure={desk.canteen.figures.rows}
      columns={columns}
      addressOf={({ id, day }) => `/canteen/meals/${id}?day=${day}`}
    />
  )
}
