/** Who acts for a party, with letter and day; those who did before stand below, with the day on which it ended and why. */
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Day, ErrorLine } from '#app/parts/index'
import { desk } from '../../ui/client'
import type { PartyShown, RepresentativeShown } from '../contract'

export interface RepresentativeLinesProps {
  readonly party: PartyShown
  readonly open: boolean
  readonly onDeed: (what: 'change-representative' | 'end-representative', one: RepresentativeShown) => void
}

export function RepresentativeLines({ party: { representatives }, open, onDeed }: RepresentativeLinesProps) {
  const { t } = useTranslation('mediation')
  const removing = useWrite(desk.mediation.parties.removeRepresentative)
  const remove = ({ id, name }: RepresentativeShown) =>
    void removing
      .write({ id })
      .then(() => notify(t('parties.removed', { name })))
      .catch(() => undefined)
  const acting = representatives.filter(({ until }) => until === null)
  const before = representatives.filter(({ until }) => until !== null)
  return (
    <>
      {acting.map((one) => (
        <p key={one.id} className="small">
          <Who one={one} />
          {open && (
            <span className="representative-deeds">
              <button type="button" className="link" onClick={() => onDeed('change-representative', one)}>
                {t('parties.change')}
              </button>
              <button type="button" className="link" onClick={() => onDeed('end-representative', one)}>
                {t('representatives.end')}
              </button>
              <button type="button" className="link" onClick={() => remove(one)}>
                {t('representatives.slip')}
              </button>
            </span>
          )}
        </p>
      ))}
      {before.map((one) => (
        <p key={one.id} className="small soft">
          <Who one={one} />{' '}
          {one.until !== null && (
            <>
              {t('representatives.until')} <Day day={one.until} />
            </>
          )}{' '}
          {one.endedWhy}
        </p>
      ))}
      <ErrorLine error={removing.error} />
    </>
  )
}

function Who({ one: { name, by, letterOn, maySign, from } }: { readonly one: RepresentativeShown }) {
  const { t } = useTranslation('mediation')
  const since = by === 'letter' ? letterOn : from
  return (
    <>
      <span className="soft">{t(`parties.bys.${by}`)}</span> {name}{' '}
      {since !== null && (
        <span className="soft">
          {by === 'letter' ? t('parties.letterOn') : t('representatives.from')} <Day day={since} />
        </span>
      )}{' '}
      {maySign && <span className="soft">{t('parties.maySign')}</span>}
    </>
  )
}
