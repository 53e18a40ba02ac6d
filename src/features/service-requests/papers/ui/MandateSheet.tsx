/** 代办委托书: who entrusts whom with what, until when; both parties in full, no sub-delegation. */
import { useTranslation } from 'react-i18next'
import { Blank, Office, paperDay, Signatures } from '#app/parts/print/index'
import { PartyColumns, RequestSheet, type SheetProps } from './parts'

export function MandateSheet({ content }: SheetProps) {
  const { t } = useTranslation('service-requests')
  const { applicant, agent, mandate, item } = content
  return (
    <RequestSheet content={content} title={t('sheets.mandate')}>
      <table>
        <PartyColumns />
        <tbody>
          <tr>
            <th>{t('sheet.principal')}</th>
            <td>{applicant.name}</td>
            <th>{t('sheet.idNumber')}</th>
            <td>{applicant.idNumber}</td>
          </tr>
          <tr>
            <th>{t('request.phone')}</th>
            <td>{applicant.phone}</td>
            <th>{t('column.address')}</th>
            <td>{applicant.addressHidden ? t('part.addressHidden', { ns: 'app' }) : applicant.address}</td>
          </tr>
          {agent !== null && (
            <tr>
              <th>{t('sheet.agentBringing')}</th>
              <td>
                {agent.name}
                {agent.relation !== '' && t('request.relation', { relation: agent.relation })}
              </td>
              <th>{t('sheet.idAndPhone')}</th>
              <td>
                {agent.idNumber}
                <br />
                {agent.phone}
              </td>
            </tr>
          )}
          <tr>
            <th>{t('sheet.attorney')}</th>
            <td>{content.handler}</td>
            <th>{t('sheet.idNumber')}</th>
            <td>
              <Blank />
            </td>
          </tr>
          <tr>
            <th>{t('sheet.attorneyOffice')}</th>
            <td>
              <Office />
            </td>
            <th>{t('request.phone')}</th>
            <td>
              <Blank />
            </td>
          </tr>
        </tbody>
      </table>
      <p className="paper-body">{t('sheet.mandateWords', { item: item.name })}</p>
      <ol className="paper-terms">
        <li>{t('sheet.mandatePowers', { powers: mandate?.powers ?? '' })}</li>
        <li>
          {t('sheet.mandateTerm', {
            from: paperDay(content.openedDay),
            until: mandate === null ? '' : paperDay(mandate.until),
          })}
        </li>
        <li>{t('sheet.mandateAlone')}</li>
        <li>{t('sheet.mandateTrue')}</li>
        <li>{t('sheet.mandateRevoke')}</li>
      </ol>
      <p className="paper-body">{t('sheet.mandateCopies')}</p>
      <Signatures
        places={[
          { who: t('sheet.principalSigns'), mark: t('sheet.fingerprint'), day: t('sheet.blankDay') },
          { who: t('sheet.attorneySigns'), mark: t('sheet.seal'), day: t('sheet.blankDay') },
        ]}
      />
    </RequestSheet>
  )
}
