/** 到期与删除: whose time in the sealed file is over, and which erasures of residents wait for a case. For the head mediator. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate } from 'react-router'
import { wholeRows } from '#app/desk-client/index'
import { Day, EmptyState, KeyButton, ListSheet, Page, PageHead, Status, type Column } from '#app/parts/index'
import { desk } from '../../ui/client'
import { Rooms } from '../../ui/Rooms'
import { mostAtOnce, type DueShown, type WaitingShown } from '../contract'

const keyOf = ({ of, id }: Pick<DueShown, 'of' | 'id'>): string => `${of}-${id}`

export default function RetentionPage() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const query = useQuery(desk.mediation.retention.due.queryOptions({ input: {} }))
  const { data } = query
  const [current, setCurrent] = useState<DueShown>()
  const free = (data?.due ?? []).filter(({ holds }) => holds.length === 0)
  const open = (rows: readonly DueShown[]) =>
    void navigate(`/mediation/retention/erase?what=${rows.map(keyOf).join(',')}`)
  const refused =
    current === undefined
      ? t('retention.noRow')
      : current.holds.length > 0
        ? t('retention.isHeld')
        : undefined
  return (
    <>
      <Page
        columns="minmax(0, 2fr) minmax(320px, 1fr)"
        head={
          <PageHead
            title={t('retention.title')}
            actions={
              <>
                <Rooms />
                <KeyButton keys="F6" onPress={() => void navigate('/mediation/settings')}>
                  {t('settings.retention')}
                </KeyButton>
              </>
            }
          />
        }
      >
        <ListSheet<DueShown>
          title={t('retention.due')}
          {...(data?.more === true ? { remark: t('retention.more') } : {})}
          actions={
            <>
              <KeyButton
                keys="F7"
                refusedBecause={free.length === 0 ? t('retention.noneFree') : undefined}
                onPress={() => open(free.slice(0, mostAtOnce))}
              >
                {free.length === 0
                  ? t('retention.eraseEach')
                  : t('retention.eraseAll', { count: Math.min(free.length, mostAtOnce) })}
              </KeyButton>
              <KeyButton
                keys="F5"
                refusedBecause={refused}
                onPress={() => {
                  if (current !== undefined) open([current])
                }}
              >
                {t('retention.eraseOne')}
              </KeyButton>
            </>
          }
          columns={dueColumns(t)}
          rows={wholeRows(query, ({ due }) => due)}
          rowKey={keyOf}
          onSelect={setCurrent}
          onOpen={(row) => {
            if (row.holds.length === 0) open([row])
          }}
          empty={<EmptyState>{t('retention.none')}</EmptyState>}
        />
        <ListSheet<WaitingShown>
          title={t('retention.waiting')}
          columns={waitingColumns(t)}
          rows={wholeRows(query, ({ waiting }) => waiting)}
          rowKey={({ resident }) => resident}
          onOpen={({ heldBy: [first] }) => {
            if (first !== undefined) void navigate(addressOf(first))
          }}
          empty={<EmptyState>{t('retention.noneWaiting')}</EmptyState>}
        />
      </Page>
      <Outlet />
    </>
  )
}

type Say = ReturnType<typeof useTranslation<'mediation'>>['t']
type Holder = WaitingShown['heldBy'][number]

const addressOf = ({ of, id }: Holder): string => {
  switch (of) {
    case 'case':
      return `/mediation/${id}`
    case 'order':
    case 'warning':
    case 'plea':
      return `/mediation/protection/${of}s/${id}`
    case 'patrols':
      return '/mediation/patrols'
  }
}

const dueColumns = (t: Say): readonly Column<DueShown>[] => [
  {
    key: 'number',
    title: t('list.number'),
    width: '200px',
    render: ({ of, number }) =>
      of === 'plea'
        ? t('retention.of.plea')
        : number === ''
          ? t('retention.noNumber')
          : of === 'case'
            ? number
            : `${t(`retention.of.${of}`)} ${number}`,
  },
  {
    key: 'people',
    title: t('retention.people'),
    width: 'minmax(140px, 1fr)',
    render: ({ people }) => {
      const names = people.join(t('comma'))
      return <b title={names}>{names}</b>
    },
  },
  {
    key: 'endedOn',
    title: t('retention.endedOn'),
    width: '130px',
    render: ({ endedOn }) => <Day day={endedOn} />,
  },
  { key: 'since', title: t('retention.since'), width: '130px', render: ({ since }) => <Day day={since} /> },
  {
    key: 'holds',
    title: t('list.state'),
    width: 'minmax(150px, 1fr)',
    render: ({ holds }) => {
      const [first] = holds
      if (first === undefined) return <Status tone="soon">{t('retention.free')}</Status>
      const why = holds.map((one) => t(`retention.holds.${one}`)).join(t('comma'))
      return (
        <span title={why}>
          <Status tone="rest">{why}</Status>
        </span>
      )
    },
  },
]

const waitingColumns = (t: Say): readonly Column<WaitingShown>[] => [
  { key: 'name', title: t('retention.name'), width: '90px', render: ({ name }) => <b>{name}</b> },
  {
    key: 'askedOn',
    title: t('retention.askedOn'),
    width: '110px',
    render: ({ askedOn }) => <Day day={askedOn} />,
  },
  {
    key: 'heldBy',
    title: t('retention.heldBy'),
    width: 'minmax(120px, 1fr)',
    render: ({ heldBy }) => {
      const names = heldBy
        .map(({ of, number }) => (number === '' ? t(`retention.of.${of}`) : number))
        .join(t('comma'))
      return <span title={names}>{names}</span>
    },
  },
]
