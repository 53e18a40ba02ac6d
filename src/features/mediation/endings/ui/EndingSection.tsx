/** 终止 on the case: who refused or stopped, and who was told of which other routes; before that, the three ways to end. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, ErrorState, KeyButton, LoadingLines, Status } from '#app/parts/index'
import { endingMoves, type EndingMove } from '../../contract/words'
import { Section } from '../../ui/case/Section'
import { isAccepted, type SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { reasonOf } from '../../ui/gates'
import { EndDrawer } from './EndDrawer'
import { NoticeDrawer } from './NoticeDrawer'

export function EndingSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<EndingMove | 'tell'>()
  const { data, error, refetch } = useQuery(
    desk.mediation.endings.get.queryOptions({ input: { case: caseId } }),
  )
  if (!isAccepted(record)) return null
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={2} />
  const { ending, parties, steps } = data
  const isOver = endingMoves.every((move) => steps[move].some(({ code }) => code === 'not-from-here'))
  if (ending === null && isOver) return null
  const nameOf = (party: number | null) => parties.find(({ id }) => id === party)?.name ?? ''
  const close = () => setDoing(undefined)
  return (
    <Section
      title={t('endings.title')}
      actions={
        ending === null ? (
          endingMoves.map((move) => (
            <KeyButton
              key={move}
              size="small"
              refusedBecause={reasonOf(t, steps[move], nameOf)}
              onPress={() => setDoing(move)}
            >
              {t(`endings.moves.${move}`)}
            </KeyButton>
          ))
        ) : (
          <KeyButton
            size="small"
            refusedBecause={ending.untold.length === 0 ? t('endings.allTold') : undefined}
            onPress={() => setDoing('tell')}
          >
            {t('endings.tell')}
          </KeyButton>
        )
      }
    >
      {ending === null ? (
        <p className="small soft mediation-line">{t('endings.law')}</p>
      ) : (
        <>
          <p className="mediation-line">
            <Status tone="rest">{t(`endings.ended.${ending.move}`, { name: nameOf(ending.by) })}</Status>{' '}
            <Day day={ending.on} /> <span className="soft">{t(`endings.manners.${ending.manner}`)}</span>
          </p>
          <ul className="mediation-hands" aria-label={t('endings.notices')}>
            {ending.notices.map(({ party, routes, on, manner, at }) => (
              <li key={`${String(at)} ${String(party)}`}>
                <Status tone="done">{nameOf(party)}</Status>{' '}
                <span className="small soft">
                  <Day day={on} /> {t(`endings.manners.${manner}`)}{' '}
                  {routes.map((route) => t(`endings.routes.${route}`)).join(t('comma'))}
                </span>
              </li>
            ))}
            {ending.untold.map(({ party, routes }) => (
              <li key={party}>
                <Status tone="soon">{t('endings.untold', { name: nameOf(party) })}</Status>{' '}
                <span className="small soft">
                  {routes.map((route) => t(`endings.routes.${route}`)).join(t('comma'))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {doing === 'tell' && ending !== null && (
        <NoticeDrawer caseId={caseId} untold={ending.untold} parties={parties} onClose={close} />
      )}
      {doing !== undefined && doing !== 'tell' && (
        <EndDrawer caseId={caseId} move={doing} parties={parties} onClose={close} />
      )}
    </Section>
  )
}
