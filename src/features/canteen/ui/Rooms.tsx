/** From one of the canteen's pages to the others, as far as one's role goes. */
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useSession } from '#app/session/session'
import { holds, type Permission } from '#ground/roles/permissions'
import './canteen.css'

const pages = {
  till: 'canteen.till',
  meals: 'canteen.till',
  orders: 'canteen.read',
  delivery: 'canteen.read',
  close: 'canteen.till',
  care: 'canteen.care',
  claims: 'canteen.claims',
  figures: 'canteen.figures',
  safety: 'canteen.safety',
  diners: 'canteen.read',
  menu: 'canteen.read',
  offers: 'canteen.read',
  eligibility: 'canteen.read',
  policies: 'canteen.read',
} as const satisfies Readonly<Record<string, Permission>>
type RoomPage = keyof typeof pages

/** As the day goes: at the till, in the kitchen, over the books. */
const groups = {
  atTill: ['till', 'meals', 'diners', 'care', 'close'],
  kitchen: ['orders', 'delivery', 'menu', 'offers', 'safety'],
  books: ['claims', 'figures', 'eligibility', 'policies'],
} as const satisfies Readonly<Record<string, readonly RoomPage[]>>
const inOrder = ['atTill', 'kitchen', 'books'] as const
const pathOf = (page: RoomPage): string => (page === 'till' ? '/canteen' : `/canteen/${page}`)

export function Rooms() {
  const { t } = useTranslation('canteen')
  const { staff } = useSession()
  return (
    <nav className="canteen-rooms" aria-label={t('rooms')}>
      {inOrder.map((group) => {
        const open = groups[group].filter((page) => holds(staff.roles, pages[page]))
        return (
          open.length > 0 && (
            <div key={group} role="group" aria-label={t(`roomGroups.${group}`)}>
              {open.map((page) => (
                <NavLink key={page} to={pathOf(page)} end={page === 'till'}>
                  {t(`${page}.title`)}
                </NavLink>
              ))}
            </div>
          )
        )
      })}
    </nav>
  )
}
