/** A line of the book in one sentence, and what a control is for. */
import { useTranslation } from 'react-i18next'
import { dayAt } from '#ground/clock'
import { clockTime, monthAndDay, wholeDay } from '#app/dates'
import { languageOf } from '#app/i18n/index'
import { monthOf, yearOf } from '#ground/days'
import type { Control, SafetyKind } from '../../contract/words'
import { endOfControl, startOfControl } from '../rules'
import type { SafetyRecord } from '../contract'

const degrees = (tenths: number): string => (tenths / 10).toFixed(1)

/** 2026年11月23日、2026年11月23日至11月29日、2026年11月: what a control is for, by its first day. */
export function useControlPeriod(): (control: Control, of: string) => string {
  const { t, i18n } = useTranslation('canteen')
  const language = languageOf(i18n)
  return (control, of) => {
    switch (control) {
      case 'daily-control':
        return wholeDay(of, language)
      case 'weekly-review':
        return t('safety.week', {
          from: wholeDay(of, language),
          until: monthAndDay(endOfControl(control, of), of, language),
        })
      case 'monthly-meeting':
        return t('claims.month', { year: yearOf(of), month: Number(monthOf(of).slice(-2)) })
    }
  }
}

/** 11月30日 补记: the day on which a line was written, where that is not the day that it is of. */
export function useWrittenLater(): (record: Pick<SafetyRecord, 'day' | 'writtenOn'>) => string {
  const { t, i18n } = useTranslation('canteen')
  return ({ day, writtenOn }) =>
    writtenOn === day ? '' : t('safety.says.written', { day: monthAndDay(writtenOn, day, languageOf(i18n)) })
}

/** Who struck a line out, and when. */
export function useStruckWords(): (record: Pick<SafetyRecord, 'struckBy' | 'day'>) => string {
  const { t, i18n } = useTranslation('canteen')
  return ({ struckBy, day }) =>
    struckBy === null
      ? ''
      : t('safety.struckBy', {
          name: struckBy.by,
          at: `${monthAndDay(dayAt(struckBy.at), day, languageOf(i18n))} ${clockTime(struckBy.at)}`,
        })
}

export function useRecordWords(): (record: Pick<SafetyRecord, 'entry' | 'day' | 'writtenOn'>) => string {
  const { t, i18n } = useTranslation('canteen')
  const period = useControlPeriod()
  /** What a control is for, where it was written afterwards. */
  const late = (control: Control, of: string | null, writtenOn: string): string => {
    const start = startOfControl(control, of ?? writtenOn)
    return start === startOfControl(control, writtenOn)
      ? ''
      : t('safety.says.late', { period: period(control, start) })
  }
  return ({ entry, day, writtenOn }) => {
    switch (entry.kind) {
      case 'sample':
        return [
          t('safety.says.sample', { meal: t(`meals.${entry.meal}`), grams: entry.grams }),
          entry.fridge ?? '',
          entry.short === null
            ? ''
            : t('safety.says.short', { reason: t(`safety.shortReasons.${entry.short}`) }),
        ]
          .filter(Boolean)
          .join(t('listSeparator', { ns: 'app' }))
      case 'disposal':
        return t('safety.says.disposal', {
          meal: t(`meals.${entry.meal}`),
          day: monthAndDay(dayAt(entry.takenAt), day, languageOf(i18n)),
          clock: clockTime(entry.takenAt),
          hours: (entry.minutesKept / 60).toFixed(1),
        })
      case 'morning-check':
        return [
          t('safety.says.degrees', { degrees: degrees(entry.temperatureTenths) }),
          t(entry.handsClean ? 'safety.handsClean' : 'safety.handsNot'),
          t(entry.well ? 'safety.well' : 'safety.unwell'),
          entry.done === null ? '' : t(`safety.unfitDeeds.${entry.done}`),
        ]
          .filter(Boolean)
          .join(t('listSeparator', { ns: 'app' }))
      case 'absence':
        return t('safety.says.absent')
      case 'purchase':
        return [
          entry.size,
          entry.quantity,
          entry.batch,
          entry.supplier,
          entry.licence,
          entry.premises,
          entry.contact,
          entry.proof === '' ? '' : t('safety.says.proof', { proof: entry.proof }),
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
        return [
          t('safety.says.degrees', { degrees: degrees(entry.temperatureTenths) }),
          entry.done === null ? '' : t(`safety.fridgeDeeds.${entry.done}`),
        ]
          .filter(Boolean)
          .join(t('listSeparator', { ns: 'app' }))
      case 'waste':
        return t('safety.says.waste', { sort: t(`safety.wastes.${entry.sort}`), kilograms: entry.kilograms })
      case 'training':
        return t('safety.says.training', { people: entry.people, minutes: entry.minutes })
      case 'control':
        return [late(entry.control, entry.of, writtenOn), entry.found, entry.mended]
          .filter(Boolean)
          .join(t('listSeparator', { ns: 'app' }))
    }
  }
}

/** The kind a line stands under. */
export function kindOf(entry: SafetyRecord['entry']): SafetyKind {
  if (entry.kind === 'control') return entry.control
  return entry.kind === 'absence' ? 'morning-check' : entry.kind
}
