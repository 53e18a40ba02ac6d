/** The rail: where one can go, with the number that leads there. */
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { Icon } from '../parts/icons'
import type { NavPlace } from './offers'

export function Rail({ nav }: { readonly nav: readonly NavPlace[] }) {
  const { t } = useTranslation()
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <span className="mark" aria-hidden="true">
        {t('mark')}
      </span>
      {nav.map((place, index) => (
        <NavLink
          key={place.path}
          to={place.path}
          end={place.path === '/'}
          className={({ isActive }) => (isActive ? 'on' : '')}
          {...(index < 9 ? { 'aria-keyshortcuts': `Alt+${index + 1}` } : {})}
        >
          {index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>}
          <Icon name={place.icon} />
          {place.label}
        </NavLink>
      ))}
      <NavLink to="/settings" className={({ isActive }) => (isActive ? 'rail-foot on' : 'rail-foot')}>
        <Icon name="settings" />
        {t('settings.title')}
      </NavLink>
    </nav>
  )
}
