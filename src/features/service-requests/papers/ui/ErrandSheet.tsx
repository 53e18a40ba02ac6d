/** 跑腿单: where to go, what for, with which papers, whom to call; and what came of it. */
import { useTranslation } from 'react-i18next'
import { paperDay, paperTime } from '#app/parts/print/index'
import { RequestSheet, SignHere, type SheetProps } from './parts'

export function ErrandSheet({ content }: SheetProps) {
  const { t } = useTranslation('service-requests')
  const { errand, applicant, item } = content
  if (errand === null)
    return (
      <RequestSheet content={content} title={t('sheets.errand')}>
        {null}
      </RequestSheet>
    )
  const rows: readonly (readonly [string, string])[] = [
    [t('errand.assignee'), [errand.assignee, errand.assigneePhone].filter(Boolean).join(' · ')],
    [t('errand.sent'), paperTime(errand.dispatchedAt)],
    [t('errand.due'), errand.due === null ? '' : paperDay(errand.due)],
    [t('sheet.forWhom'), [applicant.name, applicant.grid].filter(Boolean).join(' · ')],
    [t('errand.address'), errand.address],
    [t('errand.phone'), errand.phone],
    [t('column.item'), item.name],
    [t('errand.matter'), `${t(`errandKinds.${errand.kind}`)} · ${errand.matter}`],
    [t('errand.materials'), errand.materials],
  ]
  return (
    <RequestSheet content={content} title={t('sheets.errand')}>
      <table>
        <colgroup>
          <col style={{ width: '18%' }} />
          <col />
        </colgroup>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th>{name}</th>
              <td>{value}</td>
            </tr>
          ))}
          <tr>
            <th>{t('step.outcome')}</th>
            <td>
              □ {t('errand.outcomes.done')} □ {t('errand.outcomes.not-done')}
            </td>
          </tr>
          <tr className="paper-tall">
            <th>{t('step.errandResult')}</th>
            <td />
          </tr>
        </tbody>
      </table>
      {applicant.addressHidden && (
        <p>
          <b>{t('sheet.errandProtected')}</b>
        </p>
      )}
      <p>{t('sheet.errandPrivacy')}</p>
      <SignHere places={['applicantSigns', 'workerSigns']} />
    </RequestSheet>
  )
}
