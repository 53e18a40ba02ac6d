/** Today at the door: a scan or some letters find whoever stands there; Enter lets them in. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { isComposing } from '#app/keys.tsx'
import { EmptyState, ErrorState, KeyButton, LoadingLines, PageHead, Sheet } from '#app/parts/index'
import { useScan } from '#app/scans'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import type { DoorCard } from '../contract'
import { DoorRow } from './DoorRow'
import { Side } from './Side'
import { useLetIn } from './use-let-in'
import './door.css'

/** By part of a name or title, by initials, or by the code in figures. */
function isMeant({ holder, title, initials, code }: DoorCard, typed: string): boolean {
  const words = typed.normalize('NFKC').trim().toLowerCase()
  return (
    words === '' ||
    [holder.name ?? '', title].some((name) => name.toLowerCase().includes(words)) ||
    initials.some((letters) => letters.startsWith(words)) ||
    code.toLowerCase() === words
  )
}

export default function DoorPage() {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const navigate = useNavigate()
  return (
    <div className="page rooms-door">
      <PageHead
        title={t('atDoor.title')}
        status={dayWithWeekday(today, today)}
        actions={
          <KeyButton keys="F10" onPress={() => void navigate('/rooms')}>
            {t('list.toDay')}
          </KeyButton>
        }
      />
      <div className="rooms-door-two">
        <Coming day={today} />
        <Side />
      </div>
      <Outlet />
    </div>
  )
}

function Coming({ day }: { readonly day: string }) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const letIn = useLetIn()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const query = useQuery({
    ...desk.rooms.door.today.queryOptions({ input: { day } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
  useEffect(() => input.current?.focus(), [])
  useScan((text) => {
    setTyped('')
    letIn(text.trim())
  })
  const shown = (query.data?.bookings ?? []).filter((card) => isMeant(card, typed))
  const here = Math.min(at, shown.length - 1)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    const card = shown[here]
    if (event.key === 'ArrowDown') setAt(Math.min(shown.length - 1, here + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, here - 1))
    else if (event.key === 'Enter' && typed.trim() !== '' && card !== undefined) letIn(card.code)
    else if (event.key === 'Enter' && typed.trim() !== '') letIn(typed.trim())
    else if (event.key === 'Enter' && card !== undefined) void navigate(`/rooms/door/${card.id}`)
    else if (event.key === 'Escape' && typed !== '') setTyped('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Sheet grow label={t('atDoor.coming')}>
      <input
        ref={input}
        className="rooms-door-find"
        value={typed}
        maxLength={40}
        placeholder={t('atDoor.placeholder')}
        aria-label={t('atDoor.find')}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {query.error !== null && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines lines={6} />}
      {query.data !== undefined && shown.length === 0 && (
        <EmptyState>{t(typed.trim() === '' ? 'atDoor.nobody' : 'atDoor.notFound')}</EmptyState>
      )}
      <ul className="rooms-door-list" role="listbox" aria-label={t('atDoor.coming')}>
        {shown.map((card, place) => (
          <DoorRow
            key={card.id}
            card={card}
            room={house.data?.rooms.find(({ id }) => id === card.room)?.name ?? ''}
            isAt={place === here}
            onOpen={() => void navigate(`/rooms/door/${card.id}`)}
          />
        ))}
      </ul>
      <p className="soft small rooms-door-keys">{t('atDoor.keys')}</p>
    </Sheet>
  )
}
