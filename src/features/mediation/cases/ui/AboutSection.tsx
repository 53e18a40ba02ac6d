/** How a case came and what it is about. */
import { useTranslation } from 'react-i18next'
import { Day, Facts, MoneyText } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'

export function AboutSection({ record: { opened, card, openedBy } }: SectionProps) {
  const { t } = useTranslation('mediation')
  const { source, referrer, letter, replyDue } = opened
  const inOwnWords = (name: string, usual: string) =>
    name === '' ? usual : t('about.ownWords', { name, usual })
  return (
    <Section title={t('about.title')}>
      <Facts
        facts={[
          { name: t('about.kind'), value: opened.kind },
          {
            name: t('about.source'),
            value: inOwnWords(
              opened.sourceName,
              referrer === null ? t(`sources.${source}`) : t(`referrers.${referrer}`),
            ),
          },
          ...(letter === '' ? [] : [{ name: t('about.letter'), value: letter }]),
          ...(replyDue === null ? [] : [{ name: t('about.replyDue'), value: <Day day={replyDue} /> }]),
          {
            name: t('about.difficulty'),
            value: inOwnWords(opened.difficultyName, t(`difficulties.${opened.difficulty}`)),
          },
          { name: t('about.people'), value: t('about.peopleCount', { count: opened.people }) },
          ...(opened.moneyFen === 0
            ? []
            : [{ name: t('about.money'), value: <MoneyText fen={opened.moneyFen} /> }]),
          { name: t('about.opened'), value: <Day day={card.openedOn} /> },
          { name: t('about.openedBy'), value: openedBy },
        ]}
      />
      <p className="case-narrative">{opened.narrative}</p>
      {opened.wants !== '' && (
        <>
          <p className="small soft mediation-line">{t('wants.title')}</p>
          <p className="case-narrative">{opened.wants}</p>
        </>
      )}
    </Section>
  )
}
