/** The lines of a person that may be several: phones, and whom to call. */
import { Button, Form as AntForm, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field, Icon } from '#app/parts/index'
import { phoneOwners } from '../../contract/words'
import { type PersonValues, placeholderOf } from './values'

export type Phone = NonNullable<PersonValues['phones']>[number]
type Contact = NonNullable<PersonValues['contacts']>[number]

const mostLines = 8

/** The lines of a list in the form, whether or not their fields are on screen yet. */
export function useLines<Line>(name: 'phones' | 'contacts') {
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

export function Phones() {
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

export function Contacts() {
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
