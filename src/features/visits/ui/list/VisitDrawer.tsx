/** One visit: who, what for, its course, and what can still be done with it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { CourseList } from '#app/parts/course/CourseList.tsx'
import { MoveButtons } from '#app/parts/course/MoveButtons.tsx'
import { toldBy } from '#app/i18n/index'
import { desk, deskClient } from '../client'
import { DetailDrawer } from '#app/parts/DetailDrawer.tsx'
import { KeyButton } from '#app/parts/KeyButton.tsx'
import { Revealable } from '#app/parts/Revealable.tsx'
import { Status } from '#app/parts/small.tsx'
import { ErrorState, Facts, LoadingLines } from '#app/parts/surfaces.tsx'
import { useMay } from '#app/session/session'
import type { Visit } from '../../contract'
import SlipDialog from '../slip/SlipDialog'
import { offeredInList } from '../offered-moves'
import { useMoves } from '../use-moves'
import { useVisitWords, visitTone } from '../words'
import { AmendForm } from './AmendForm'
import '../visits.css'

export default function VisitDrawer() {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const { visitId } = useParams()
  const { search: address } = useLocation()
  const back = () => void navigate({ pathname: '/visits', search: address })
  return (
    <DetailDrawer title={t('visit.title')} onClose={back}>
      <VisitDetails id={Number(visitId)} />
    </DetailDrawer>
  )
}

export function VisitDetails({ id }: { readonly id: number }) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const [amending, setAmending] = useState(false)
  const query = useQuery(desk.visits.get.queryOptions({ input: { id } }))
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <LoadingLines lines={6} />
  const { visit, moves } = query.data
  const { registeredAt, servingAt, calledAt, closedAt } = visit
  const begun = servingAt ?? calledAt
  if (amending) return <AmendForm visit={visit} onDone={() => setAmending(false)} />
  return (
    <div className="visit-details">
      <p className="visit-details-head">
        <b>{words.called(visit)}</b>
        <Status tone={visitTone[visit.state]} boxed>
          {t(`states.${visit.state}`)}
        </Status>
      </p>
      <Facts
        facts={[
          {
            name: t('visit.who'),
            value:
              visit.resident === null && visit.visitor !== null ? (
                <Words visit={visit} field="visitor" text={visit.visitor} />
              ) : (
                words.who(visit)
              ),
          },
          {
            name: t('visit.matter'),
            value: <Words visit={visit} field="matter" text={words.matter(visit)} />,
          },
          ...(visit.category === null
            ? []
            : [{ name: t('visit.category'), value: t(`categories.${visit.category}`) }]),
          ...(visit.answer === ''
            ? []
            : [
                {
                  name: t('visit.answer'),
                  value: <Words visit={visit} field="answer" text={visit.answer} />,
                },
              ]),
          ...(visit.rating === null
            ? []
            : [{ name: t('screen.rating'), value: toldBy('service-requests', `ratings.${visit.rating}`) }]),
          ...(visit.number === null || begun === null
            ? []
            : [{ name: t('visit.waited'), value: words.time(begun - registeredAt) ?? t('underAMinute') }]),
          ...(servingAt === null || closedAt === null || closedAt === servingAt
            ? []
            : [{ name: t('visit.served'), value: words.time(closedAt - servingAt) ?? t('underAMinute') }]),
        ]}
      />
      <VisitActions visit={visit} onAmend={() => setAmending(true)} />
      <h3>{t('visit.course')}</h3>
      <CourseList lines={moves.map(({ id, at, by, move }) => ({ id, at, by, what: t(`moves.${move}`) }))} />
    </div>
  )
}

/** What was written, with its numbers masked until they are asked for. */
function Words({
  visit,
  field,
  text,
}: {
  readonly visit: Visit
  readonly field: 'visitor' | 'matter' | 'answer'
  readonly text: string
}) {
  const { t } = useTranslation('visits')
  return (
    <Revealable
      text={text}
      name={t(field === 'visitor' ? 'visit.who' : `visit.${field}`)}
      kind="typed-number"
      reveal={(reason) => deskClient.visits.reveal({ id: visit.id, field, reason })}
    />
  )
}

/** What leads on from here: to the person, to the request, to a correction, or to the slip again. */
function VisitActions({ visit, onAmend }: { readonly visit: Visit; readonly onAmend: () => void }) {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const mayEdit = useMay('visits.edit')
  const mayMediate = useMay('mediation.cases')
  const moves = useMoves()
  const [printing, setPrinting] = useState(false)
  const { resident, serviceRequestId } = visit
  const isWaiting = visit.state === 'waiting'
  return (
    <div className="visit-actions">
      {mayEdit && (
        <MoveButtons
          beside={offeredInList(visit.state).map((move) => ({
            key: move,
            label: t(`actions.${move}`),
            onPress: () => void moves.move(visit.id, move),
          }))}
        />
      )}
      {isWaiting && <KeyButton onPress={() => setPrinting(true)}>{t('actions.slip')}</KeyButton>}
      {mayEdit && <KeyButton onPress={onAmend}>{t('actions.amend')}</KeyButton>}
      {resident !== null && (
        <KeyButton onPress={() => void navigate(`/residents/${resident.id}`)}>
          {t('actions.openResident')}
        </KeyButton>
      )}
      {serviceRequestId !== null && (
        <KeyButton onPress={() => void navigate(`/service-requests/${serviceRequestId}`)}>
          {t('actions.openRequest')}
        </KeyButton>
      )}
      {/* What comes of it lies in the sealed file: nothing here says that there was a case. */}
      {mayMediate && (
        <KeyButton onPress={() => void navigate(`/mediation/new?visit=${visit.id}`)}>
          {t('actions.mediate')}
        </KeyButton>
      )}
      {printing && <SlipDialog visitId={visit.id} onClose={() => setPrinting(false)} />}
    </div>
  )
}
