/** A line of today's book; a wrong one is struck out and stays readable. */
import { useTranslation } from 'react-i18next'
import { clockTime, monthAndDay } from '#app/dates'
import { languageOf } from '#app/i18n/index'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { desk } from '../../ui/client'
import type { SafetyRecord } from '../contract'
import { kindOf, useRecordWords, useStruckWords, useWrittenLater } from './words'

export interface RecordLineProps {
  readonly record: SafetyRecord
  /** The service day that is looked at. */
  readonly day: string
}

export function RecordLine({ record, day }: RecordLineProps) {
  const { t, i18n } = useTranslation('canteen')
  const words = useRecordWords()
  const later = useWrittenLater()(record)
  const struckWords = useStruckWords()
  const striking = useWrite(desk.canteen.safety.strike)
  const { id, entry, label, by, at, struck } = record
  return (
    <li className={struck ? 'struck' : ''}>
      <span className="small soft">
        {record.day === day ? '' : `${monthAndDay(record.day, day, languageOf(i18n))} `}
        {later === '' ? clockTime(at) : later} {by}
      </span>
      <span>
        <b>{t(`safety.kinds.${kindOf(entry)}`)}</b> {label} {words(record)}
      </span>
      {struck ? (
        <span className="small soft">{struckWords(record)}</span>
      ) : (
        <button
          type="button"
          className="link"
          disabled={striking.pending}
          onClick={() => void striking.write({ record: id }).then(() => notify(t('safety.strikeDone')))}
        >
          {t('safety.strike')}
        </button>
      )}
    </li>
  )
}
