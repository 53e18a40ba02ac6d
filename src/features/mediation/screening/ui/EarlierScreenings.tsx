/** Screenings that were corrected, the newest first: what was answered then, and why it was put right. They stay on record. */
import { useTranslation } from 'react-i18next'
import { When } from '#app/parts/index'
import type { ScreeningShown } from '../contract'

export function EarlierScreenings({ screenings }: { readonly screenings: readonly ScreeningShown[] }) {
  const { t } = useTranslation('mediation')
  const corrected = screenings.slice(0, -1).toReversed()
  if (corrected.length === 0) return null
  const correctionOf = (id: number) => screenings.find(({ corrects }) => corrects === id)
  return (
    <ul className="reports" aria-label={t('screeningsBefore.title')}>
      {corrected.map(({ id, at, by, suspicions, offence, bars, vulnerable, danger }) => (
        <li key={id} className="small soft">
          <s>
            {suspicions.length === 0
              ? t('screening.nobody')
              : suspicions
                  .map(({ name, forms }) =>
                    [name, ...forms.map((form) => t(`screening.sufferedForms.${form}`))].join(' '),
                  )
                  .join(t('comma'))}{' '}
            · {t(`screening.${offence}`)}
            {bars.map((bar) => ` · ${t(`screening.matterBars.${bar}`)}`)}
            {(vulnerable ?? []).map((who) => ` · ${t(`screening.protected.${who}`)}`)}
            {(danger ?? []).map((sign) => ` · ${t(`risk.sign.${sign}`)}`)}
          </s>{' '}
          {by} <When at={at} /> {t('screeningsBefore.corrected', { reason: correctionOf(id)?.reason ?? '' })}
        </li>
      ))}
    </ul>
  )
}
