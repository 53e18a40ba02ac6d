/** 菜品与套餐: what is sold and for how much, and the dishes it is made of with what they contain. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import {
  Day,
  EmptyState,
  ErrorState,
  KeyButton,
  ListPage,
  MoneyText,
  Tag,
  type Column,
} from '#app/parts/index'
import { useMay } from '#app/session/session'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import type { KeptOffer } from '../contract'

const tabs = ['offers', 'dishes'] as const
type Tab = (typeof tabs)[number]

interface Dish {
  readonly id: number
  readonly name: string
  readonly contains: readonly string[]
}

export default function OffersPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { offerId, dishId } = useParams()
  const [search, setSearch] = useSearchParams()
  const tab: Tab = search.get('tab') === 'dishes' ? 'dishes' : 'offers'
  const may = useMay('canteen.menu')
  const { data, error, refetch } = useQuery(desk.canteen.menu.list.queryOptions({ input: {} }))
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  const all = data?.dishes ?? []
  const open = (path: string) => void navigate({ pathname: path, search: search.toString() })
  const head = {
    title: t('offers.title'),
    actions: (
      <>
        <Rooms />
        {may && (
          <KeyButton
            primary
            keys="F2"
            onPress={() => open(tab === 'offers' ? '/canteen/offers/new' : '/canteen/offers/dishes/new')}
          >
            {t(tab === 'offers' ? 'offers.add' : 'offers.addDish')}
          </KeyButton>
        )}
      </>
    ),
    filters: (
      <Segmented<Tab>
        aria-label={t('offers.tabs')}
        value={tab}
        options={tabs.map((value) => ({ value, label: t(`offerTabs.${value}`) }))}
        onChange={(value) => setSearch({ tab: value })}
      />
    ),
  }
  if (tab === 'dishes') {
    return (
      <ListPage<Dish>
        {...head}
        label={t('offerTabs.dishes')}
        columns={[
          {
            key: 'name',
            title: t('offers.dish'),
            width: 'minmax(140px, 1fr)',
            render: ({ name }) => <b>{name}</b>,
          },
          {
            key: 'contains',
            title: t('offers.contains'),
            width: 'minmax(200px, 3fr)',
            render: ({ contains }) =>
              contains.length === 0 ? (
                <span className="soft">—</span>
              ) : (
                contains.map((one) => (
                  <Tag key={one} tone="soon">
                    {one}
                  </Tag>
                ))
              ),
          },
        ]}
        rows={all}
        rowKey={({ id }) => id}
        openKey={dishId === undefined ? undefined : Number(dishId)}
        {...(may ? { onOpen: ({ id }: Dish) => open(`/canteen/offers/dishes/${id}`) } : {})}
        empty={<EmptyState>{t('offers.noDishes')}</EmptyState>}
      />
    )
  }
  const columns: readonly Column<KeptOffer>[] = [
    {
      key: 'name',
      title: t('offers.offer'),
      width: 'minmax(140px, 1fr)',
      render: ({ name }) => <b>{name}</b>,
    },
    {
      key: 'kind',
      title: t('offers.kind'),
      width: '110px',
      render: ({ kind }) => (kind === '' ? <span className="soft">—</span> : kind),
    },
    {
      key: 'dishes',
      title: t('offers.dishes'),
      width: 'minmax(200px, 3fr)',
      render: ({ dishes }) =>
        dishes
          .flatMap((id) => all.filter((dish) => dish.id === id).map(({ name }) => name))
          .join(t('listSeparator', { ns: 'app' })),
    },
    {
      key: 'coming',
      title: t('offers.coming'),
      width: '180px',
      render: ({ coming }) =>
        coming === null ? (
          <span className="soft">—</span>
        ) : (
          <span>
            <Day day={coming.from} /> {coming.meal !== null && t(`meals.${coming.meal}`)}{' '}
            {coming.fen === null ? t('offers.asEver') : <MoneyText fen={coming.fen} />}
          </span>
        ),
    },
    {
      key: 'ofMeals',
      title: t('offers.ofMeals'),
      width: '150px',
      render: ({ ofMeals }) =>
        ofMeals.length === 0 ? (
          <span className="soft">—</span>
        ) : (
          ofMeals.map(({ meal, fen }) => (
            <span key={meal}>
              {t(`meals.${meal}`)} <MoneyText fen={fen} />{' '}
            </span>
          ))
        ),
    },
    {
      key: 'fen',
      title: t('offers.price'),
      width: '110px',
      align: 'end',
      render: ({ fen }) => (fen === null ? <span className="soft">—</span> : <MoneyText fen={fen} />),
    },
  ]
  return (
    <ListPage<KeptOffer>
      {...head}
      label={t('offerTabs.offers')}
      columns={columns}
      rows={data?.offers ?? []}
      rowKey={({ id }) => id}
      openKey={offerId === undefined ? undefined : Number(offerId)}
      {...(may ? { onOpen: ({ id }: KeptOffer) => open(`/canteen/offers/${id}`) } : {})}
      empty={<EmptyState>{t('offers.empty')}</EmptyState>}
    />
  )
}
