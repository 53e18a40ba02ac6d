/** One party: role and name, what they said, how to reach them, what is missing before anybody can sign for them. */
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { AddressHidden, Day, ErrorLine, Revealable, Status, Tag } from '#app/parts/index'
import { MoveButtons } from '#app/parts/course/MoveButtons.tsx'
import type { MoveButton } from '#app/parts/course/OneMove.tsx'
import { addressKind, contactKind } from '#ground/roles/sensitive'
import { desk, deskClient } from '../../ui/client'
import type { PartyShown } from '../contract'
import { RepresentativeLines, type RepresentativeLinesProps } from './RepresentativeLines'
import type { PartyDeed } from './writing'

export interface PartyLineProps {
  readonly party: PartyShown
  readonly open: boolean
  /** Their death is written down, also of a case that is closed. */
  readonly mayDie: boolean
  readonly mayRemove: boolean
  readonly onDeed: (deed: PartyDeed) => void
  readonly onRepresentative: RepresentativeLinesProps['onDeed']
}

export function PartyLine({ party, open, mayDie, mayRemove, onDeed, onRepresentative }: PartyLineProps) {
  const { t } = useTranslation('mediation')
  const removing = useWrite(desk.mediation.parties.remove)
  const remove = () =>
    void removing
      .write({ party: party.id })
      .then(() => notify(t('parties.removed', { name: party.name })))
      .catch(() => undefined)
  // Who is hidden is said of a shut case too.
  const protect: MoveButton = {
    key: 'protect',
    label: t(party.protectedSince === null ? 'parties.hideDo' : 'parties.unhideDo'),
    onPress: () => onDeed('protect'),
  }
  const died: MoveButton = { key: 'died', label: t('parties.died'), onPress: () => onDeed('died') }
  return (
    <li className="party-line">
      <div className="party-who-line">
        <span className="soft">{t(`parties.roles.${party.role}`)}</span>
        <b>{party.name}</b>
        {party.age !== null && <span>{t('parties.age', { count: party.age })}</span>}
        {party.kind === 'unit' && <Tag>{t('parties.whoKinds.unit')}</Tag>}
        {party.capacity !== null && party.capacity !== 'full' && (
          <Tag>{t(`parties.capacities.${party.capacity}`)}</Tag>
        )}
        {party.cannotRead && (
          <Tag>
            {party.readToBy === ''
              ? t('parties.cannotRead')
              : t('parties.isReadToBy', { who: party.readToBy })}
          </Tag>
        )}
        {party.diedOn !== null && (
          <Tag>
            {t('parties.hasDied')} <Day day={party.diedOn} />
          </Tag>
        )}
        {party.isAtRisk && <Tag tone="late">{t('parties.protected')}</Tag>}
        <span className="party-said">
          <Said party={party} />
        </span>
        {!open && <MoveButtons size="small" beside={mayDie ? [protect, died] : [protect]} />}
        {open && (
          <MoveButtons
            size="small"
            beside={[{ key: 'consent', label: t('parties.consent'), onPress: () => onDeed('consent') }]}
            menu={{
              label: t('parties.more'),
              moves: [
                { key: 'change', label: t('parties.change'), onPress: () => onDeed('change') },
                {
                  key: 'representative',
                  label: t('parties.addRepresentative'),
                  onPress: () => onDeed('representative'),
                },
                protect,
                died,
              ],
              notes: mayRemove ? [{ key: 'remove', label: t('parties.remove'), onPress: remove }] : [],
            }}
          />
        )}
      </div>
      <ErrorLine error={removing.error} />
      <Reached party={party} />
      <RepresentativeLines party={party} open={open} onDeed={onRepresentative} />
      {party.faults.map(({ code, name }) => (
        <p key={code + name} className="small">
          <Status tone="soon">{t(`parties.faults.${code}`, { name })}</Status>
        </p>
      ))}
    </li>
  )
}

/** 同意调解、接受调解员、不公开 and the day, or that nobody asked. */
function Said({ party: { consent } }: { readonly party: PartyShown }) {
  const { t } = useTranslation('mediation')
  if (consent === null) return <Status tone="soon">{t('parties.notAsked')}</Status>
  const { mediation, mediator, doors, day } = consent
  if (mediation === 'refuses') return <Status tone="late">{t('parties.mediation.refuses')}</Status>
  const words = [
    ...(mediation === null ? [] : [t(`parties.mediation.${mediation}`)]),
    ...(mediator === null ? [] : [t(`parties.mediator.${mediator}`)]),
    ...(doors === null ? [] : [t(`parties.doors.${doors}`)]),
  ].join(t('comma'))
  const whole = mediation !== null && mediator !== null && mediator !== 'refuses' && doors !== null
  return (
    <Status tone={whole ? 'done' : 'soon'}>
      {words} <Day day={day} />
    </Status>
  )
}

/** Numbers masked, and what leads to somebody who is hidden: each shown for a reason. */
function Reached({ party }: { readonly party: PartyShown }) {
  const { t } = useTranslation('mediation')
  const isProtected = party.isAtRisk
  const reveal = (field: Parameters<typeof deskClient.mediation.parties.reveal>[0]['field']) => ({
    reveal: (reason: Parameters<typeof deskClient.mediation.parties.reveal>[0]['reason']) =>
      deskClient.mediation.parties.reveal({ party: party.id, field, reason }),
  })
  const leading = (['address', 'workplace', 'school', 'whereabouts'] as const).filter(
    (field) => party[field] !== '',
  )
  return (
    <p className="party-reached small">
      {party.phone !== '' && (
        <Revealable
          text={party.phone}
          name={t('parties.phone')}
          kind={contactKind(isProtected)}
          {...reveal('phone')}
        />
      )}
      {party.idNumber !== '' && (
        <Revealable
          text={party.idNumber}
          name={t('parties.idNumber')}
          kind="id-number"
          {...reveal('id-number')}
        />
      )}
      {leading.map((field) => {
        const text = party[field]
        return text === null ? (
          <Revealable
            key={field}
            text=""
            words={t('parties.hiddenField', { field: t(`parties.${field}`) })}
            name={t(`parties.${field}`)}
            kind={addressKind(isProtected)}
            {...reveal(field)}
          />
        ) : (
          <span key={field}>{text}</span>
        )
      })}
      {isProtected && <AddressHidden />}
    </p>
  )
}
