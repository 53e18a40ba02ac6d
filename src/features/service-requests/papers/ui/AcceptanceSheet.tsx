/** 受理单（回执）: what was accepted with which papers, and by when it will be done. */
import { useTranslation } from 'react-i18next'
import { paperDay } from '#app/parts/print/index'
import { PartiesTable, RequestSheet, SignHere, type SheetProps } from './parts'

export function AcceptanceSheet({ content }: SheetProps) {
  const { t } = useTranslation('service-requests')
  const { item, materials, due, announced, event } = content
  const received = materials.filter(
    ({ receivedOriginals, receivedCopies, verifiedOriginals }) =>
      receivedOriginals + receivedCopies + verifiedOriginals > 0,
  )
  return (
    <RequestSheet content={content} title={t('sheets.acceptance')}>
      <PartiesTable content={content} />
      <h3>{t('sheet.receivedMaterials')}</h3>
      <table>
        <colgroup>
          <col style={{ width: '9%' }} />
          <col style={{ width: '47%' }} />
          <col style={{ width: '14%' }} />
          <col style={{ width: '14%' }} />
          <col style={{ width: '16%' }} />
        </colgroup>
        <thead>
          <tr>
            <th>{t('sheet.row')}</th>
            <th>{t('materials.name')}</th>
            <th>{t('sheet.originals')}</th>
            <th>{t('sheet.copies')}</th>
            <th>{t('request.note')}</th>
          </tr>
        </thead>
        <tbody>
          {received.map((material, index) => (
            <tr key={material.name}>
              <td className="centre">{index + 1}</td>
              <td>{material.name}</td>
              <td className="centre">{material.receivedOriginals || '—'}</td>
              <td className="centre">{material.receivedCopies || '—'}</td>
              <td>
                {material.verifiedOriginals > 0 && t('sheet.verified', { count: material.verifiedOriginals })}
              </td>
            </tr>
          ))}
          {received.length === 0 && (
            <tr>
              <td colSpan={5} className="centre">
                {t('sheet.noMaterials')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <table>
        <colgroup>
          <col style={{ width: '16%' }} />
          <col />
        </colgroup>
        <tbody>
          <tr>
            <th>{t('item.basis')}</th>
            <td>{item.basis}</td>
          </tr>
          <tr>
            <th>{t('item.promise')}</th>
            <td>
              {t('item.days', { count: item.promisedDays })}
              {due !== null && t('sheet.dueBy', { day: paperDay(due) })}
              {!announced && t('sheet.presumed')}
            </td>
          </tr>
          <tr>
            <th>{t('item.fee')}</th>
            <td>{item.fee}</td>
          </tr>
          {event !== null && event.exception !== '' && (
            <tr>
              <th>{t('sheet.tolerated')}</th>
              <td>
                {event.exception}
                {t('sheet.stillMissing', {
                  names: materials
                    .filter(({ missing }) => missing)
                    .map(({ name }) => name)
                    .join('、'),
                })}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <p>{t('sheet.clockRule')}</p>
      <p>{t('sheet.handler', { name: content.handler })}</p>
      <SignHere places={['applicantSigns', 'deskSigns']} />
    </RequestSheet>
  )
}
