/** The bar: search, what is due, the day, who is signed in, lock. */
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { toldBy } from '../i18n'
import { dayWithWeekday } from '../dates'
import type { DueChip } from '../feature'
import { partsOf } from '../due-parts'
import { useLunarDay } from '../lunar-calendar'
import { Icon } from '../parts/icons'
import { Avatar, Kbd } from '../parts/small'
import { useOffered } from '../registry'
import { useSession } from '../session/session'

export function TopBar({
  onSearch,
  onSwitch,
}: {
  readonly onSearch: () => void
  readonly onSwitch: () => void
}) {
  const { t } = useTranslation()
  const { staff, today, lock, demonstration } = useSession()
  const lunar = useLunarDay(today)
  const chips = useOffered((feature) => feature.dueChips).toSorted((a, b) => a.offer.order - b.offer.order)
  return (
    <header className="bar">
      <button type="button" className="search" onClick={onSearch} aria-keyshortcuts="Control+K">
        <Icon name="search" size={18} />
        <span>{t('palette.placeholder')}</span>
        <Kbd keys="Ctrl+K" />
      </button>
      <div className="bar-chips">
        {demonstration && <span className="chip chip-demonstration">{t('frame.demonstration')}</span>}
        {chips.map(({ feature, offer }) => (
          <Chip key={offer.id} chip={offer} feature={feature} />
        ))}
      </div>
      <time className="bar-date" dateTime={today}>
        <b>{dayWithWeekday(today, today)}</b>
        <span className="bar-lunar">{lunar}</span>
      </time>
      <button type="button" className="who" onClick={onSwitch} aria-keyshortcuts="Alt+0">
        <Avatar name={staff.name} />
        <span className="who-name">{staff.name}</span>
        <span className="faint who-role">{t(`role.${staff.roles[0] ?? 'front-desk'}`)}</span>
      </button>
      <Button onClick={() => void lock()} aria-keyshortcuts="Control+L">
        <span>
          {t('frame.lock')}
          <Kbd keys="Ctrl+L" />
        </span>
      </Button>
    </header>
  )
}

function Chip({ chip, feature }: { readonly chip: DueChip; readonly feature: string }) {
  useTranslation()
  const { data } = useQuery({
    queryKey: ['due-chip', chip.id],
    queryFn: ({ signal }) => chip.count(signal),
    refetchInterval: 60_000,
  })
  const parts = data === undefined ? undefined : partsOf(data)
  const label = parts === undefined ? undefined : chip.label[parts]
  if (data === undefined || label === undefined) return null
  const late = data.overdue > 0
  return (
    <Link
      to={late ? (chip.overduePath ?? chip.path) : chip.path}
      className={late ? 'chip chip-late' : 'chip chip-soon'}
    >
      {toldBy(feature, label, { ...data })}
    </Link>
  )
}
