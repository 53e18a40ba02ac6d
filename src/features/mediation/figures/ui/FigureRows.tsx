/** The cases and patrols behind one of the month's figures. */
import { useTranslation } from 'react-i18next'
import { Day, MoneyText, Status } from '#app/parts/index'
import { FigureRows as Rows } from '#app/parts/figures/index'
import type { Column } from '#app/parts/List.tsx'
import { desk } from '../../ui/client'
import { partiesText, stateTone } from '../../ui/words'
import type { CountedShown } from '../contract'
import { useShownFigures } from './shown'

export default function FigureRows() {
  const { t } = useTranslation('mediation')
  const columns: readonly Column<CountedShown>[] = [
    {
      key: 'number',
      title: t('list.number'),
      width: '200px',
      render: ({ card }) => (card === null ? t('figures.what.patrol') : card.number),
    },
    {
      key: 'parties',
      title: t('list.parties'),
      width: 'minmax(140px, 1fr)',
      render: ({ card, patrol }) => <b>{card === null ? patrol?.where : partiesText(t, card)}</b>,
    },
    {
      key: 'day',
      title: t('figures.columns.day'),
      width: '110px',
      render: ({ card, patrol }) => {
        const day = card?.acceptedOn ?? patrol?.on
        return day === undefined ? '' : <Day day={day} />
      },
    },
    {
      key: 'money',
      title: t('about.money'),
      width: '110px',
      align: 'end',
      render: ({ moneyFen }) => moneyFen > 0 && <MoneyText fen={moneyFen} />,
    },
    {
      key: 'state',
      title: t('list.state'),
      width: '170px',
      render: ({ card, ended }) => {
        if (card === null) return ''
        return (
          <Status tone={stateTone[card.state]}>
            {ended === null ? t(`states.${card.state}`) : t(`figures.outcomes.${ended.as}`)}
          </Status>
        )
      },
    },
  ]
  return (
    <Rows
      shown={useShownFigures()}
      procedure={desk.mediation.figures.rows}
      columns={columns}
      addressOf={({ card }) => (card === null ? '/mediation/patrols' : `/mediation/${card.id}`)}
    />
  )
}
