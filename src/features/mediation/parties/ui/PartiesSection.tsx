/** Who a case is between: each with what they said, who acts for them, and what can be done; then guests and children. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState, KeyButton, LoadingLines } from '#app/parts/index'
import { mayChange } from '../../rules/dossier/archive'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import type { PeopleOfCase } from '../contract'
import { AskChildForm, ChildForm } from './ChildForm'
import { ConsentForm } from './ConsentForm'
import { DiedForm } from './DiedForm'
import { AgreedForm, GuestForm } from './GuestForms'
import { PartyForm } from './PartyForm'
import { PartyLine } from './PartyLine'
import { OtherPeople } from './OtherPeople'
import { ProtectDialog } from './ProtectDialog'
import { EndRepresentativeForm, RepresentativeForm } from './RepresentativeForm'
import type { Writing } from './writing'
import './parties.css'

export function PartiesSection({ record: { card } }: SectionProps) {
  const { t } = useTranslation('mediation')
  const [writing, setWriting] = useState<Writing>()
  const { data, error, refetch } = useQuery(
    desk.mediation.parties.of.queryOptions({ input: { case: card.id } }),
  )
  const open = data?.open === true
  return (
    <Section
      title={t('parties.title')}
      actions={
        open && (
          <>
            <KeyButton size="small" onPress={() => setWriting({ what: 'guest' })}>
              {t('parties.invite')}
            </KeyButton>
            <KeyButton size="small" onPress={() => setWriting({ what: 'child' })}>
              {t('parties.addChild')}
            </KeyButton>
            <KeyButton
              size="small"
              keys="F2"
              refusedBecause={data.takesParties ? undefined : t('errors.mediation.party-late')}
              onPress={() => setWriting({ what: 'add' })}
            >
              {t('parties.add')}
            </KeyButton>
          </>
        )
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines />}
      {data !== undefined && (
        <>
          {data.parties.length === 0 && <p className="soft">{t('parties.none')}</p>}
          <ul className="party-lines" aria-label={t('parties.title')}>
            {data.parties.map((party) => (
              <PartyLine
                key={party.id}
                party={party}
                open={data.open}
                mayDie={mayChange(card.state)}
                mayRemove={data.takesParties}
                onDeed={(what) => setWriting({ what, party })}
                onRepresentative={(what, one) => setWriting({ what, party, one })}
              />
            ))}
          </ul>
          <OtherPeople people={data} onWrite={setWriting} />
          {writing !== undefined && (
            <Written caseId={card.id} people={data} writing={writing} onClose={() => setWriting(undefined)} />
          )}
        </>
      )}
    </Section>
  )
}

interface WrittenProps {
  readonly caseId: number
  readonly people: PeopleOfCase
  readonly writing: Writing
  readonly onClose: () => void
}

function Written({ caseId, people: { parties, childrenKnown }, writing, onClose }: WrittenProps) {
  switch (writing.what) {
    case 'add':
      return <PartyForm caseId={caseId} parties={parties} party={null} onClose={onClose} />
    case 'change':
      return <PartyForm caseId={caseId} parties={parties} party={writing.party} onClose={onClose} />
    case 'consent':
      return <ConsentForm party={writing.party} onClose={onClose} />
    case 'representative':
      return <RepresentativeForm party={writing.party} parties={parties} onClose={onClose} />
    case 'change-representative':
      return (
        <RepresentativeForm party={writing.party} parties={parties} one={writing.one} onClose={onClose} />
      )
    case 'end-representative':
      return <EndRepresentativeForm party={writing.party} one={writing.one} onClose={onClose} />
    case 'died':
      return <DiedForm party={writing.party} onClose={onClose} />
    case 'protect':
      return <ProtectDialog party={writing.party} onClose={onClose} />
    case 'guest':
      return <GuestForm caseId={caseId} onClose={onClose} />
    case 'agreed':
      return <AgreedForm guest={writing.guest} parties={parties} onClose={onClose} />
    case 'child':
      return <ChildForm caseId={caseId} known={childrenKnown} onClose={onClose} />
    case 'ask':
      return <AskChildForm child={writing.child} onClose={onClose} />
  }
}
