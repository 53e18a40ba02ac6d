/** What an older copy gave back to people: whom a manager has to look at, until one says that they have. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { ErrorLine, KeyButton, Sheet } from '#app/parts/index'
import type { ToLookAt } from '../contract'
import { desk } from './client'

const ofStaff = ['left', 'stayed', 'passwords', 'roles'] as const

export function AfterRestore({ found }: { readonly found: ToLookAt | null }) {
  const { t } = useTranslation('backups')
  const { write, pending, error } = useWrite(desk.backups.lookedAfterRestore)
  if (found === null) return null
  const done = () => {
    write({}).catch(() => undefined)
  }
  return (
    <Sheet title={t('look.title')}>
      <div className="sheet-body stack">
        <p className="text">{t('look.what')}</p>
        {ofStaff
          .filter((what) => found[what].length > 0)
          .map((what) => (
            <div key={what}>
              <p className="text">{t(`look.${what}`)}</p>
              <ul>
                {found[what].map(({ id, name }) => (
                  <li key={id}>
                    <Link to="/settings/staff">{name}</Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        {found.protections.length > 0 && (
          <div>
            <p className="text">{t('look.protections')}</p>
            <ul>
              {found.protections.map((id) => (
                <li key={id}>
                  <Link to={`/residents/${id}`}>{t('look.record', { id })}</Link>
                </li>
              ))}
            </ul>
          </div>
        )}
        <ErrorLine error={error} />
        <div className="button-row">
          <KeyButton pending={pending} onPress={done}>
            {t('look.done')}
          </KeyButton>
        </div>
      </div>
    </Sheet>
  )
}
