/** Beside a request: whose it is, what the item says, the errand that is out, what else the person has. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { toldBy } from '#app/i18n/index'
import { Day, Facts, Sheet, Status, When } from '#app/parts/index'
import type { RequestRecord } from '../contract/record'
import { Answers } from './Answers'
import { OfRequest } from './OfRequest'
import { ResidentAddress, ResidentIdNumber, ResidentPhone } from '../../requests/ui/reveal'
import { stateTone } from '../../requests/ui/tones'

export function SidePanel({ request }: { readonly request: RequestRecord }) {
  const { t } = useTranslation('service-requests')
  const { row, applicant, agent, mandate, item, errands, others, note } = request
  const errand = errands[0]
  const { text } = item
  return (
    <Sheet grow label={t('request.side')}>
      <div className="sheet-scroll side-panel">
        <section>
          <h3>
            <Link to={`/residents/${applicant.id}`}>{applicant.name}</Link>
            <small>
              {[
                applicant.sex === null ? '' : t(`sex.${applicant.sex}`),
                applicant.age === null ? '' : t('age', { age: applicant.age }),
              ].join(' ')}
            </small>
          </h3>
          <p className="small">
            <ResidentAddress person={applicant} text={applicant.address} />
          </p>
          <p className="small soft">
            {t('request.phone')}{' '}
            {applicant.phone === '' ? '—' : <ResidentPhone person={applicant} text={applicant.phone} />}
            {'  '}
            {t('request.idNumber')}{' '}
            {applicant.idNumber === '' ? (
              '—'
            ) : (
              <ResidentIdNumber id={applicant.id} text={applicant.idNumber} />
            )}
            {'  '}
            {applicant.grid}
          </p>
          {applicant.status !== 'living' && (
            <p className="small">
              <Status tone="late">{toldBy('service-requests', `residentStatus.${applicant.status}`)}</Status>
            </p>
          )}
          {agent !== null && (
            <p className="small">
              {t('request.agent')} {agent.name}
              {agent.relation !== '' && t('request.relation', { relation: agent.relation })}{' '}
              <span className="soft">
                <OfRequest id={row.id} text={agent.phone} field={{ kind: 'agent-phone' }} />{' '}
                <OfRequest id={row.id} text={agent.idNumber} field={{ kind: 'agent-id-number' }} />
              </span>
            </p>
          )}
          {mandate !== null && (
            <p className="small">
              {t('request.mandate')} {mandate.powers} · {t('request.until')} <Day day={mandate.until} />
              {' · '}
              <Status tone={mandate.signed ? 'done' : 'soon'}>
                {t(mandate.signed ? 'request.signed' : 'request.notSigned')}
              </Status>
            </p>
          )}
          {note !== '' && (
            <p className="small soft">
              <OfRequest id={row.id} text={note} field={{ kind: 'note' }} />
            </p>
          )}
        </section>
        {errand !== undefined && (
          <section>
            <h3>
              {t('errand.title')}
              <small>{errand.assignee}</small>
            </h3>
            <p className="small">
              {t(`errandKinds.${errand.kind}`)} · {errand.matter}
            </p>
            <p className="small soft">
              {t('errand.sent')} <When at={errand.dispatchedAt} />
              {errand.outcome !== null &&
                ` · ${t(`errand.outcomes.${errand.outcome}`)}${errand.result === '' ? '' : ` ${errand.result}`}`}
            </p>
          </section>
        )}
        <Answers request={request} />
        <section>
          <h3>
            {t('request.item')}
            <small>
              {t('request.version', { version: item.version })}
              {item.newest > item.version && ` · ${t('request.newer', { version: item.newest })}`}
            </small>
          </h3>
          <Facts
            facts={[
              { name: t('item.basis'), value: text.basis },
              { name: t('item.qualifies'), value: text.qualifies },
              {
                name: t('item.promise'),
                value: `${t('item.days', { count: text.promisedDays })} · ${text.fee}`,
              },
            ]}
          />
          <ol className="steps small soft">
            {text.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
        {others.length > 0 && (
          <section>
            <h3>{t('request.others')}</h3>
            <ul className="others">
              {others.map((other) => (
                <li key={other.id}>
                  <Link to={`/service-requests/${other.id}`}>{other.itemName}</Link>
                  <Status tone={stateTone[other.state]}>{t(`states.${other.state}`)}</Status>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Sheet>
  )
}
