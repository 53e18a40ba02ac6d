/** The fields of a person: document first, because a reader fills it in and it says the most. */
import { Form as AntForm, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { useScan } from '#app/scans'
import { registrations } from '../../contract/words'
import { ethnicities } from '#ground/people/ethnicities'
import { idKinds, sexes } from '#ground/people/words'
import type { ResidentRecord } from '../../contract/person'
import { valuesOfCard } from './handed-over'
import { type PersonValues, placeholderOf } from './values'

import { AlikePeople } from './AlikePeople'
import { EntryField } from './EntryField'
import { IdReadingLine } from './IdReadingLine'
import { Contacts, Phones } from './lines'
import { UndrawnLine } from './UndrawnLine'

/** `record` is the one that is being corrected: its masked values stand in the fields, and stay unless typed anew. */
export function PersonFields({ record }: { readonly record?: ResidentRecord }) {
  const { t } = useTranslation('residents')
  const except = record?.card.id
  const kind = AntForm.useWatch<PersonValues['idKind']>('idKind')
  const form = AntForm.useFormInstance<PersonValues>()
  // A card fills in what it says, wherever the keyboard is.
  useScan((text, card) => {
    if (card === null) form.setFieldsValue({ idNumber: text })
    else form.setFieldsValue(valuesOfCard(card))
  })
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
          <UndrawnLine />
          {withNumber && (
            <>
              <Field name="idNumber" label={t('field.idNumber')}>
                <Input
                  maxLength={40}
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
          <Field name="ethnicity" label={t('field.ethnicity')} optional>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={ethnicities.map((one) => ({ value: one, label: t(`ethnicity.${one}`) }))}
            />
          </Field>
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
