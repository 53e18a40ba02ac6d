/** From one of the mediators' pages to the others, as far as one's role goes. */
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useSession } from '#app/session/session'
import { holds, type Permission } from '#ground/roles/permissions'
import './rooms.css'

const pages = {
  cases: 'mediation.cases',
  search: 'mediation.cases',
  protection: 'mediation.cases',
  patrols: 'mediation.cases',
  figures: 'mediation.cases',
  committee: 'mediation.cases',
  settings: 'mediation.head',
} as const satisfies Readonly<Record<string, Permission>>
type RoomPage = keyof typeof pages
const inOrder = [
  'cases',
  'search',
  'protection',
  'patrols',
  'figures',
  'committee',
  'settings',
] as const satisfies readonly RoomPage[]

const pathOf = (page: RoomPage): string => (page === 'cases' ? '/mediation' : `/mediation/${page}`)

export function Rooms() {
  const { t } = useTranslation('mediation')
  const { staff } = useSession()
  return (
    <nav className="mediation-rooms" aria-label={t('title')}>
      {inOrder
        .filter((page) => holds(staff.roles, pages[page]))
        .map((page) => (
          <NavLink key={page} to={pathOf(page)} end={page === 'cases'}>
            {t(`rooms.${page}`)}
          </NavLink>
        ))}
    </nav>
  )
}
