/** What happened to a case, a line each. */
import { useTranslation } from 'react-i18next'
import { CourseList } from '#app/parts/course/CourseList.tsx'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'

export function CourseSection({ record: { events } }: SectionProps) {
  const { t } = useTranslation('mediation')
  return (
    <Section title={t('course.title')}>
      {events.length === 0 ? (
        <p className="soft">{t('course.none')}</p>
      ) : (
        <CourseList
          narrow
          lines={events.map(({ id, at, by, kind, reason }) => ({
            id,
            at,
            by,
            what:
              reason === '' ? t(`moves.${kind}`) : t('course.because', { what: t(`moves.${kind}`), reason }),
          }))}
        />
      )}
    </Section>
  )
}
