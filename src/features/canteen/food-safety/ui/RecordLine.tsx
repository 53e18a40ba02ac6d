/** A line of today's book; a wrong one is struck out and stays readable. */
import { useTranslation } from 'react-i18next'
import { clockTime } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { desk } from '../../ui/client'
import type { SafetyRecord } from '../contract'
import { kindOf, useRecordWords } from './words'

export function RecordLine({ record }: { readonly record: SafetyRecord }) {
  const { t } = useTranslation('canteen')
  const words = useRecordWords()
  const striking = useWrite(desk.canteen.safety.strike)
  const { id, entry, label, by, at, struck } = record
  return (
    <li className={struck ? 'struck' : ''}>
      <span className="small soft">
        {clockTime(at)} {by}
      </span>
      <span>
        <b>{t(`safety.kinds.${kindOf(entry)}`)}</b> {label} {words(record)}
      </span>
      {struck ? (
        <span className="small soft">{t('safety.struck')}</span>
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
