/** Whom to call, on paper beside the telephone: when they had what, why they have to be told, their number, room to write. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { paperDay, PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { usePaperSpan } from '../../papers/ui/paper-room'
import { nameText } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import { numberIn } from '../../ui/there'
import type { CallList } from '../contract'
import './call-sheet.css'

function listOf(address: URLSearchParams): CallList {
  const id = numberIn(address.get('closure'))
  if (id !== null) return { list: 'closure', id }
  const equipment = numberIn(address.get('equipment'))
  if (equipment !== null) return { list: 'equipment', id: equipment }
  const named = address.get('list')
  return { list: named === 'rivals' || named === 'stranded' ? named : 'own-use' }
}

/** Who loses a place to the house or to a neighbour is called from the list of calls; the rest by whoever keeps the rooms. */
const backOf = ({ list }: CallList) =>
  list === 'own-use' || list === 'rivals' ? '/rooms/calls' : '/settings/rooms'

export default function CallSheetPage() {
  const { t } = useTranslation('rooms')
  const paper = usePaperWords('rooms')
  const [address] = useSearchParams()
  const { today } = useSession()
  const of = listOf(address)
  const calls = useQuery(desk.rooms.callSheet.list.queryOptions({ input: { of } }))
  const lines = calls.data?.lines ?? []
  return (
    <PrintPreview
      title={t(`callSheet.titles.${of.list}`)}
      fileName={`${paper(`callSheet.titles.${of.list}`)} ${today}`}
      back={backOf(of)}
      made={calls}
      nothing={lines.length === 0 ? t('precedence.noCalls') : undefined}
    >
      <Calls of={of} lines={lines} />
    </PrintPreview>
  )
}

type Listed = Awaited<ReturnType<(typeof desk)['rooms']['callSheet']['list']['call']>>['lines'][number]

function Calls({ of, lines }: { readonly of: CallList; readonly lines: readonly Listed[] }) {
  const { t } = useTranslation('rooms')
  const { today } = useSession()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const roomName = (room: number) => house.data?.rooms.find(({ id }) => id === room)?.name ?? ''
  return (
    <SheetFrame
      title={t(`callSheet.titles.${of.list}`)}
      line={[t('callSheet.count', { count: lines.length }), paperDay(today)]}
    >
      <table className="call-sheet">
        <thead>
          <tr>
            <th>{t('callSheet.who')}</th>
            <th>{t('callSheet.phone')}</th>
            <th>{t('callSheet.had')}</th>
            <th>{t('callSheet.because')}</th>
            <th className="call-sheet-said">{t('callSheet.said')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ booking, because }) => (
            <Line
              key={booking.id}
              booking={booking}
              because={because}
              list={of.list}
              room={roomName(booking.room)}
            />
          ))}
        </tbody>
      </table>
    </SheetFrame>
  )
}

interface LineProps extends Listed {
  readonly list: CallList['list']
  readonly room: string
}

function Line({ booking, because, list, room }: LineProps) {
  const { t } = useTranslation('rooms')
  const paperSpan = usePaperSpan()
  // Asked once for each time the sheet is opened: each opening is on record.
  const { data, error } = useQuery({
    ...desk.rooms.callSheet.contact.queryOptions({ input: { booking: booking.id } }),
    staleTime: Infinity,
    gcTime: 0,
  })
  return (
    <tr>
      <td>
        {nameText(t, booking)}
        {data?.inCharge !== null && data?.inCharge !== undefined && <div>{data.inCharge}</div>}
      </td>
      <td>{error === null ? (data?.phones ?? '') : t('callSheet.notForYou')}</td>
      <td>
        {room} {paperSpan(booking.span)}
      </td>
      <td>{because === '' && list === 'stranded' ? t('callSheet.outsideHours') : because}</td>
      <td />
    </tr>
  )
}
