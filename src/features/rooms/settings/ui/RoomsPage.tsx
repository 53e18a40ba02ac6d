/** The house as the manager keeps it: rooms, equipment, and when it is shut. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate } from 'react-router'
import { wholeRows, type Rows } from '#app/desk-client/index'
import { EmptyState, ErrorState, KeyButton, ListSheet, Status, type Column } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import type { KeptClosure, KeptEquipment, KeptRoom } from '../../contract'
import { workingOn } from '../../rules'
import { desk } from '../../ui/client'
import { clockSpansText, daysText, fallsText } from '../../ui/words'
import { EndClosure } from './EndClosure'
import './rooms-settings.css'

export default function RoomsPage() {
  const query = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const rooms = query.data?.rooms ?? []
  return (
    <>
      {query.error !== null && query.data === undefined ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div className="rooms-settings">
          <Rooms rows={wholeRows(query, (house) => house.rooms)} />
          <EquipmentList rows={wholeRows(query, ({ equipment }) => equipment)} rooms={rooms} />
          <Closures rows={wholeRows(query, ({ closures }) => closures)} rooms={rooms} />
        </div>
      )}
      <Outlet />
    </>
  )
}

function Rooms({ rows }: { readonly rows: Rows<KeptRoom> }) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const mayManage = useMay('rooms.manage')
  const columns: readonly Column<KeptRoom>[] = [
    {
      key: 'name',
      title: t('room.name'),
      width: 'minmax(120px, 1fr)',
      render: (room) => <b>{room.name}</b>,
    },
    {
      key: 'modes',
      title: t('room.takes'),
      width: '170px',
      render: ({ rules }) =>
        `${t('people', { count: rules.places })} · ${rules.modes.map((mode) => t(`modes.${mode}`)).join(t('slash'))}`,
    },
    {
      key: 'hours',
      title: t('room.hours'),
      width: 'minmax(220px, 2fr)',
      render: ({ rules }) => {
        const [first] = rules.hours
        if (first === undefined) return <span className="soft">{t('noHours')}</span>
        return `${daysText(t, first)} ${clockSpansText(t, first.open)}${rules.hours.length > 1 ? t('andMore', { count: rules.hours.length - 1 }) : ''}`
      },
    },
    {
      key: 'state',
      title: t('room.state'),
      width: '110px',
      render: ({ outOfUse }) => (
        <Status tone={outOfUse === null ? 'done' : 'late'}>
          {t(outOfUse === null ? 'inUse' : 'outOfUse')}
        </Status>
      ),
    },
  ]
  const add = () => void navigate('/settings/rooms/new')
  return (
    <ListSheet
      grow={false}
      title={t('rooms')}
      actions={
        mayManage && (
          <>
            <KeyButton keys="F7" onPress={() => void navigate('/rooms/call-sheet?list=stranded')}>
              {t('callSheet.titles.stranded')}
            </KeyButton>
            <KeyButton primary keys="F2" onPress={add}>
              {t('addRoom')}
            </KeyButton>
          </>
        )
      }
      columns={columns}
      rows={rows}
      rowKey={(room) => room.id}
      onOpen={(room) => void navigate(`/settings/rooms/${room.id}`)}
      empty={<EmptyState>{t('noRooms')}</EmptyState>}
    />
  )
}

const namesOf = (rooms: readonly KeptRoom[], ids: readonly number[], comma: string) =>
  rooms
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(comma)

function EquipmentList({
  rows,
  rooms,
}: {
  readonly rows: Rows<KeptEquipment>
  readonly rooms: readonly KeptRoom[]
}) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const today = useToday()
  const mayManage = useMay('rooms.manage')
  const columns: readonly Column<KeptEquipment>[] = [
    {
      key: 'name',
      title: t('equipment.name'),
      width: 'minmax(120px, 1fr)',
      render: (one) => <b>{one.name}</b>,
    },
    {
      key: 'pieces',
      title: t('equipment.pieces'),
      width: '80px',
      align: 'end',
      render: (one) => one.pieces,
    },
    {
      key: 'working',
      title: t('equipment.working'),
      width: '120px',
      render: (one) => {
        const working = workingOn(one, today)
        return (
          <Status tone={working < one.pieces ? 'soon' : 'done'}>
            {t('equipment.worksToday', { count: working })}
          </Status>
        )
      },
    },
    {
      key: 'rooms',
      title: t('equipment.rooms'),
      width: 'minmax(160px, 2fr)',
      render: (one) => namesOf(rooms, one.rooms, t('comma')),
    },
  ]
  return (
    <ListSheet
      grow={false}
      title={t('equipment.title')}
      actions={
        mayManage &&
        rooms.length > 0 && (
          <KeyButton keys="F3" onPress={() => void navigate('/settings/rooms/equipment/new')}>
            {t('equipment.add')}
          </KeyButton>
        )
      }
      columns={columns}
      rows={rows}
      rowKey={(one) => one.id}
      {...(mayManage
        ? { onOpen: (one: KeptEquipment) => void navigate(`/settings/rooms/equipment/${one.id}`) }
        : {})}
      empty={<EmptyState>{t('equipment.none')}</EmptyState>}
    />
  )
}

function Closures({
  rows,
  rooms,
}: {
  readonly rows: Rows<KeptClosure>
  readonly rooms: readonly KeptRoom[]
}) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const today = useToday()
  const mayManage = useMay('rooms.manage')
  const columns: readonly Column<KeptClosure>[] = [
    {
      key: 'why',
      title: t('closure.why'),
      width: 'minmax(140px, 1fr)',
      render: (one) => <b>{one.why}</b>,
    },
    {
      key: 'kind',
      title: t('closure.kind'),
      width: '90px',
      render: (one) => t(`closureKinds.${one.kind}`),
    },
    {
      key: 'rooms',
      title: t('closure.rooms'),
      width: 'minmax(120px, 1fr)',
      render: (one) => (one.rooms === null ? t('wholeHouse') : namesOf(rooms, one.rooms, t('comma'))),
    },
    {
      key: 'falls',
      title: t('closure.falls'),
      width: 'minmax(200px, 2fr)',
      render: (one) => fallsText(t, one.when, today),
    },
    ...(mayManage
      ? [
          {
            key: 'end',
            title: <span className="visually-hidden">{t('closure.end')}</span>,
            width: '190px',
            render: (one: KeptClosure) => <EndClosure closure={one} />,
          },
        ]
      : []),
  ]
  return (
    <ListSheet
      grow={false}
      title={t('closure.title')}
      actions={
        mayManage &&
        rooms.length > 0 && (
          <>
            <KeyButton keys="F6" onPress={() => void navigate('/settings/rooms/closures/file')}>
              {t('closureFile.add')}
            </KeyButton>
            <KeyButton keys="F4" onPress={() => void navigate('/settings/rooms/closures/new')}>
              {t('closure.add')}
            </KeyButton>
          </>
        )
      }
      columns={columns}
      rows={rows}
      rowKey={(one) => one.id}
      empty={<EmptyState>{t('closure.none')}</EmptyState>}
    />
  )
}
