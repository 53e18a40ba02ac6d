/** The fields of a person: document first, because a reader fills it in and it says the most. */
import { useQuery } from '@tanstack/react-query'
import { Button, Form as AntForm, Input, Radio, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { desk } from '../client'
import { AddressHidden, DayInput, Field, FieldRow, Icon } from '#app/parts/index'
import { faultText } from '#app/i18n/index'
import { useToday } from '#app/session/session'
import type { DictionaryName } from '#work/dictionaries/contract'
import { phoneOwners, registrations } from '../../contract/words'
import { idKinds, sexes } from '#ground/people/words'
import { ageOn } from '#ground/people/birth'
import { readIdNumber } from '#ground/people/id-numbers'
import { useSexAndAge } from '../words'
import type { ResidentRecord } from '../../contract/person'
import type { PersonValues } from './values'

/** `record` is the one that is being corrected: its masked values stand in the fields, and stay unless typed anew. */
export function PersonFields({ record }: { readonly record?: ResidentRecord }) {
  const { t } = useTranslation('residents')
  const except = record?.card.id
  const kind = AntForm.useWatch<PersonValues['idKind']>('idKind')
  const withNumber = kind !== null && kind !== undefined && kind !== 'household-register'
  return (
    <div className="form-columns">
      <div>
        <fieldset>
          <legend>{t('form.who')}</legend>
          <FieldRow>
            <Field name="name" label={t('field.name')}>
              <Input maxLength={60} autoFocus />
            </Field>
            <Field name="idKind" label={t('field.idKind')} optional>
              <Select
                allowClear
                options={idKinds.map((one) => ({ value: one, label: t(`idKind.${one}`) }))}
              />
            </Field>
          </FieldRow>
          {withNumber && (
            <>
              <Field name="idNumber" label={t('field.idNumber')}>
                <Input
                  maxLength={40}
                  data-scan="here"
                  spellCheck={false}
                  {...placeholderOf(
                    record !== undefined && kind === record.card.idKind ? record.card.idNumber : undefined,
                    t,
                  )}
                />
              </Field>
              <AntForm.Item<PersonValues> noStyle shouldUpdate>
                {/* Once the form itself says what is wrong with the number, this line is silent. */}
                {({ getFieldError }) => (getFieldError('idNumber').length > 0 ? null : <IdReadingLine />)}
              </AntForm.Item>
            </>
          )}
          <FieldRow>
            <Field name="sex" label={t('field.sex')} optional>
              <Radio.Group options={sexes.map((sex) => ({ value: sex, label: t(`sex.${sex}`) }))} />
            </Field>
            <Field
              name="birth"
              label={t('field.birth')}
              {...(record?.card.birth?.length === 4
                ? { hint: t('form.birthStays', { year: record.card.birth }) }
                : {})}
              optional
            >
              <DayInput />
            </Field>
          </FieldRow>
          <AlikePeople {...(except === undefined ? {} : { except })} />
        </fieldset>
        <Phones />
      </div>
      <div>
        <fieldset>
          <legend>{t('form.where')}</legend>
          {record?.card.addressHidden === true && <p className="dialog-words">{t('protection.formHint')}</p>}
          <FieldRow>
            <EntryField name="address.estate" dictionary="estate" label={t('field.estate')} />
            <EntryField name="address.grid" dictionary="grid" label={t('field.grid')} />
          </FieldRow>
          <FieldRow>
            <Field name="address.building" label={t('field.building')} optional>
              <Input maxLength={12} />
            </Field>
            <Field name="address.unit" label={t('field.unit')} optional>
              <Input maxLength={12} />
            </Field>
            <Field name="address.room" label={t('field.room')} optional>
              <Input maxLength={12} />
            </Field>
          </FieldRow>
          <FieldRow>
            <Field name="registration" label={t('field.registration')} optional>
              <Radio.Group
                options={registrations.map((one) => ({ value: one, label: t(`registration.${one}`) }))}
              />
            </Field>
            <Field name="registrationPlace" label={t('field.registrationPlace')} optional>
              <Input maxLength={80} />
            </Field>
          </FieldRow>
        </fieldset>
        <Contacts />
        <Field name="remark" label={t('field.remark')} optional>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Field>
      </div>
    </div>
  )
}

/** What a field stands for while it is empty: the masked value that stays as it is. */
const placeholderOf = (shown: string | undefined, t: (key: string, values: { shown: string }) => string) =>
  shown === undefined || shown === '' ? {} : { placeholder: t('form.stays', { shown }) }

export function EntryField({
  name,
  dictionary,
  label,
}: {
  readonly name: string
  readonly dictionary: DictionaryName
  readonly label: string
}) {
  const { data } = useQuery(desk.dictionaries.list.queryOptions({ input: {} }))
  return (
    <Field name={name} label={label} optional>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.entries ?? [])
          .filter((entry) => entry.dictionary === dictionary && entry.active)
          .map(({ code, label: words }) => ({ value: code, label: words }))}
      />
    </Field>
  )
}

