/** From one of the canteen's pages to the others. */
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'

const pages = ['menu', 'offers', 'eligibility', 'policies'] as const

export function Rooms() {
  const { t } = useTranslation('canteen')
  return (
    <nav className="canteen-rooms" aria-label={t('rooms')}>
      {pages.map((page) => (
        <NavLink key={page} to={`/canteen/${page}`}>
          {t(`${page}.title`)}
        </NavLink>
      ))}
    </nav>
  )
}
