/** 就餐人: who eats here, with card and balance; who has not come for long, and who died with something left. */
import { useQuery } from '@tanstack/react-query'
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { moneyWords } from '#app/money'
import {
  EmptyState,
  KeyButton,
  ListPage,
  MoneyText,
  Status,
  Tag,
  WhenDay,
  type Column,
} from '#app/parts/index'
import { useMay } from '#app/session/session'
import { HeldDrawer } from '../../balance/ui/HeldDrawer'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import { dinerTabs, type DinerRow, type DinerTab } from '../contract'
import { cardTone } from './tones'
import './diners.css'

const tabOf = (text: string | null): DinerTab => dinerTabs.find((tab) => tab === text) ?? 'all'

export default function DinersPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { dinerId } = useParams()
  const [search, setSearch] = useSearchParams()
  const tab = tabOf(search.get('tab'))
  const query = search.get('q') ?? ''
  const may = useMay('canteen.diners')
  const rows = useRows(desk.canteen.diners.list, { tab, query })
  const [held, setHeld] = useState(false)
  const { data: owed } = useQuery(desk.canteen.balance.owed.queryOptions({ input: {} }))
  const columns: readonly Column<DinerRow>[] = [
    {
      key: 'name',
      title: t('diners.name'),
      width: 'minmax(110px, 1fr)',
      render: ({ resident }) => <b>{resident.name}</b>,
    },
    { key: 'age', title: t('diners.age'), width: '60px', align: 'end', render: ({ age }) => age ?? '—' },
    {
      key: 'categories',
      title: t('diners.categories'),
      width: 'minmax(100px, 1fr)',
      render: ({ categories }) => categories.map((one) => <Tag key={one}>{one}</Tag>),
    },
    {
      key: 'avoids',
      title: t('diners.avoids'),
      width: 'minmax(100px, 1fr)',
      render: ({ avoids }) =>
        avoids.map((one) => (
          <Tag key={one} tone="soon">
            {one}
          </Tag>
        )),
    },
    {
      key: 'card',
      title: t('diners.card'),
      width: '190px',
      render: ({ card }) =>
        card === null ? (
          <span className="soft">{t('diners.noCard')}</span>
        ) : (
          <>
            <span className="diner-card">{card.code}</span>{' '}
            {card.state !== 'open' && (
              <Status tone={cardTone[card.state]}>{t(`cardStates.${card.state}`)}</Status>
            )}
          </>
        ),
    },
    {
      key: 'used',
      title: t('diners.used'),
      width: '110px',
      render: ({ account }) =>
        account === null ? <span className="soft">—</span> : <WhenDay at={account.usedAt} />,
    },
    {
      key: 'left',
      title: t('diners.balance'),
      width: '110px',
      align: 'end',
      render: ({ account }) =>
        account === null ? <span className="soft">—</span> : <MoneyText fen={account.leftFen} />,
    },
  ]
  const open = (path: string) => void navigate({ pathname: path, search: search.toString() })
  return (
    <>
      <ListPage
        title={t('diners.title')}
        label={t('diners.title')}
        {...(owed === undefined
          ? {}
          : {
              remark: t('diners.owed', {
                fen: moneyWords(owed.fen),
                count: owed.accounts,
                dormant: moneyWords(owed.dormantFen),
                dead: moneyWords(owed.deadFen),
              }),
            })}
        actions={
          <>
            <Rooms />
            {owed !== undefined && (
              <KeyButton keys="F4" onPress={() => setHeld(true)}>
                {t('moneyBeside.open')}
              </KeyButton>
            )}
            {may && (
              <KeyButton primary keys="F2" onPress={() => open('/canteen/diners/new')}>
                {t('diners.enrol')}
              </KeyButton>
            )}
          </>
        }
        filters={
          <>
            <Input
              className="diner-search"
              allowClear
              placeholder={t('diners.find')}
              aria-label={t('diners.find')}
              defaultValue={query}
              onChange={({ target }) => setSearch({ tab, q: target.value }, { replace: true })}
            />
            <Segmented<DinerTab>
              aria-label={t('diners.tabs')}
              value={tab}
              options={dinerTabs.map((value) => ({ value, label: t(`dinerTabs.${value}`) }))}
              onChange={(value) => setSearch({ tab: value, q: query })}
            />
          </>
        }
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        openKey={dinerId === undefined ? undefined : Number(dinerId)}
        onOpen={({ id }) => open(`/canteen/diners/${id}`)}
        empty={<EmptyState>{t(query === '' ? `dinerEmpty.${tab}` : 'diners.nobody')}</EmptyState>}
      />
      {held && owed !== undefined && <HeldDrawer owedFen={owed.fen} onClose={() => setHeld(false)} />}
    </>
  )
}
