/** Somebody in a register: found among the residents, or a name from outside. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field, FieldRow } from '#app/parts/index'
import { ResidentPick, type PickedResident } from '#app/parts/ResidentPick.tsx'

export interface PersonValues {
  readonly resident?: PickedResident | undefined
  readonly name: string
}

export interface PersonText {
  readonly name: string
  readonly residentId: number | null
}

/** A resident is called as the register does, unless something else was written. */
export const personOf = ({ resident, name }: PersonValues): PersonText => ({
  name: name.trim() === '' ? (resident?.name ?? '') : name,
  residentId: resident?.id ?? null,
})

export const personValues = ({ name, residentId }: PersonText): PersonValues => ({
  name,
  resident: residentId === null ? undefined : { id: residentId, name },
})

export const nobodyYet: PersonValues = { name: '' }

export function PersonFields({ of, label }: { readonly of: string; readonly label: string }) {
  const { t } = useTranslation('mediation')
  return (
    <FieldRow>
      <Field name={`${of}.resident`} label={label} optional>
        <ResidentPick />
      </Field>
      <Field
        name={`${of}.name`}
        label={t('protection.nameOf', { who: label })}
        hint={t('protection.nameHint')}
      >
        <Input maxLength={40} />
      </Field>
    </FieldRow>
  )
}
