/** 调解月报: the month's figures of mediation; each leads to its cases and patrols. */
import { useTranslation } from 'react-i18next'
import { FiguresPage as Figures } from '#app/parts/figures/index'
import { useMay, useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { useShownFigures } from './shown'

export default function FiguresPage() {
  const { t } = useTranslation('mediation')
  const head = useMay('mediation.head')
  const today = useToday()
  return (
    <Figures
      shown={useShownFigures()}
      procedures={desk.mediation.figures}
      may={{ rows: true, take: head }}
      after={() => (
        <p className="soft small">
          {t('figures.countedOn', { day: today })} {!head && t('figures.own')}
        </p>
      )}
    />
  )
}
