/** Who has a case and who was let in, how they stand to its parties; letting in and handing over. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { Day, ErrorLine, ErrorState, KeyButton, LoadingLines, Status } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { articlesText } from '../../ui/words'
import { mayChange } from '../../rules/dossier/archive'
import { law } from '../../rules/law'
import type { StayShown } from '../contract'
import { AcceptedForm } from './AcceptedForm'
import { GiveForm, RelationForm } from './HandsForms'
import { UnrelatedButton } from './UnrelatedButton'
import './hands.css'

type Writing = 'let-in' | 'hand-over' | 'relation'

export function HandsSection({ record: { card } }: SectionProps) {
  const { t } = useTranslation('mediation')
  const [writing, setWriting] = useState<Writing>()
  const [taken, setTaken] = useState<StayShown>()
  const letting = useWrite(desk.mediation.hands.letOut)
  const { data, error, refetch } = useQuery(
    desk.mediation.hands.of.queryOptions({ input: { case: card.id } }),
  )
  const mine = data?.mine === true
  const open = mine && mayChange(card.state)
  const close = () => setWriting(undefined)
  const letOut = (stay: number) => void letting.write({ stay }).catch(() => undefined)
  return (
    <Section
      title={t('hands.title')}
      actions={
        mine && (
          <>
            <KeyButton size="small" onPress={() => setWriting('let-in')}>
              {t('hands.letIn')}
            </KeyButton>
            <KeyButton size="small" onPress={() => setWriting('hand-over')}>
              {t('hands.handOver')}
            </KeyButton>
          </>
        )
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines />}
      <ErrorLine error={letting.error} />
      {data !== undefined && (
        <ul className="hands" aria-label={t('hands.title')}>
          {data.stays.map((stay) => (
            <li key={stay.id}>
              <span className="soft">{t(`hands.as.${stay.as}`)}</span> <b>{stay.staff.name}</b>{' '}
              <span className="small soft">
                <Day day={stay.from} />
                {stay.until !== null && (
                  <>
                    {' – '}
                    <Day day={stay.until} />
                  </>
                )}
              </span>
              {stay.until === null && mine && (stay.as === 'let-in' || isOneOfSeveral(data.stays)) && (
                <Button size="small" onClick={() => letOut(stay.id)}>
                  {t('hands.letOut')}
                </Button>
              )}
              {stay.until === null && stay.as === 'mediator' && (
                <>
                  <Relations stay={stay} />
                  {open && <Unanswered caseId={card.id} stay={stay} />}
                  {open && isDeclared(stay) && (
                    <Button size="small" onClick={() => setTaken(stay)}>
                      {t('hands.taken')}
                    </Button>
                  )}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {data !== undefined && open && card.parties.length > 0 && (
        <Button size="small" onClick={() => setWriting('relation')}>
          {t('hands.relation')}
        </Button>
      )}
      {data !== undefined && (writing === 'let-in' || writing === 'hand-over') && (
        <GiveForm caseId={card.id} hands={data} what={writing} onClose={close} />
      )}
      {taken !== undefined && (
        <AcceptedForm caseId={card.id} stay={taken} onClose={() => setTaken(undefined)} />
      )}
      {data !== undefined && writing === 'relation' && (
        <RelationForm caseId={card.id} hands={data} onClose={close} />
      )}
    </Section>
  )
}

/** The last mediator hands over, and does not just leave. */
const isOneOfSeveral = (stays: readonly StayShown[]): boolean =>
  stays.filter(({ as, until }) => as === 'mediator' && until === null).length > 1

/** Something was said of them that all parties have to know before they take them, and not all did. */
const isDeclared = ({ relations, mayMediate }: StayShown): boolean =>
  !mayMediate && relations.some(({ code }) => code === 'declared')

/** What nobody asked them yet; one key says that there is nothing, another how they stand to one of them. */
function Unanswered({
  caseId,
  stay: { staff, unanswered },
}: {
  readonly caseId: number
  readonly stay: StayShown
}) {
  const { t } = useTranslation('mediation')
  if (unanswered.length === 0) return null
  return (
    <>
      <Status tone="soon">{t('hands.unanswered')}</Status>
      <UnrelatedButton caseId={caseId} mediator={staff} />
    </>
  )
}

/** Why somebody should not have it: another is named, or all parties take them, knowing it. */
function Relations({ stay: { relations, mayMediate } }: { readonly stay: StayShown }) {
  const { t } = useTranslation('mediation')
  if (relations.length === 0) return null
  return (
    <>
      {relations.map(({ party, name, code, because, says }) => (
        <Status key={`${party} ${code}`} tone={mayMediate ? 'soon' : 'late'}>
          {says === null
            ? t(code === 'acts-for' ? 'hands.likeActing' : 'hands.like', {
                name,
                because: because === null ? '' : t(`intake.likenesses.${because}`),
              })
            : t('hands.said', { name, says: t(`hands.says.${says}`) })}
        </Status>
      ))}
      {!mayMediate && (
        <span className="small soft">
          {t('hands.notYet')} {articlesText(t, { articles: law.chosenMediator })}
        </span>
      )}
    </>
  )
}
