/** The roles in words, and the choice of them. */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { roles, type Role } from '#ground/roles/permissions'

/** Names of several roles in one line, in the table's order. */
export function useRoleNames(): (held: readonly Role[]) => string {
  const { t } = useTranslation()
  return (held) =>
    roles
      .filter((role) => held.includes(role))
      .map((role) => t(`role.${role}`))
      .join(t('listSeparator'))
}

export interface RoleChoiceProps {
  /** Given by the form. */
  readonly id?: string
  readonly value?: readonly Role[]
  readonly onChange?: (roles: readonly Role[]) => void
}

/** Each role with what it may do, so that the manager need not remember. */
export function RoleChoice({ id, value = [], onChange }: RoleChoiceProps) {
  const { t } = useTranslation('staff')
  return (
    <div role="group" aria-label={t('roles')} className="choices" {...(id === undefined ? {} : { id })}>
      {roles.map((role) => (
        <div key={role}>
          <Checkbox
            checked={value.includes(role)}
            onChange={(event) =>
              onChange?.(roles.filter((one) => (one === role ? event.target.checked : value.includes(one))))
            }
          >
            {t(`role.${role}`, { ns: 'app' })}
            <span className="field-hint">{t(`may.${role}`)}</span>
          </Checkbox>
        </div>
      ))}
    </div>
  )
}