/** What the number says, while it is typed; sex and birth are filled in from it while they are empty. */
function IdReadingLine() {
  const { t } = useTranslation('residents')
  const today = useToday()
  const form = AntForm.useFormInstance<PersonValues>()
  const sexAndAge = useSexAndAge()
  const kind = AntForm.useWatch<PersonValues['idKind']>('idKind')
  const typed = AntForm.useWatch<PersonValues['idNumber']>('idNumber') ?? ''
  const reading =
    kind === null || kind === undefined || typed.trim() === '' ? null : readIdNumber(kind, typed)
  const said = reading?.ok ? reading : null
  const birth = said?.birth ?? null
  const sex = said?.sex ?? null
  useEffect(() => {
    if (birth !== null && !form.getFieldValue('birth')) form.setFieldValue('birth', birth)
    if (sex !== null && !form.getFieldValue('sex')) form.setFieldValue('sex', sex)
  }, [birth, sex, form])
  if (reading === null) return <p className="id-reading" />
  if (!reading.ok) {
    const unfinished = reading.fault === 'id-number-shape'
    return (
      <p className={unfinished ? 'id-reading soft' : 'id-reading wrong'} role="status">
        {unfinished
          ? t('form.idUnfinished', { count: typed.replace(/\s/g, '').length })
          : faultText(reading.fault)}
      </p>
    )
  }
  return (
    <p className="id-reading fine" role="status">
      {t('form.idFine')} {birth} {sexAndAge({ sex, age: birth === null ? null : ageOn(birth, today) }, true)}
    </p>
  )
}

