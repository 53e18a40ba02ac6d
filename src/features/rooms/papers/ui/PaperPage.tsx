/** The papers of a booking as they come out: slip, form of a group, house rules, attendance, slip of a key. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { errorMessage, shell, useAskedOnce, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { KeyButton } from '#app/parts/index'
import { madeOf, PrintPreview, usePaperWords } from '#app/parts/print/index'
import { sheets, type Sheet } from '../../contract'
import type { AtDoor } from '../../door/ui/at-door'
import { dayOfMinute } from '../../rules'
import { nameText } from '../../ui/booking-words'
import { desk, deskClient } from '../../ui/client'
import { Application, type GroupAnswers } from './Application'
import { Attendance } from './Attendance'
import { HouseRulesSheet } from './HouseRulesSheet'
import { BookingSlip, KeySlip } from './Slips'
import type { PaperRoom } from './paper-room'
import './papers.css'

/** What there is to print of this booking, in the order of the choice. */
const sheetsOf = ({ booking, keys }: AtDoor): Sheet[] =>
  sheets.filter((sheet) => {
    if (sheet === 'application')
      return booking.holder.kind === 'group' || booking.holder.kind === 'outside-group'
    if (sheet === 'attendance') return booking.places > 1 || booking.comers.length > 0
    return sheet !== 'key' || keys.some(({ out }) => out?.booking === booking.id)
  })

export default function PaperPage() {
  const { t } = useTranslation('rooms')
  const paper = usePaperWords('rooms')
  const { bookingId, sheet: asked } = useParams()
  const id = Number(bookingId)
  const navigate = useNavigate()
  const printed = useWrite(desk.rooms.papers.printed)
  const query = useQuery(desk.rooms.door.get.queryOptions({ input: { id } }))
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const choices = query.data === undefined ? [] : sheetsOf(query.data)
  const sheet = choices.find((one) => one === asked) ?? 'slip'
  // Each opening of the form is on record, so it is asked once for each.
  const group = useAskedOnce(
    () => deskClient.rooms.papers.application({ id }),
    sheet === 'application' ? String(id) : null,
  )
  const room = house.data?.rooms.find((one) => one.id === query.data?.booking.room)
  const named = (words: TFunction<'rooms'>) =>
    query.data === undefined ? '' : nameText(words, query.data.booking)
  const day = query.data === undefined ? '' : dayOfMinute(query.data.booking.span.from)
  return (
    <PrintPreview
      title={t(`papers.titles.${sheet}`)}
      number={named(t)}
      fileName={`${paper(`papers.titles.${sheet}`)} ${named(paper)} ${day}`}
      paper={sheet === 'slip' || sheet === 'key' ? 'slip-80' : 'a4'}
      back={`/rooms/list/${id}`}
      before={(onto) => printed.write({ id, sheet, onto })}
      choice={
        <>
          <Segmented
            value={sheet}
            onChange={(value) => void navigate(`/rooms/papers/${id}/${value}`, { replace: true })}
            options={choices.map((value) => ({ value, label: t(`papers.titles.${value}`) }))}
            aria-label={t('papers.which')}
          />
          {room !== undefined && <Calendars id={id} room={room.id} />}
        </>
      }
      made={[query, house, ...(sheet === 'application' ? [madeOf(group)] : [])]}
    >
      {query.data !== undefined && room !== undefined && (
        <Shown
          sheet={sheet}
          at={query.data}
          room={room}
          equipment={house.data?.equipment ?? []}
          answers={group.answer}
        />
      )}
    </PrintPreview>
  )
}

interface ShownProps {
  readonly sheet: Sheet
  readonly at: AtDoor
  readonly room: PaperRoom
  readonly equipment: readonly { readonly code: string; readonly name: string }[]
  readonly answers: GroupAnswers | undefined
}

function Shown({ sheet, at, room, equipment, answers }: ShownProps): ReactNode {
  const named = (code: string) => equipment.find((one) => one.code === code)?.name ?? code
  switch (sheet) {
    case 'slip':
      return <BookingSlip at={at} room={room} named={named} />
    case 'application':
      return answers && <Application at={at} room={room} named={named} answers={answers} />
    case 'rules':
      return <HouseRulesSheet room={room} />
    case 'attendance':
      return <Attendance at={at} room={room} />
    case 'key':
      return <KeySlip at={at} room={room} />
  }
}

/** This booking, or everything that is to come in its room, as a calendar for a phone or an office program. */
function Calendars({ id, room }: { readonly id: number; readonly room: number }) {
  const { t } = useTranslation('rooms')
  const save = (asked: Promise<{ readonly name: string; readonly text: string }>) => {
    asked
      .then(({ name, text }) =>
        shell.saveFile({ name: `${name}.ics`, content: new Blob([text], { type: 'text/calendar' }) }),
      )
      .then(({ saved }) => {
        if (saved) notify(t('papers.saved'))
      })
      .catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
  }
  return (
    <>
      <KeyButton onPress={() => save(deskClient.rooms.papers.calendar({ id }))}>
        {t('papers.calendar')}
      </KeyButton>
      <KeyButton onPress={() => save(deskClient.rooms.papers.roomCalendar({ room }))}>
        {t('papers.roomCalendar')}
      </KeyButton>
    </>
  )
}
