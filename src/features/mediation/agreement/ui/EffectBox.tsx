/** 生效要三样: whose hands and seal are there and whose are missing, with the article; then from when it is in effect. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, Status } from '#app/parts/index'
import type { AgreementShown } from '../contract/index'
import type { Agreements } from './agreements'
import { CorrectHandDrawer } from './CorrectHandDrawer'

export function EffectBox({
  agreement: { id: agreement, form, effect, hands, copies, copiesNeeded, registeredOn },
  parties,
  isEntrusted,
  mayCorrectHands,
}: {
  readonly agreement: AgreementShown
  readonly parties: Agreements['parties']
  readonly isEntrusted: boolean
  readonly mayCorrectHands: boolean
}) {
  const { t } = useTranslation('mediation')
  const [correcting, setCorrecting] = useState<AgreementShown['hands'][number]>()
  const nameOf = (party: number | null) => parties.find(({ id }) => id === party)?.name ?? ''
  const isDone = effect.by === 'law'
  const given = copies.filter(
    ({ givenOn, isGivenBeforeWhole }) => givenOn !== null && !isGivenBeforeWhole,
  ).length
  return (
    <div className={isDone ? 'mediation-effect in-effect' : 'mediation-effect'}>
      <p>
        {isDone && effect.on !== null ? (
          <Status tone="done">
            {t(`agreements.inEffect.${form}`)} <Day day={effect.on} />
          </Status>
        ) : (
          <Status tone="soon">
            {t('agreements.stillMissing')}
            {effect.missing
              .map(({ what, party }) => t(`agreements.missing.${what}`, { name: nameOf(party) }))
              .join(t('comma'))}
          </Status>
        )}
      </p>
      <p className="small soft">{t(isEntrusted ? 'agreements.courtLaw' : `agreements.effectLaw.${form}`)}</p>
      {effect.lastSignatureOn !== null && (
        <p className="small">
          {t('agreements.otherReading')} <Day day={effect.lastSignatureOn} />
        </p>
      )}
      {hands.length > 0 && (
        <ul className="mediation-hands" aria-label={t('agreements.hands')}>
          {hands.map((hand) => (
            <li key={hand.id}>
              <Status tone={hand.countsFrom === null ? 'soon' : 'done'}>
                {hand.of === 'party' ? nameOf(hand.party) : t(`agreements.of.${hand.of}`)}
                {hand.signedAs !== null && t('agreements.signedAs', { name: hand.signedAs })}
                {hand.by !== null && t('agreements.signedBy', { name: hand.by })}
              </Status>{' '}
              <span className="small soft">
                {t(`agreements.manners.${hand.manner}`)}{' '}
                {hand.day === null ? t('agreements.noDay') : <Day day={hand.day} />}
              </span>{' '}
              {mayCorrectHands && (
                <button
                  type="button"
                  className="link small"
                  aria-label={t('agreements.correctHandOf', {
                    name: hand.of === 'party' ? nameOf(hand.party) : t(`agreements.of.${hand.of}`),
                  })}
                  onClick={() => setCorrecting(hand)}
                >
                  {t('agreements.correctHand')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">
        {form === 'oral' && registeredOn !== null ? (
          <>
            {t('agreements.registered')} <Day day={registeredOn} />
          </>
        ) : (
          t('agreements.copies', { given, needed: copiesNeeded })
        )}
      </p>
      {copies.length > 0 && (
        <ul className="mediation-hands" aria-label={t('agreements.copiesGiven')}>
          {copies.map(({ party, committee, givenOn, takenBy, isGivenBeforeWhole }) => (
            <li key={`${String(party)} ${committee}`}>
              <Status tone={givenOn === null || isGivenBeforeWhole ? 'soon' : 'done'}>
                {party !== null ? nameOf(party) : committee === '' ? t('agreements.theFile') : committee}
              </Status>{' '}
              <span className="small soft">
                {givenOn !== null && <Day day={givenOn} />} {takenBy}{' '}
                {isGivenBeforeWhole && t('agreements.givenBeforeWhole')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {correcting !== undefined && (
        <CorrectHandDrawer
          agreement={agreement}
          hand={correcting}
          parties={parties}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </div>
  )
}
