/** One booking of the day: when, where, whose, where it stands, who of them came, what is still to be looked at. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd, Status, Tag } from '#app/parts/index'
import { bookingTone, nameText } from '../../ui/booking-words'
import { spanText } from '../../ui/words'
import type { DoorCard } from '../contract'

export interface DoorRowProps {
  readonly card: DoorCard
  readonly room: string
  readonly isAt: boolean
  readonly onOpen: () => void
}

export function DoorRow({ card, room, isAt, onOpen }: DoorRowProps) {
  const { t } = useTranslation('rooms')
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isAt) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isAt])
  const { span, state, standing, comers, came, before, after, keysOut } = card
  const late = standing === 'late'
  return (
    <li ref={line} role="option" aria-selected={isAt} onClick={onOpen}>
      <span className="rooms-door-hours">{spanText(t, span)}</span>
      <span className="soft">{room}</span>
      <b>{nameText(t, card)}</b>
      <Status tone={late ? 'late' : bookingTone[state]}>
        {late ? t('standings.late') : t(`held.states.${state}`)}
      </Status>
      <span className="rooms-door-marks">
        {comers > 0 && <span className="soft">{t('atDoor.came', { came, count: comers })}</span>}
        {before === 'faults' && <Tag tone="late">{t('atDoor.faultsBefore')}</Tag>}
        {after === 'faults' && <Tag tone="late">{t('atDoor.faultsAfter')}</Tag>}
        {after === 'open' && state === 'left' && <Tag tone="soon">{t('atDoor.openAfter')}</Tag>}
        {keysOut.map((key) => (
          <Tag key={key}>{t('atDoor.keyOut', { key })}</Tag>
        ))}
      </span>
      {isAt && <Kbd keys="Enter" />}
    </li>
  )
}