/** Who has this number already, or may be the same person. */
function AlikePeople({ except }: { readonly except?: number }) {
  const { t } = useTranslation('residents')
  const sexAndAge = useSexAndAge()
  const name = AntForm.useWatch<PersonValues['name']>('name') ?? ''
  const idNumber = AntForm.useWatch<PersonValues['idNumber']>('idNumber') ?? ''
  const birth = AntForm.useWatch<PersonValues['birth']>('birth') ?? null
  const phones = useLines<Phone>('phones').lines
  const { data } = useQuery(
    desk.residents.checkNew.queryOptions({
      input: {
        name: name.slice(0, 60),
        idNumber: idNumber.slice(0, 40),
        birth: birth !== null && /^\d{4}-\d{2}-\d{2}$/.test(birth) ? birth : null,
        phones: phones.map((phone) => (phone?.number ?? '').slice(0, 30)).slice(0, 8),
        ...(except === undefined ? {} : { except }),
      },
      enabled: name.trim().length > 1 || idNumber.length > 7,
    }),
  )
  const same = data?.sameNumber ?? null
  const alike = (data?.alike ?? []).filter((card) => card.id !== same?.id)
  if (same === null && alike.length === 0) return null
  return (
    <div className="alike" role="status">
      <b>{t(same === null ? 'form.alike' : 'form.sameNumber')}</b>
      <ul>
        {(same === null ? alike : [same, ...alike]).map((card) => (
          <li key={card.id}>
            <Link to={`/residents/${card.id}`}>{card.name}</Link>
            <span>{sexAndAge(card)}</span>
            <span>{card.addressHidden ? <AddressHidden /> : card.address}</span>
            <span>{card.phone}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Phone = NonNullable<PersonValues['phones']>[number]
type Contact = NonNullable<PersonValues['contacts']>[number]

const mostLines = 8

/** The lines of a list in the form, whether or not their fields are on screen yet. */
function useLines<Line>(name: 'phones' | 'contacts') {
  const form = AntForm.useFormInstance<PersonValues>()
  const lines = AntForm.useWatch<readonly Line[] | undefined>(name, { form, preserve: true }) ?? []
  return {
    lines,
    add: (line: Line) => form.setFieldValue(name, [...lines, line]),
    remove: (at: number) =>
      form.setFieldValue(
        name,
        lines.filter((_, place) => place !== at),
      ),
  }
}

function Phones() {
  const { t } = useTranslation('residents')
  const { lines, add, remove } = useLines<Phone>('phones')
  return (
    <fieldset>
      <legend>{t('form.phones')}</legend>
      {lines.map((line, at) => (
        <div className="line-of-list" key={at}>
          <Field name={`phones.${at}.number`} label={<LineLabel at={at}>{t('field.phone')}</LineLabel>}>
            <Input maxLength={30} inputMode="tel" {...placeholderOf(line?.kept?.shown, t)} />
          </Field>
          <Field name={`phones.${at}.owner`} label={<LineLabel at={at}>{t('field.phoneOwner')}</LineLabel>}>
            <Select
              options={phoneOwners.map((owner) => ({ value: owner, label: t(`phoneOwner.${owner}`) }))}
            />
          </Field>
          <Field
            name={`phones.${at}.ownerName`}
            label={<LineLabel at={at}>{t('field.phoneOwnerName')}</LineLabel>}
          >
            <Input maxLength={60} />
          </Field>
          <RemoveLine first={at === 0} label={t('form.removeLine')} onRemove={() => remove(at)} />
        </div>
      ))}
      {lines.length < mostLines && (
        <Button onClick={() => add({ owner: lines.length === 0 ? 'self' : 'child' })}>
          <Icon name="plus" size={16} /> {t('form.addPhone')}
        </Button>
      )}
    </fieldset>
  )
}

function Contacts() {
  const { t } = useTranslation('residents')
  const { lines, add, remove } = useLines<Contact>('contacts')
  return (
    <fieldset>
      <legend>{t('form.contacts')}</legend>
      {lines.map((line, at) => (
        <div className="line-of-list" key={at}>
          <Field name={`contacts.${at}.name`} label={<LineLabel at={at}>{t('field.name')}</LineLabel>}>
            <Input maxLength={60} />
          </Field>
          <Field
            name={`contacts.${at}.relation`}
            label={<LineLabel at={at}>{t('field.contactRelation')}</LineLabel>}
          >
            <Input maxLength={20} />
          </Field>
          <Field name={`contacts.${at}.phone`} label={<LineLabel at={at}>{t('field.phone')}</LineLabel>}>
            <Input maxLength={30} inputMode="tel" {...placeholderOf(line?.kept?.shown, t)} />
          </Field>
          <RemoveLine first={at === 0} label={t('form.removeLine')} onRemove={() => remove(at)} />
        </div>
      ))}
      {lines.length < mostLines && (
        <Button onClick={() => add({})} style={{ marginBottom: 16 }}>
          <Icon name="plus" size={16} /> {t('form.addContact')}
        </Button>
      )}
    </fieldset>
  )
}

/** Labels stand over the first line; the others have theirs for screen readers. */
function LineLabel({ at, children }: { readonly at: number; readonly children: string }) {
  return at === 0 ? children : <span className="visually-hidden">{children}</span>
}

function RemoveLine({
  first,
  label,
  onRemove,
}: {
  readonly first: boolean
  readonly label: string
  readonly onRemove: () => void
}) {
  return (
    <button
      type="button"
      className="icon-button"
      style={{ marginTop: first ? 36 : 8 }}
      aria-label={label}
      onClick={onRemove}
    >
      <Icon name="close" size={18} />
    </button>
  )
}
