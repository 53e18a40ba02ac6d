/** After set-up: start with our own data, or look around first. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { Page, PageHead, Sheet } from '../../parts/surfaces'
import { useSession } from '../../session/session'
import { LookAround } from './SetUpScreen'

/** What a desk cannot do without for long, in the order in which it is missed. */
const nextSteps = [
  { step: 'centre', path: '/settings/centre' },
  { step: 'staff', path: '/settings/staff' },
  { step: 'workers', path: '/settings/grid-workers' },
  { step: 'backup', path: '/settings/backups' },
] as const

export default function FirstStepsScreen() {
  const { t } = useTranslation()
  const { centre } = useSession()
  const navigate = useNavigate()
  return (
    <Page head={<PageHead title={t('firstSteps.title', { community: centre.community })} />}>
      <div className="stack">
        <Sheet title={t('firstSteps.own')}>
          <div className="sheet-body stack">
            <p>{t('firstSteps.ownWhat')}</p>
            <div className="form-footer">
              <Button type="primary" autoFocus onClick={() => void navigate('/residents/import')}>
                {t('firstSteps.import')}
              </Button>
              <Button onClick={() => void navigate('/')}>{t('firstSteps.later')}</Button>
            </div>
          </div>
        </Sheet>
        <Sheet title={t('firstSteps.then')}>
          <ul className="sheet-body stack first-steps">
            {nextSteps.map(({ step, path }) => (
              <li key={step}>
                <Link to={path}>{t(`firstSteps.${step}`)}</Link>
                <span className="soft">{t(`firstSteps.${step}What`)}</span>
              </li>
            ))}
          </ul>
        </Sheet>
        <Sheet title={t('firstSteps.look')}>
          <div className="sheet-body stack">
            <p>{t('firstSteps.lookWhat')}</p>
            <div className="form-footer">
              <LookAround />
            </div>
          </div>
        </Sheet>
      </div>
    </Page>
  )
}
