/** 办结（终止）单: how it ended, what became of the papers, and what the resident thinks of it. */
import { useTranslation } from 'react-i18next'
import { dayOf } from '#app/dates'
import { ratings } from '../../requests/contract/words'
import { PartiesTable, RequestSheet, SignHere, Written, type SheetProps } from './parts'

export function ClosingSheet({ content }: SheetProps) {
  const { t } = useTranslation('service-requests')
  const { event, state, item, used, openedDay, custody } = content
  const ended = state === 'terminated' || state === 'not-accepted' ? state : 'completed'
  const sameDay = ended === 'completed' && event !== null && dayOf(event.at) === openedDay
  // What went back is no longer among what was received; the slips still name it.
  const hadOriginals = custody.some(({ form }) => form === 'original')
  const originals = t(hadOriginals ? 'sheet.originalsBack' : 'sheet.noOriginals')
  return (
    <RequestSheet content={content} title={t(`sheet.closingTitle.${ended}`)}>
      <PartiesTable content={content} />
      <table>
        <colgroup>
          <col style={{ width: '16%' }} />
          <col />
        </colgroup>
        <tbody>
          <tr>
            <th>{t('sheet.ending')}</th>
            <td>{t(`states.${ended}`)}</td>
          </tr>
          <tr>
            <th>{t(ended === 'completed' ? 'step.result' : 'step.reason')}</th>
            <td>
              <Written>{event?.text ?? ''}</Written>
            </td>
          </tr>
          <tr>
            <th>{t('sheet.timeUsed')}</th>
            <td>{sameDay ? t('sheet.sameDay') : t('clock.used', { used, promised: item.promisedDays })}</td>
          </tr>
          <tr>
            <th>{t('sheet.originalsWhere')}</th>
            <td>{event !== null && event.exception !== '' ? event.exception : originals}</td>
          </tr>
          {ended === 'completed' && (
            <tr>
              <th>{t('sheet.yourRating')}</th>
              <td>{ratings.map((rating) => `□ ${t(`ratings.${rating}`)}`).join('\u3000')}</td>
            </tr>
          )}
        </tbody>
      </table>
      {ended !== 'completed' && <p className="paper-body">{t('sheet.endedRights')}</p>}
      <SignHere places={['applicantSigns', 'deskSigns']} />
    </RequestSheet>
  )
}
