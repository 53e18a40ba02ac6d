/** The house as the manager keeps it: rooms, equipment, and when it is shut. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate } from 'react-router'
import {
  EmptyState,
  ErrorState,
  KeyButton,
  List,
  LoadingLines,
  Sheet,
  Status,
  type Column,
} from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import type { KeptClosure, KeptEquipment, KeptRoom } from '../../contract'
import { workingOn } from '../../rules'
import { desk } from '../../ui/client'
import { clockSpansText, daysText, fallsText } from '../../ui/words'
import { EndClosure } from './EndClosure'
import './rooms-settings.css'

export default function RoomsPage() {
  const { t } = useTranslation('rooms')
  const { data, error, isPending, refetch } = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  return (
    <>
      {isPending && (
        <Sheet grow title={t('title')}>
          <LoadingLines lines={6} />
        </Sheet>
      )}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <div className="rooms-settings">
          <Rooms rooms={data.rooms} />
          <EquipmentList equipment={data.equipment} rooms={data.rooms} />
          <Closures closures={data.closures} rooms={data.rooms} />
        </div>
      )}
      <Outlet />
    </>
  )
}

function Rooms({ rooms }: { readonly rooms: readonly KeptRoom[] }) {
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
    <Sheet
      title={t('rooms')}
      aside={
        mayManage && (
          <KeyButton primary keys="F2" onPress={add}>
            {t('addRoom')}
          </KeyButton>
        )
      }
    >
      <List
        label={t('rooms')}
        columns={columns}
        rows={rooms}
        rowKey={(room) => room.id}
        onOpen={(room) => void navigate(`/settings/rooms/${room.id}`)}
        empty={<EmptyState>{t('noRooms')}</EmptyState>}
      />
    </Sheet>
  )
}

const namesOf = (rooms: readonly KeptRoom[], ids: readonly number[], comma: string) =>
  rooms
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(comma)

function EquipmentList({
  equipment,
  rooms,
}: {
  readonly equipment: readonly KeptEquipment[]
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
    <Sheet
      title={t('equipment.title')}
      aside={
        mayManage &&
        rooms.length > 0 && (
          <KeyButton keys="F3" onPress={() => void navigate('/settings/rooms/equipment/new')}>
            {t('equipment.add')}
          </KeyButton>
        )
      }
    >
      <List
        label={t('equipment.title')}
        columns={columns}
        rows={equipment}
        rowKey={(one) => one.id}
        {...(mayManage
          ? { onOpen: (one: KeptEquipment) => void navigate(`/settings/rooms/equipment/${one.id}`) }
          : {})}
        empty={<EmptyState>{t('equipment.none')}</EmptyState>}
      />
    </Sheet>
  )
}

function Closures({
  closures,
  rooms,
}: {
  readonly closures: readonly KeptClosure[]
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
            width: '100px',
            render: (one: KeptClosure) => <EndClosure closure={one} />,
          },
        ]
      : []),
  ]
  return (
    <Sheet
      title={t('closure.title')}
      aside={
        mayManage &&
        rooms.length > 0 && (
          <KeyButton keys="F4" onPress={() => void navigate('/settings/rooms/closures/new')}>
            {t('closure.add')}
          </KeyButton>
        )
      }
    >
      <List
        label={t('closure.title')}
        columns={columns}
        rows={closures}
        rowKey={(one) => one.id}
        empty={<EmptyState>{t('closure.none')}</EmptyState>}
      />
    </Sheet>
  )
}
