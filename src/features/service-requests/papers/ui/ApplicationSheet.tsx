/** 申请表: who applies for what, what the item's own form asks, and what they promise with their name. */
import { useTranslation } from 'react-i18next'
import { PartiesTable, RequestSheet, SignHere, Written, type SheetProps } from './parts'

export function ApplicationSheet({ content }: SheetProps) {
  const { t } = useTranslation('service-requests')
  return (
    <RequestSheet content={content} title={t('applications.paperOf', { item: content.item.name })}>
      <PartiesTable content={content} />
      <table>
        <colgroup>
          <col style={{ width: '30%' }} />
          <col />
        </colgroup>
        <tbody>
          {content.answers.map(({ name, value }) => (
            <tr key={name}>
              <th>{name}</th>
              <td>
                <Written>{value}</Written>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="paper-body">{t('applications.promise')}</p>
      <SignHere places={['applicantSigns', 'deskSigns']} />
    </RequestSheet>
  )
}
