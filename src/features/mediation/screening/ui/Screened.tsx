/** What stands on record of a screening: who suffered what, what was reported, which help was wanted, what was said. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { ErrorLine, Status, When } from '#app/parts/index'
import { desk } from '../../ui/client'
import type { ScreeningOfCase, ScreeningShown, SuspicionShown } from '../contract'

export interface StandingProps {
  readonly screening: ScreeningShown
  readonly conditions: ScreeningOfCase['conditions']
  readonly open: boolean
}

export function Standing({ screening, conditions, open }: StandingProps) {
  const { t } = useTranslation('mediation')
  const { suspicions, offence, bars, vulnerable, danger, corrects, reason } = screening
  return (
    <div className="screened">
      {corrects !== null && <p className="small soft">{t('screening.corrected', { reason })}</p>}
      {suspicions.length === 0 && (
        <p>
          <Status tone="done">{t('screening.nobody')}</Status>
        </p>
      )}
      {suspicions.map((one) => (
        <Suspected key={one.id} one={one} open={open} />
      ))}
      <p>
        <Status tone={offence === 'possible' ? 'late' : 'done'}>{t(`screening.${offence}`)}</Status>{' '}
        {bars.length === 0 ? (
          <Status tone="done">{t('screening.nothing')}</Status>
        ) : (
          bars.map((bar) => (
            <Status key={bar} tone="late">
              {t(`screening.matterBars.${bar}`)}
            </Status>
          ))
        )}
      </p>
      <p>
        {danger === null || vulnerable === null ? (
          <Status tone="soon">{t('screening.notAskedThen')}</Status>
        ) : (
          <>
            <Status tone={danger.length === 0 ? 'done' : 'late'}>
              {danger.length === 0
                ? t('screening.noDanger')
                : danger.map((sign) => t(`risk.sign.${sign}`)).join(t('comma'))}
            </Status>{' '}
            {vulnerable.length === 0 && <Status tone="done">{t('screening.nobodyProtected')}</Status>}
          </>
        )}
      </p>
      {vulnerable?.map((who) => (
        <p key={who} className="small">
          <Status tone="soon">{t(`screening.protected.${who}`)}</Status> {t(`screening.protectedNow.${who}`)}
        </p>
      ))}
      {conditions.map((condition) => (
        <p key={condition} className="small">
          <Status tone="soon">{t(`screening.conditions.${condition}`)}</Status>
        </p>
      ))}
    </div>
  )
}

function Suspected({ one, open }: { readonly one: SuspicionShown; readonly open: boolean }) {
  const { t } = useTranslation('mediation')
  const answering = useWrite(desk.mediation.screening.help)
  const answer = (offer: SuspicionShown['help'][number]['offer'], said: 'wanted' | 'not-wanted') =>
    void answering.write({ suspicion: one.id, offer, answer: said }).catch(() => undefined)
  return (
    <>
      <p>
        <b>{one.name}</b> {t(one.isAbout ? 'screening.aboutOld' : 'parties.age', { count: one.age })}{' '}
        <Status tone="late">
          {one.forms.map((form) => t(`screening.sufferedForms.${form}`)).join(t('comma'))}
        </Status>{' '}
        <span className="small soft">
          {t(`screening.sufferedFrom.${one.from}`)} {t('screening.discovered')} <When at={one.discoveredAt} />
        </span>
      </p>
      <ErrorLine error={answering.error} />
      {one.help.length > 0 && (
        <ul className="help-offers" aria-label={t('screening.help')}>
          {one.help.map(({ offer, answer: said }) => (
            <li key={offer}>
              <span>{t(`screening.helpOffers.${offer}`)}</span>
              {said !== null && <Status tone="done">{t(`screening.helpAnswers.${said}`)}</Status>}
              {open &&
                (['wanted', 'not-wanted'] as const)
                  .filter((value) => value !== said)
                  .map((value) => (
                    <Button
                      key={value}
                      size="small"
                      aria-label={t('screening.answerTo', {
                        offer: t(`screening.helpOffers.${offer}`),
                        answer: t(`screening.helpAnswers.${value}`),
                      })}
                      onClick={() => answer(offer, value)}
                    >
                      {t(`screening.helpAnswers.${value}`)}
                    </Button>
                  ))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export interface ReportsProps {
  readonly reports: ScreeningOfCase['reports']
  readonly screenings: readonly ScreeningShown[]
}

export function Reports({ reports, screenings }: ReportsProps) {
  const { t } = useTranslation('mediation')
  if (reports.length === 0) return null
  const nameOf = (suspicion: number) =>
    screenings.flatMap(({ suspicions }) => suspicions).find(({ id }) => id === suspicion)?.name ?? ''
  return (
    <ul className="reports" aria-label={t('screening.reports')}>
      {reports.map(({ id, suspicion, to, toldAt, minutes, receipt, source }) => (
        <li key={id}>
          <Status tone="done">
            {suspicion === null
              ? t('screening.offenceReported', { body: t(`screening.bodies.${to}`) })
              : t('screening.aboutReported', { name: nameOf(suspicion), body: t(`screening.bodies.${to}`) })}
          </Status>{' '}
          <When at={toldAt} />{' '}
          {minutes !== null && minutes >= 0 && (
            <span className="soft">{t('screening.minutes', { count: minutes })}</span>
          )}{' '}
          <span className="soft">
            {source === 'another-body' ? `${t('screening.sources.another-body')} · ` : ''}
            {receipt}
          </span>
        </li>
      ))}
    </ul>
  )
}

export interface PleasProps {
  readonly pleas: ScreeningOfCase['pleas']
  readonly open: boolean
  readonly onAdd: (plea: ScreeningOfCase['pleas'][number]) => void
}

export function Pleas({ pleas, open, onAdd }: PleasProps) {
  const { t } = useTranslation('mediation')
  if (pleas.length === 0) return null
  return (
    <ul className="pleas" aria-label={t('screening.pleas')}>
      {pleas.map((plea) => (
        <li key={plea.id}>
          <p className="small soft">
            {t(plea.addsTo === null ? 'screening.plea' : 'screening.addedPlea')} <When at={plea.saidAt} />{' '}
            {plea.person} · {t('screening.handler')} {plea.handler}
          </p>
          <blockquote>{plea.words}</blockquote>
          {open && plea.addsTo === null && (
            <Button size="small" onClick={() => onAdd(plea)}>
              {t('screening.addToPlea')}
            </Button>
          )}
          {plea.before && plea.addsTo === null && (
            <Link className="small" to={`/mediation/protection/pleas/${plea.id}`}>
              {t('pleas.before')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
