/** What a policy and the kitchen ask about a diner. */
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field, FieldRow } from '#app/parts/index'
import { nearnessTold, type NearnessTold } from '../../contract/words'

export interface ToldValues {
  readonly registered: NearnessTold
  readonly lives: NearnessTold
  readonly avoids: string[]
  readonly diet: string
}

export function DinerFields() {
  const { t } = useTranslation('canteen')
  const reach = nearnessTold.map((value) => ({ value, label: t(`reach.${value}`) }))
  return (
    <>
      <FieldRow>
        <Field name="registered" label={t('diners.registered')} hint={t('diners.nearHint')}>
          <Select options={reach} />
        </Field>
        <Field name="lives" label={t('diners.lives')}>
          <Select options={reach} />
        </Field>
      </FieldRow>
      <Field name="avoids" label={t('diners.avoids')} hint={t('offers.containsHint')} optional>
        <Select mode="tags" open={false} tokenSeparators={['、', '，', ',', ' ']} />
      </Field>
      <Field name="diet" label={t('diners.diet')} hint={t('diners.dietHint')} optional>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Field>
    </>
  )
}
