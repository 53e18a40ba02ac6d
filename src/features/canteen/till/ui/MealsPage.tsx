/** 当日餐单: every meal of a service day, newest first, to be looked at, printed and taken back. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { clockTime } from '#app/dates'
import { useRows } from '#app/desk-client/index'
import { DayInput, EmptyState, ListPage, MoneyText, Status, type Column } from '#app/parts/index'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import type { SoldRow } from '../contract'

export default function MealsPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { mealId } = useParams()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('day')
  const rows = useRows(desk.canteen.till.meals, { day: asked })
  const now = useQuery(
    desk.canteen.till.state.queryOptions({ input: { day: null, meal: null }, enabled: asked === null }),
  )
  const columns: readonly Column<SoldRow>[] = [
    {
      key: 'at',
      title: t('meals.at'),
      width: '96px',
      render: ({ at, clock }) => (clock === null ? clockTime(at) : t('till.clockSaid', { clock })),
    },
    { key: 'meal', title: t('menu.meal'), width: '72px', render: ({ meal }) => t(`meals.${meal}`) },
    {
      key: 'name',
      title: t('diners.name'),
      width: 'minmax(110px, 1fr)',
      render: ({ name, eater }) =>
        name === '' ? <span className="soft">{t(`eaters.${eater}`)}</span> : <b>{name}</b>,
    },
    {
      key: 'lines',
      title: t('meals.lines'),
      width: 'minmax(160px, 2fr)',
      render: ({ lines }) =>
        lines
          .map(({ name, count }) => (Math.abs(count) > 1 ? `${name} × ${count}` : name))
          .join(t('listSeparator', { ns: 'app' })),
    },
    { key: 'way', title: t('try.way'), width: '72px', render: ({ way }) => t(`ways.${way}`) },
    {
      key: 'list',
      title: t('price.list'),
      width: '90px',
      align: 'end',
      render: ({ listFen }) => <MoneyText fen={listFen} />,
    },
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
    {
      key: 'state',
      title: t('eligibility.state'),
      width: '90px',
      render: ({ kind, takenBackBy }) =>
        kind === 'sale' && takenBackBy === null ? (
          <Status tone="done">{t('mealKinds.sale')}</Status>
        ) : (
          <Status tone="rest">{t(kind === 'sale' ? 'till.takenBack' : `mealKinds.${kind}`)}</Status>
        ),
    },
  ]
  return (
    <ListPage
      title={t('meals.title')}
      label={t('meals.title')}
      actions={<Rooms />}
      filters={
        <DayInput
          aria-label={t('menu.day')}
          value={asked ?? now.data?.day}
          onChange={(value) => value !== undefined && setSearch({ day: value })}
        />
      }
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      openKey={mealId === undefined ? undefined : Number(mealId)}
      onOpen={({ id }) => void navigate({ pathname: `/canteen/meals/${id}`, search: search.toString() })}
      empty={<EmptyState>{t('meals.empty')}</EmptyState>}
    />
  )
}
