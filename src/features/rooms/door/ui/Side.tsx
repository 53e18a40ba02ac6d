/** Beside the door: keys that are in somebody's hand, and who is warned or suspended. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { monthAndDay } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { KeyButton, ReasonDialog, Status } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { minuteText } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import type { HolderConduct } from '../contract'

export function Side() {
  return (
    <div className="rooms-door-side">
      <KeysOut />
      <Conduct />
    </div>
  )
}

function useRoomNames(): (id: number) => string {
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  return (id) => house.data?.rooms.find((room) => room.id === id)?.name ?? ''
}

function KeysOut() {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const navigate = useNavigate()
  const roomName = useRoomNames()
  const { data } = useQuery(desk.rooms.door.keysOut.queryOptions({ input: {} }))
  const keys = data?.keys ?? []
  return (
    <section className="sheet rooms-door-panel" aria-label={t('atDoor.keysOut')}>
      <h2>{t('atDoor.keysOut')}</h2>
      {keys.length === 0 && <p className="soft">{t('atDoor.allKeysHere')}</p>}
      <ul>
        {keys.map(({ entry, room, key, booking, takenBy, due, overdue }) => (
          <li key={entry}>
            <button type="button" className="link" onClick={() => void navigate(`/rooms/door/${booking}`)}>
              {`${roomName(room)} ${key}`}
            </button>
            <span>{takenBy}</span>
            {due !== null && (
              <Status tone={overdue ? 'late' : 'rest'}>
                {t(overdue ? 'atDoor.notBackBy' : 'atDoor.backBy', { at: minuteText(due, today) })}
              </Status>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Conduct() {
  const { t } = useTranslation('rooms')
  const roomName = useRoomNames()
  const mayLift = useMay('rooms.approve')
  const { data } = useQuery(desk.rooms.door.conduct.queryOptions({ input: {} }))
  const [lifting, setLifting] = useState<HolderConduct>()
  const holders = data?.holders ?? []
  return (
    <section className="sheet rooms-door-panel" aria-label={t('atDoor.conduct')}>
      <h2>{t('atDoor.conduct')}</h2>
      {holders.length === 0 && <p className="soft">{t('atDoor.nobodyWarned')}</p>}
      <ul>
        {holders.map((one) => (
          <li key={`${one.room} ${one.last}`}>
            <b>{one.holder.name}</b>
            <span className="soft">{roomName(one.room)}</span>
            <HowItStands of={one} />
            {one.suspendedUntil !== null && (
              <KeyButton
                size="small"
                refusedBecause={mayLift ? undefined : t('atDoor.managerLifts')}
                onPress={() => setLifting(one)}
              >
                {t('atDoor.lift')}
              </KeyButton>
            )}
          </li>
        ))}
      </ul>
      {lifting !== undefined && <LiftDialog of={lifting} onClose={() => setLifting(undefined)} />}
    </section>
  )
}

function HowItStands({ of: { warnings, suspendedUntil } }: { readonly of: HolderConduct }) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  if (suspendedUntil !== null)
    return <Status tone="late">{t('atDoor.suspended', { day: monthAndDay(suspendedUntil, today) })}</Status>
  return <Status tone="soon">{t('atDoor.warned', { count: warnings.length })}</Status>
}

function LiftDialog({ of, onClose }: { readonly of: HolderConduct; readonly onClose: () => void }) {
  const { t } = useTranslation('rooms')
  const lift = useWrite(desk.rooms.door.lift)
  return (
    <ReasonDialog
      title={t('atDoor.liftTitle', { name: of.holder.name })}
      action={t('atDoor.lift')}
      onCancel={onClose}
      onReason={async ({ words }) => {
        await lift.write({ id: of.last, reason: words })
        notify(t('atDoor.lifted', { name: of.holder.name }))
        onClose()
      }}
    >
      {t('atDoor.liftWhat')}
    </ReasonDialog>
  )
}
