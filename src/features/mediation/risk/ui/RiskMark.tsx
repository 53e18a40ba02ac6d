/** How high the risk of a case is held, beside its parties; nothing where it is low. */
import { useTranslation } from 'react-i18next'
import { Status, type Tone } from '#app/parts/index'
import type { RiskLevel } from '../../contract/words'

export const riskTone: Readonly<Record<RiskLevel, Tone>> = { low: 'done', watched: 'soon', high: 'late' }

export function RiskMark({ level }: { readonly level: RiskLevel }) {
  const { t } = useTranslation('mediation')
  return level === 'low' ? null : <Status tone={riskTone[level]}>{t(`risk.levels.${level}`)}</Status>
}
