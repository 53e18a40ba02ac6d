/** 材料交接单: every paper that changed hands, in its order, with room for signatures and for entries by hand. */
import { useTranslation } from 'react-i18next'
import { LinesByHand, paperTime } from '#app/parts/print/index'
import { RequestSheet, SignHere, type SheetProps } from './parts'

/** Empty lines for what changes hands after the sheet was printed. */
const linesByHand = 4

export function CustodySheet({ content }: SheetProps) {
  const { t } = useTranslation('service-requests')
  const { custody, applicant, item } = content
  return (
    <RequestSheet content={content} title={t('sheets.custody')}>
      <p>{t('sheet.custodyOf', { name: applicant.name, item: item.name })}</p>
      <table className="custody">
        <colgroup>
          <col style={{ width: '7%' }} />
          <col style={{ width: '20%' }} />
          <col style={{ width: '11%' }} />
          <col style={{ width: '6%' }} />
          <col style={{ width: '17%' }} />
          <col style={{ width: '15%' }} />
          <col style={{ width: '12%' }} />
          <col style={{ width: '12%' }} />
        </colgroup>
        <thead>
          <tr>
            <th>{t('sheet.row')}</th>
            <th>{t('materials.name')}</th>
            <th>{t('materials.form')}</th>
            <th>{t('materials.count')}</th>
            <th>{t('sheet.movement')}</th>
            <th>{t('sheet.time')}</th>
            <th>{t('sheet.givesSigns')}</th>
            <th>{t('sheet.takesSigns')}</th>
          </tr>
        </thead>
        <tbody>
          {custody.map((entry, index) => (
            <tr key={index}>
              <td className="centre">{index + 1}</td>
              <td>{entry.material}</td>
              <td className="centre">{t(`forms.${entry.form}`)}</td>
              <td className="centre">{entry.count}</td>
              <td>
                {t(`movements.${entry.movement}`)}
                {entry.holder !== null && `（${entry.holder}）`}
                {entry.note !== '' && ` ${entry.note}`}
                <br />
                {t('sheet.by', { name: entry.by })}
              </td>
              <td>{paperTime(entry.at)}</td>
              <td />
              <td />
            </tr>
          ))}
          <LinesByHand after={custody.length} lines={linesByHand} cells={8} />
        </tbody>
      </table>
      <p>{t('sheet.custodyRule')}</p>
      <SignHere places={['applicantSigns', 'deskSigns']} />
    </RequestSheet>
  )
}
