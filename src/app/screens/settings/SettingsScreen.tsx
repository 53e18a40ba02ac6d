/** Settings: one's own, and for the manager the centre's and what features bring. */
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet } from 'react-router'
import { toldBy } from '../../i18n'
import { PageHead } from '../../parts/surfaces'
import { useOffered } from '../../registry'
import { useMay } from '../../session/session'

export default function SettingsScreen() {
  const { t } = useTranslation()
  const offered = useOffered((feature) => feature.settings).toSorted((a, b) => a.offer.order - b.offer.order)
  const mayManage = useMay('settings.manage')
  const link = (path: string, label: string, end = false) => (
    <NavLink key={path} to={path} end={end} className={({ isActive }) => (isActive ? 'on' : '')}>
      {label}
    </NavLink>
  )
  return (
    <div className="page">
      <PageHead title={t('settings.title')} />
      <div className="page-columns settings">
        <nav aria-label={t('settings.title')} className="settings-nav">
          {link('/settings', t('settings.mine'), true)}
          {link('/settings/password', t('password.title'))}
          {mayManage && link('/settings/centre', t('centre.title'))}
          {offered.map(({ feature, offer }) => link(`/settings/${offer.id}`, toldBy(feature, offer.label)))}
          {link('/settings/about', t('about.title'))}
        </nav>
        <div className="settings-page">
          <Outlet />
        </div>
      </div>
    </div>
  )
}
