/** A resident's own page: who, where, with whom, what for. */
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useNavigate } from 'react-router'
import {
  Day,
  ErrorState,
  Facts,
  KeyButton,
  LoadingLines,
  Page,
  PageHead,
  Sheet,
  Status,
  When,
} from '#app/parts/index'
import { useResidentActions } from '#app/resident-actions'
import { useMay } from '#app/session/session'
import type { ResidentRecord } from '../../contract/person'
import { Address, Birth, IdNumber, Phone, TypedText } from '../reveal'
import { ResidentTags } from '../tag'
import { ethnicityWords, useSexAndAge } from '../words'
import { ProtectionSheet, ProtectionWarning } from './protection'
import { ConsentSheet, ContactsSheet, HouseholdSheet, MergedSheet, TagsSheet } from './sheets'
import { Timeline } from './Timeline'
import { useRecord } from './use-record'
import '../residents.css'

export default function ResidentPage() {
  const { t } = useTranslation('residents')
  const { data, error, refetch } = useRecord()
  if (error !== null) {
    return (
      <Page head={<PageHead trail={t('nav')} title={t('record.title')} />}>
        <Sheet grow label={t('record.title')}>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </Sheet>
      </Page>
    )
  }
  if (data === undefined) return <LoadingLines lines={10} />
  return <Record record={data} />
}

function Record({ record }: { readonly record: ResidentRecord }) {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const mayEdit = useMay('residents.edit')
  const mayProtect = useMay('residents.protect')
  const sexAndAge = useSexAndAge()
  const { card } = record
  const actions = useResidentActions({ ...card, died: card.status === 'deceased' })
  return (
    <Page
      columns="minmax(0, 1fr) 380px"
      head={
        <PageHead
          trail={<Link to="/residents">{t('nav')}</Link>}
          title={card.name}
          number={sexAndAge(card, true)}
          status={
            <span className="name-and-tags">
              {card.status !== 'living' && (
                <Status tone="rest" boxed>
                  {t(`status.${card.status}`)}{' '}
                  {record.statusSince !== null && <Day day={record.statusSince} />}
                </Status>
              )}
              <ResidentTags tags={card.tags} />
            </span>
          }
          actions={
            <>
              <KeyButton keys="F7" onPress={() => void navigate('history')}>
                {t('history.title')}
              </KeyButton>
              {mayEdit && (
                <>
                  <KeyButton keys="F8" onPress={() => void navigate('status')}>
                    {t('status.title')}
                  </KeyButton>
                  {card.status !== 'deceased' && (
                    <KeyButton keys="F4" onPress={() => void navigate('move')}>
                      {t('move.title')}
                    </KeyButton>
                  )}
                  <KeyButton keys="F6" onPress={() => void navigate('edit')}>
                    {t('edit.do')}
                  </KeyButton>
                </>
              )}
              {actions
                .filter(({ seldom }) => !seldom)
                .map(({ id, keys, label, path }, at) => (
                  <KeyButton key={id} keys={keys} primary={at === 0} onPress={() => void navigate(path)}>
                    {label}
                  </KeyButton>
                ))
                .toReversed()}
            </>
          }
        />
      }
    >
      <div className="resident-main">
        {record.protection !== null && <ProtectionWarning protection={record.protection} />}
        <Sheet title={t('record.who')}>
          <div className="sheet-body form-columns">
            <Who record={record} />
            <Where record={record} />
          </div>
        </Sheet>
        <Timeline residentId={card.id} />
      </div>
      <div className="resident-side">
        <ConsentSheet record={record} mayEdit={mayEdit} />
        <HouseholdSheet record={record} mayEdit={mayEdit} />
        <TagsSheet record={record} mayEdit={mayEdit} />
        <ContactsSheet record={record} />
        <ProtectionSheet record={record} mayEdit={mayProtect} />
        <MergedSheet record={record} />
      </div>
      <Outlet />
    </Page>
  )
}

function Who({ record }: { readonly record: ResidentRecord }) {
  const { t } = useTranslation('residents')
  const { card } = record
  return (
    <Facts
      facts={[
        {
          name: t('field.idKind'),
          value:
            card.idKind === null ? (
              <None />
            ) : (
              <>
                {t(`idKind.${card.idKind}`)} <IdNumber card={card} />
              </>
            ),
        },
        {
          name: t('field.sex'),
          value: (
            <>
              {card.sex === null ? <None /> : t(`sex.${card.sex}`)}
              {record.sexByIdNumber !== null && (
                <span className="difference">
                  {t('record.idSays', { value: t(`sex.${record.sexByIdNumber}`) })}
                </span>
              )}
            </>
          ),
        },
        {
          name: t('field.birth'),
          value: (
            <>
              {card.birth === null ? <None /> : <Birth id={card.id} birth={card.birth} age={card.age} />}
              {record.birthByIdNumber !== null && (
                <span className="difference">
                  {record.birthByIdNumber === card.birth
                    ? t('record.idSaysOther')
                    : t('record.idSays', { value: record.birthByIdNumber })}
                </span>
              )}
            </>
          ),
        },
        {
          name: t('field.ethnicity'),
          value: record.ethnicity === null ? <None /> : ethnicityWords(record.ethnicity),
        },
        {
          name: t('field.registration'),
          value:
            record.registration === null ? (
              <None />
            ) : (
              `${t(`registration.${record.registration}`)} ${record.registrationPlace}`
            ),
        },
        {
          name: t('field.remark'),
          value:
            record.remark === '' ? <None /> : <TypedText id={card.id} text={record.remark} field="remark" />,
        },
      ]}
    />
  )
}

function Where({ record }: { readonly record: ResidentRecord }) {
  const { t } = useTranslation('residents')
  const { card } = record
  return (
    <Facts
      facts={[
        {
          name: t('field.address'),
          value: card.address === '' && !card.addressHidden ? <None /> : <Address card={card} />,
        },
        ...(card.addressHidden
          ? []
          : [{ name: t('field.grid'), value: card.grid === '' ? <None /> : card.grid }]),
        {
          name: t('field.phone'),
          value:
            record.phones.length === 0 ? (
              <None />
            ) : (
              record.phones.map(({ number, owner, ownerName }, at) => (
                <div key={`${at} ${number}`}>
                  <Phone card={card} text={number} at={at} />
                  {owner !== 'self' && (
                    <span className="soft">
                      {' '}
                      {t(`phoneOwner.${owner}`)} {ownerName}
                    </span>
                  )}
                </div>
              ))
            ),
        },
        {
          name: t('field.lastServed'),
          value: card.lastServedAt === null ? t('neverServed') : <When at={card.lastServedAt} />,
        },
      ]}
    />
  )
}

const None = () => {
  const { t } = useTranslation('residents')
  return <span className="faint">{t('record.none')}</span>
}
