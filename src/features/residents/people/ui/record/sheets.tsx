/** The narrow column of a resident's page: consent, household, tags, contacts, records merged into this one. */
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { toldBy } from '#app/i18n/index'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { notify } from '#app/notices'
import { Day, EmptyState, KeyButton, Sheet, Status, When } from '#app/parts/index'
import { useResidentActions } from '#app/resident-actions'
import { useMay } from '#app/session/session'
import type { ResidentRecord } from '../../contract/person'
import { ContactPhone } from '../reveal'
import { ResidentTags } from '../tag'
import { useSexAndAge } from '../words'

interface PartProps {
  readonly record: ResidentRecord
  readonly mayEdit: boolean
}

/** Shown first while consent is missing: it is what has to be asked while the person stands here. */
export function ConsentSheet({ record, mayEdit }: PartProps) {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const [last] = record.consents
  return (
    <Sheet
      title={t('consent.title')}
      aside={
        mayEdit && (
          <KeyButton size="small" onPress={() => void navigate('consent')}>
            {t(record.consentMissing ? 'consent.record' : 'consent.open')}
          </KeyButton>
        )
      }
    >
      <div className="sheet-body stack">
        {record.consentMissing ? (
          <Status tone="soon">
            {t(
              last?.kind === 'withdrawn'
                ? 'consent.withdrawn'
                : record.guardianNeeded
                  ? 'consent.missingGuardian'
                  : 'consent.missing',
            )}
          </Status>
        ) : (
          last !== undefined && (
            <Status tone="done">
              {t(last.by === 'guardian' ? 'consent.byGuardian' : 'consent.bySelf', {
                name: last.guardianName,
                relation: last.guardianRelation,
              })}{' '}
              <Day day={last.day} />
            </Status>
          )
        )}
        <SeldomActions record={record} />
      </div>
    </Sheet>
  )
}

/**
 * Where a resident begins who wants to see, correct or erase what is kept on them (个人信息保护法 arts. 44–48); of somebody
 * who has died, the relatives (art. 49).
 */
function SeldomActions({ record }: { readonly record: ResidentRecord }) {
  const navigate = useNavigate()
  return useResidentActions(record.card)
    .filter(({ seldom }) => seldom)
    .map(({ id, keys, label, path }) => (
      <div key={id}>
        <KeyButton size="small" keys={keys} onPress={() => void navigate(path)}>
          {label}
        </KeyButton>
      </div>
    ))
}

/** Why nobody is named with whom they live. */
function withoutAnybody({ card }: ResidentRecord) {
  if (card.addressHidden) return 'protection.householdHidden'
  if (card.status !== 'living') return 'household.ofGone'
  return card.address === '' ? 'household.none' : 'household.alone'
}

export function HouseholdSheet({ record, mayEdit }: PartProps) {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const sexAndAge = useSexAndAge()
  const members = record.household?.members ?? []
  return (
    <Sheet
      title={t('household.title')}
      remark={members.length > 0 ? t('household.count', { count: members.length }) : undefined}
      aside={
        mayEdit &&
        members.length > 0 && (
          <KeyButton size="small" onPress={() => void navigate('household')}>
            {t('household.open')}
          </KeyButton>
        )
      }
    >
      {members.length === 0 ? (
        <EmptyState>{t(withoutAnybody(record))}</EmptyState>
      ) : (
        <ul className="household-members">
          {members.map(({ card, relation }) => (
            <li key={card.id}>
              {card.id === record.card.id ? (
                <b>{card.name}</b>
              ) : (
                <Link to={`/residents/${card.id}`}>{card.name}</Link>
              )}
              <span className="soft">{sexAndAge(card)}</span>
              <ResidentTags tags={card.tags.slice(0, 1)} />
              <span className="soft">
                {relation === '' ? '' : toldBy('residents', `relation.${relation}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

export function TagsSheet({ record, mayEdit }: PartProps) {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  return (
    <Sheet
      title={t('tags.title')}
      aside={
        mayEdit && (
          <KeyButton size="small" keys="F9" onPress={() => void navigate('tags')}>
            {t('tags.open')}
          </KeyButton>
        )
      }
    >
      {record.tags.length === 0 ? (
        <EmptyState>{t('tags.none')}</EmptyState>
      ) : (
        <ul className="tag-lines">
          {record.tags.map((tag) => (
            <li key={tag.id}>
              {tag.current ? <ResidentTags tags={[tag]} /> : <span className="faint">{tag.label}</span>}
              <span className="soft">{tag.proof}</span>
              <span className="soft small">
                {tag.since !== null && <Day day={tag.since} />}
                {tag.until !== null && (
                  <>
                    {' – '}
                    <Day day={tag.until} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

export function ContactsSheet({ record }: { readonly record: ResidentRecord }) {
  const { t } = useTranslation('residents')
  if (record.contacts.length === 0) return null
  return (
    <Sheet title={t('form.contacts')}>
      <ul className="tag-lines">
        {record.contacts.map(({ name, relation, phone }, at) => (
          <li key={`${at} ${name}`}>
            <b>{name}</b>
            <span className="soft">{relation}</span>
            <span>
              <ContactPhone card={record.card} text={phone} at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** Records that were found to be of this person; each can be parted again. */
export function MergedSheet({ record }: { readonly record: ResidentRecord }) {
  const { t } = useTranslation('residents')
  const mayMerge = useMay('residents.merge')
  const takeBack = useWrite(desk.residents.takeBackMerge)
  if (record.merged.length === 0) return null
  return (
    <Sheet title={t('duplicates.merged')}>
      <ul className="tag-lines">
        {record.merged.map(({ merge, name, at }) => (
          <li key={merge}>
            <b>{name}</b>
            <span className="soft">
              <When at={at} />
            </span>
            <span>
              {mayMerge && (
                <KeyButton
                  size="small"
                  pending={takeBack.pending}
                  onPress={() => void takeBack.write({ merge }).then(() => notify(t('duplicates.parted')))}
                >
                  {t('duplicates.part')}
                </KeyButton>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
