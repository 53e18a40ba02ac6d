/** After set-up: start with our own data, or look around first. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Page, PageHead, Sheet } from '../../parts/surfaces'
import { useSession } from '../../session/session'
import { LookAround } from './SetUpScreen'

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
