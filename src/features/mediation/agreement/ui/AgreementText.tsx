/** The text of an agreement as it stands: facts, dispute, responsibilities, terms, and each duty with its instalments. */
import { useTranslation } from 'react-i18next'
import { Day, Facts, MoneyText } from '#app/parts/index'
import type { AgreementShown, DutyShown } from '../contract/index'
import type { Agreements } from './agreements'

export function AgreementText({
  agreement,
  parties,
}: {
  readonly agreement: AgreementShown
  readonly parties: Agreements['parties']
}) {
  const { t } = useTranslation('mediation')
  const nameOf = (party: number) => parties.find(({ id }) => id === party)?.name ?? ''
  const { facts, dispute, responsibilities, terms, duties } = agreement
  return (
    <>
      <Facts
        facts={[
          { name: t('agreements.facts'), value: facts },
          { name: t('agreements.dispute'), value: dispute },
          { name: t('agreements.responsibilities'), value: responsibilities },
          {
            name: t('agreements.terms'),
            value: (
              <ol className="mediation-terms">
                {terms.map(({ what, keptOn }, at) => (
                  <li key={at}>
                    {what}
                    {keptOn !== null && (
                      <span className="small soft">
                        {' '}
                        {t('agreements.wasKeptOnSpot')} <Day day={keptOn} />
                      </span>
                    )}
                  </li>
                ))}
              </ol>
            ),
          },
        ]}
      />
      {duties.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('agreements.who')}</th>
              <th>{t('agreements.toWhom')}</th>
              <th>{t('agreements.whatDuty')}</th>
              <th className="number">{t('agreements.amount')}</th>
              <th>{t('agreements.byWhen')}</th>
            </tr>
          </thead>
          <tbody>
            {duties.map((duty) => (
              <tr key={duty.id}>
                <td>{nameOf(duty.who)}</td>
                <td>{nameOf(duty.toWhom)}</td>
                <td>
                  {duty.what} <span className="small soft">{duty.manner}</span>
                </td>
                <td className="number">{duty.fen === null ? '—' : <MoneyText fen={duty.fen} />}</td>
                <td>
                  <ByWhen duty={duty} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** The first and the last day of many, with how many there are. */
function ByWhen({ duty: { instalments } }: { readonly duty: DutyShown }) {
  const { t } = useTranslation('mediation')
  const [first] = instalments
  const last = instalments.at(-1)
  if (first === undefined || last === undefined) return '—'
  if (instalments.length === 1) return <Day day={first.due} />
  return (
    <>
      <Day day={first.due} /> – <Day day={last.due} />{' '}
      <span className="small soft">{t('agreements.instalments', { count: instalments.length })}</span>
    </>
  )
}
