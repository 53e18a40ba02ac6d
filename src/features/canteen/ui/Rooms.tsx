/** From one of the canteen's pages to the others. */
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import './canteen.css'

const pages = [
  'till',
  'meals',
  'orders',
  'delivery',
  'close',
  'claims',
  'figures',
  'diners',
  'menu',
  'offers',
  'eligibility',
  'policies',
] as const
const pathOf = (page: (typeof pages)[number]): string => (page === 'till' ? '/canteen' : `/canteen/${page}`)

export function Rooms() {
  const { t } = useTranslation('canteen')
  return (
    <nav className="canteen-rooms" aria-label={t('rooms')}>
      {pages.map((page) => (
        <NavLink key={page} to={pathOf(page)} end={page === 'till'}>
          {t(`${page}.title`)}
        </NavLink>
      ))}
    </nav>
  )
}
