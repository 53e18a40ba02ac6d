/** 一次性告知（补正）单: everything that is missing, told at once. */
import { useTranslation } from 'react-i18next'
import { paperDay } from '#app/parts/print/index'
import { PartiesTable, RequestSheet, SignHere, Written, type SheetProps } from './parts'

export function CorrectionSheet({ content }: SheetProps) {
  const { t } = useTranslation('service-requests')
  const { materials, event } = content
  const missing = materials.filter((material) => material.missing)
  return (
    <RequestSheet content={content} title={t('sheets.correction')}>
      <PartiesTable content={content} />
      <p className="paper-body">{t('sheet.correctionWords', { name: content.applicant.name })}</p>
      <table>
        <colgroup>
          <col style={{ width: '9%' }} />
          <col style={{ width: '38%' }} />
          <col style={{ width: '14%' }} />
          <col style={{ width: '10%' }} />
          <col style={{ width: '29%' }} />
        </colgroup>
        <thead>
          <tr>
            <th>{t('sheet.row')}</th>
            <th>{t('sheet.toSupply')}</th>
            <th>{t('materials.form')}</th>
            <th>{t('materials.count')}</th>
            <th>{t('sheet.requirement')}</th>
          </tr>
        </thead>
        <tbody>
          {missing.map((material, index) => (
            <tr key={material.name}>
              <td className="centre">{index + 1}</td>
              <td>{material.name}</td>
              <td className="centre">{t(`forms.${material.form}`)}</td>
              <td className="centre">{material.count}</td>
              <td>{material.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('sheet.told')}</h3>
      <p className="paper-body">
        <Written>{event?.text ?? ''}</Written>
      </p>
      <p className="paper-body">
        {t('sheet.correctionUntil')}
        <Written>{event === null || event.until === null ? '' : paperDay(event.until)}</Written>
        {event?.untilPresumed === true && t('sheet.presumed')}
        {t('sheet.correctionClock')}
      </p>
      <SignHere places={['applicantSigns', 'deskSigns']} />
    </RequestSheet>
  )
}
