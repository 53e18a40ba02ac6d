/** On the page of a case: the door to its copy sheet. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'

export function CopySection({ record: { card } }: SectionProps) {
  const { t } = useTranslation('mediation')
  return (
    <Section
      title={t('copySheet.section')}
      actions={<Link to={`/mediation/${card.id}/copy`}>{t('copySheet.title')}</Link>}
    >
      <p className="soft small">{t('copySheet.remark')}</p>
    </Section>
  )
}
