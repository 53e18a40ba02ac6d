/** Whoever is chosen in the search: who they are, what is due for them, when they last came, and what can be done. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dayOf, nearDay } from '../../../../app/dates'
import { desk } from '../../../../app/desk-client'
import type { ChosenResident } from '../../../../app/feature'
import { KeyButton, Relative, Status } from '../../../../app/parts'
import { useToday } from '../../../../app/session/session'
import type { Duty, Visit } from '../../contract'
import { useVisitWords, visitTone } from '../words'
import { addressOf } from './DutySheet'

/** More would push the buttons out of the bar; the resident's page shows all. */
const mostDuties = 2

interface KnownProps {
  /** When they were last served in any way, a request opened without a visit included; UTC milliseconds. */
  readonly lastServedAt: number | null
  readonly open: Visit | null
  readonly last: Visit | null
  readonly count: number
  readonly duties: readonly Duty[]
}

export interface PersonBarProps {
  readonly resident: ChosenResident | undefined
  /** `visit` is the one they are here in now, which then becomes the request. */
  readonly onStartRequest?: ((resident: ChosenResident, visit: Visit | null) => void) | undefined
  readonly onRegister?: ((resident: ChosenResident) => void) | undefined
}

export function PersonBar({ resident, onStartRequest, onRegister }: PersonBarProps) {
  const { t } = useTranslation('visits')
  if (resident === undefined) return <div className="person-bar soft">{t('person.nobody')}</div>
  return (
    <Person key={resident.id} resident={resident} onStartRequest={onStartRequest} onRegister={onRegister} />
  )
}

function Person({
  resident,
  onStartRequest,
  onRegister,
}: PersonBarProps & { readonly resident: ChosenResident }) {
  const { t } = useTranslation('visits')
  const { sex, age, address, grid } = resident
  const { data: known } = useQuery(
    desk.visits.ofResident.queryOptions({ input: { residentId: resident.id } }),
  )
  const open = known?.open ?? null
  const facts = [
    [sex === null ? '' : t(`person.${sex}`), age === null ? '' : t('person.age', { count: age })]
      .filter(Boolean)
      .join(' '),
    address,
    grid,
  ]
  return (
    <div className="person-bar">
      <div className="person-bar-words">
        <p>
          <b>{resident.name}</b>{' '}
          <span className="small soft">{facts.filter((fact) => fact !== '').join(' · ')}</span>
        </p>
        {/* The line keeps its height while it is read, so that nothing jumps. */}
        <p className="small soft person-bar-known">
          {known === undefined ? '\u00a0' : <Known {...known} lastServedAt={resident.lastServedAt} />}
        </p>
      </div>
      {onRegister !== undefined && (
        <KeyButton
          keys="F2"
          refusedBecause={
            open === null
              ? undefined
              : t('person.isHere', { state: t(`states.${open.state}`), number: open.number ?? '' })
          }
          onPress={() => onRegister(resident)}
        >
          {t('person.register')}
        </KeyButton>
      )}
      {onStartRequest !== undefined && (
        <KeyButton primary keys="F1" onPress={() => onStartRequest(resident, open)}>
          {t(sex === null ? 'person.startRequest' : `person.startRequestFor.${sex}`)}
        </KeyButton>
      )}
    </div>
  )
}

/** What the desk knows of their coming. */
function Known({ open, last, count, duties, lastServedAt }: KnownProps) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const navigate = useNavigate()
  const today = useToday()
  const before = count - (open === null ? 0 : 1)
  return (
    <>
      {open !== null && (
        <span>
          <Status tone={visitTone[open.state]}>
            {t(`states.${open.state}`)} {open.number}
          </Status>
        </span>
      )}
      {duties.slice(0, mostDuties).map((duty) => (
        <span key={`${duty.kind}:${duty.id}`}>
          <button type="button" className="link" onClick={() => void navigate(addressOf(duty))}>
            {t(`duties.${duty.kind}`, { title: duty.title })}
          </button>{' '}
          <Relative due={duty.due} soonDays={30} />
        </span>
      ))}
      <span>
        {last === null
          ? before === 0 && lastServedAt !== null
            ? t('person.lastServed', { day: nearDay(dayOf(lastServedAt), today) })
            : t(before === 0 ? 'person.firstTime' : 'person.visits', { count: before })
          : t('person.lastVisit', { day: nearDay(last.day, today), matter: words.matter(last) })}
      </span>
    </>
  )
}
