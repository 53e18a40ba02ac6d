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
  pay: 'mediation.cases',
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
  'pay',
  'committee',
  'settings',
] as const satisfies readonly RoomPage[]

/** Whoever approves nothing sees what was approved. */
const pathOf = (page: RoomPage, isHead: boolean): string => {
  if (page === 'cases') return '/mediation'
  return page === 'pay' && !isHead ? '/mediation/pay/ledger' : `/mediation/${page}`
}

export function Rooms() {
  const { t } = useTranslation('mediation')
  const { staff } = useSession()
  const isHead = holds(staff.roles, 'mediation.head')
  return (
    <nav className="mediation-rooms" aria-label={t('title')}>
      {inOrder
        .filter((page) => holds(staff.roles, pages[page]))
        .map((page) => (
          <NavLink key={page} to={pathOf(page, isHead)} end={page === 'cases'}>
            {t(`rooms.${page}`)}
          </NavLink>
        ))}
    </nav>
  )
}
