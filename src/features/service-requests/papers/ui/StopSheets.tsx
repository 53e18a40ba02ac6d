/** 中止单 and 续办单: why the work rests, and that it goes on. */
import { useTranslation } from 'react-i18next'
import { dayOf } from '#app/dates'
import { paperDay } from '#app/parts/print/index'
import { PartiesTable, RequestSheet, SignHere, Written, type SheetProps } from './parts'

export function SuspensionSheet({ content }: SheetProps) {
  const { t } = useTranslation('service-requests')
  return (
    <RequestSheet content={content} title={t('sheets.suspension')}>
      <PartiesTable content={content} />
      <p className="paper-body">{t('sheet.suspensionWords', { name: content.applicant.name })}</p>
      <h3>{t('sheet.suspensionReason')}</h3>
      <p className="paper-body">
        <Written>{content.event?.text ?? ''}</Written>
      </p>
      <p className="paper-body">
        {t('sheet.suspensionClock', { used: content.used, promised: content.item.promisedDays })}
      </p>
      <SignHere places={['applicantSigns', 'deskSigns']} />
    </RequestSheet>
  )
}

export function ResumptionSheet({ content }: SheetProps) {
  const { t } = useTranslation('service-requests')
  const { event, stoppedAt, due } = content
  return (
    <RequestSheet content={content} title={t('sheets.resumption')}>
      <PartiesTable content={content} />
      <p className="paper-body">
        {t('sheet.resumptionWords', {
          name: content.applicant.name,
          stopped: stoppedAt === null ? '' : paperDay(dayOf(stoppedAt)),
          resumed: event === null ? '' : paperDay(dayOf(event.at)),
        })}
      </p>
      {event !== null && event.text !== '' && <p className="paper-body">{event.text}</p>}
      <p className="paper-body">
        {t('sheet.resumptionClock', { used: content.used, promised: content.item.promisedDays })}
        {due !== null && t('sheet.dueBy', { day: paperDay(due) })}
        {!content.announced && t('sheet.presumed')}
      </p>
      <SignHere places={['applicantSigns', 'deskSigns']} />
    </RequestSheet>
  )
}
