/** Whom to call, on paper beside the telephone: when they had what, why they have to be told, their number, room to write. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { unlessForbidden, useAskedOnce } from '#app/desk-client/index'
import { madeOf, paperDay, PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { usePaperSpan } from '../../papers/ui/paper-room'
import { nameText } from '../../ui/booking-words'
import { desk, deskClient } from '../../ui/client'
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
  const calls = useAskedOnce(() => callsOf(of), JSON.stringify(of))
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const lines = calls.answer ?? []
  const roomName = (room: number) => house.data?.rooms.find(({ id }) => id === room)?.name ?? ''
  return (
    <PrintPreview
      title={t(`callSheet.titles.${of.list}`)}
      fileName={`${paper(`callSheet.titles.${of.list}`)} ${today}`}
      back={backOf(of)}
      made={[madeOf(calls), house]}
      nothing={lines.length === 0 ? t('precedence.noCalls') : undefined}
    >
      <Calls of={of} lines={lines} roomName={roomName} />
    </PrintPreview>
  )
}

/** Who is to be called, each with how they are reached: asked once for each time the sheet is opened, as each opening is on record. */
async function callsOf(of: CallList) {
  const { list, contact } = deskClient.rooms.callSheet
  const { lines } = await list({ of })
  return Promise.all(
    lines.map(async (line) => ({
      ...line,
      reached: await unlessForbidden(contact({ booking: line.booking.id })),
    })),
  )
}

type Call = Awaited<ReturnType<typeof callsOf>>[number]

interface CallsProps {
  readonly of: CallList
  readonly lines: readonly Call[]
  readonly roomName: (room: number) => string
}

function Calls({ of, lines, roomName }: CallsProps) {
  const { t } = useTranslation('rooms')
  const { today } = useSession()
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
          {lines.map((line) => (
            <Line key={line.booking.id} {...line} list={of.list} room={roomName(line.booking.room)} />
          ))}
        </tbody>
      </table>
    </SheetFrame>
  )
}

interface LineProps extends Call {
  readonly list: CallList['list']
  readonly room: string
}

function Line({ booking, because, reached, list, room }: LineProps) {
  const { t } = useTranslation('rooms')
  const paperSpan = usePaperSpan()
  return (
    <tr>
      <td>
        {nameText(t, booking)}
        {reached !== null && reached.inCharge !== null && <div>{reached.inCharge}</div>}
      </td>
      <td>{reached === null ? t('callSheet.notForYou') : reached.phones}</td>
      <td>
        {room} {paperSpan(booking.span)}
      </td>
      <td>{because === '' && list === 'stranded' ? t('callSheet.outsideHours') : because}</td>
      <td />
    </tr>
  )
}
