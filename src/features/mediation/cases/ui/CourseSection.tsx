/** What happened to a case, a line each; the last step can be taken back by whoever made it, today, while nobody acted on it. */
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { CourseList } from '#app/parts/course/CourseList.tsx'
import { ErrorLine, KeyButton } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'

export function CourseSection({ record: { card, events, takeable } }: SectionProps) {
  const { t } = useTranslation('mediation')
  const takeBack = useWrite(desk.mediation.cases.takeBack)
  const gone = new Set(events.flatMap(({ takesBack }) => takesBack ?? []))
  const whatOf = (id: number | null): string => {
    const kind = events.find((event) => event.id === id)?.kind
    return kind === undefined ? '' : t(`moves.${kind}`)
  }
  const back = () =>
    takeBack.write({ id: card.id }).then(
      ({ state }) => {
        notify(t('course.tookBack', { state: t(`states.${state}`) }))
      },
      () => undefined,
    )
  return (
    <Section
      title={t('course.title')}
      actions={
        takeable !== null && (
          <KeyButton size="small" pending={takeBack.pending} onPress={() => void back()}>
            {t('course.takeBack', { what: t(`moves.${takeable}`) })}
          </KeyButton>
        )
      }
    >
      <ErrorLine error={takeBack.error} />
      {events.length === 0 ? (
        <p className="soft">{t('course.none')}</p>
      ) : (
        <CourseList
          narrow
          lines={events.map(({ id, at, by, kind, reason, takesBack }) => ({
            id,
            at,
            by,
            takenBack: gone.has(id),
            what:
              takesBack !== null
                ? t('course.takenBack', { what: whatOf(takesBack) })
                : reason === ''
                  ? t(`moves.${kind}`)
                  : t('course.because', { what: t(`moves.${kind}`), reason }),
          }))}
        />
      )}
    </Section>
  )
}
