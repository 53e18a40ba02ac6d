/** The frame of everything about personal data: its registers on the left, the chosen one beside them. */
import { useTranslation } from 'react-i18next'
import { Navigate, NavLink, useNavigate, useOutlet } from 'react-router'
import { KeyButton, PageHead } from '#app/parts/index'
import { useMay } from '#app/session/session'
import './privacy.css'

const places = ['requests', 'consents', 'due', 'locked', 'breaches', 'exports', 'reading', 'periods'] as const
const managerPlaces: readonly string[] = ['due', 'locked', 'reading', 'periods']

export default function PrivacyPage() {
  const { t } = useTranslation('privacy')
  const navigate = useNavigate()
  const outlet = useOutlet()
  const mayManage = useMay('privacy.manage')
  const mayReceive = useMay('privacy.request')
  if (outlet === null) return <Navigate to="/privacy/requests" replace />
  return (
    <div className="page">
      <PageHead
        title={t('nav')}
        remark={t('remark')}
        actions={
          mayReceive && (
            <KeyButton keys="F2" onPress={() => void navigate('/privacy/requests/new')}>
              {t('receive.title')}
            </KeyButton>
          )
        }
      />
      <div className="page-columns settings">
        <nav aria-label={t('nav')} className="settings-nav">
          {places
            .filter((place) => mayManage || !managerPlaces.includes(place))
            .map((place) => (
              <NavLink
                key={place}
                to={`/privacy/${place}`}
                className={({ isActive }) => (isActive ? 'on' : '')}
              >
                {t(`places.${place}`)}
              </NavLink>
            ))}
        </nav>
        <div className="settings-page">{outlet}</div>
      </div>
    </div>
  )
}
