/** A line of the book in one sentence. */
import { useTranslation } from 'react-i18next'
import type { SafetyRecord } from '../contract'

const degrees = (tenths: number): string => (tenths / 10).toFixed(1)

export function useRecordWords(): (entry: SafetyRecord['entry']) => string {
  const { t } = useTranslation('canteen')
  return (entry) => {
    switch (entry.kind) {
      case 'sample':
        return t('safety.says.sample', { meal: t(`meals.${entry.meal}`), grams: entry.grams })
      case 'disposal':
        return t('safety.says.disposal')
      case 'morning-check':
        return [
          t('safety.says.degrees', { degrees: degrees(entry.temperatureTenths) }),
          t(entry.handsClean ? 'safety.handsClean' : 'safety.handsNot'),
          t(entry.well ? 'safety.well' : 'safety.unwell'),
        ].join(t('listSeparator', { ns: 'app' }))
      case 'purchase':
        return [
          entry.size,
          entry.quantity,
          entry.batch,
          entry.supplier,
          entry.licence,
          entry.premises,
          entry.contact,
          entry.shelfLifeEnds === null ? '' : t('safety.says.until', { day: entry.shelfLifeEnds }),
        ]
          .filter(Boolean)
          .join(t('listSeparator', { ns: 'app' }))
      case 'disinfection':
        return t('safety.says.disinfection', {
          meal: t(`meals.${entry.meal}`),
          method: t(`safety.methods.${entry.method}`),
          minutes: entry.minutes,
        })
      case 'fridge':
        return t('safety.says.degrees', { degrees: degrees(entry.temperatureTenths) })
      case 'control':
        return [entry.found, entry.mended].filter(Boolean).join(t('listSeparator', { ns: 'app' }))
    }
  }
}

/** The kind a line stands under. */
export const kindOf = (entry: SafetyRecord['entry']) =>
  entry.kind === 'control' ? entry.control : entry.kind
