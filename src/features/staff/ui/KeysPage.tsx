/** The data keys: whether a change is due, the change with its progress, and a new recovery key. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { property } from '#ground/property'
import { toldBy } from '#app/i18n/index'
import { useLong } from '#app/desk-client/index'
import { desk } from './client'
import { notify } from '#app/notices'
import {
  ErrorLine,
  ErrorState,
  KeyButton,
  LoadingLines,
  ProgressBar,
  ReasonDialog,
  Sheet,
  WhenDay,
} from '#app/parts/index'
import { RenewRecoveryKey } from '#app/screens/settings/RenewRecoveryKey.tsx'
import { sessionChanged } from '#app/session/state'

export default function KeysPage() {
  return (
    <div className="stack">
      <ChangeKeys />
      <RenewRecoveryKey />
    </div>
  )
}

function ChangeKeys() {
  const { t } = useTranslation('staff')
  const state = useQuery(desk.keyRotation.state.queryOptions({ input: {} }))
  const rotation = useLong(desk.keyRotation.run)
  const { progress, running } = rotation
  const [asking, setAsking] = useState(false)
  // That nothing can be saved meanwhile is said above, on every page.
  useEffect(() => void sessionChanged(), [running])
  const location = useLocation()
  const navigate = useNavigate()
  const stage = progress?.stage
  const change = () =>
    void rotation.run({}).then(
      (done) => {
        if (done !== undefined) notify(t('keys.done'))
      },
      () => undefined,
    )
  // Somebody was just deactivated, and it was said there that the keys are changed with it. Said once, and by no address.
  const isBegun = useRef(false)
  useEffect(() => {
    if (property(location.state, 'begin') !== true || isBegun.current) return
    isBegun.current = true
    void navigate(location.pathname, { replace: true, state: null })
    change()
  })
  return (
    <Sheet title={t('keys.title')}>
      <div className="sheet-body narrow stack">
        <p className="text">{t('keys.what')}</p>
        {state.error !== null && <ErrorState error={state.error} onRetry={() => void state.refetch()} />}
        {state.isPending && <LoadingLines lines={2} />}
        {state.data !== undefined && (
          <p className="small soft">
            {state.data.rotatedAt === null ? t('keys.never') : t('keys.last')}
            {state.data.rotatedAt !== null && <WhenDay at={state.data.rotatedAt} />}
          </p>
        )}
        {state.data?.copiesOfBefore === true && <p className="text amber">{t('keys.copiesOfBefore')}</p>}
        {state.data !== undefined && state.data.left.length > 0 && (
          <p className="text amber">
            {t('keys.left', {
              names: state.data.left.map(({ name }) => name).join(t('listSeparator', { ns: 'app' })),
            })}
          </p>
        )}
        {state.data !== undefined && state.data.kept.length > 0 && (
          <p className="text amber">
            {t('keys.kept', {
              files: state.data.kept.map((name) => `${name}.db`).join(t('listSeparator', { ns: 'app' })),
            })}
          </p>
        )}
        {running ? (
          <ProgressBar
            stage={toldBy('staff', `keys.stage.${stage ?? 'copy'}`)}
            progress={progress}
            {...(stage === 'swap' ? {} : { onCancel: rotation.cancel })}
          />
        ) : (
          <div>
            {/* No key of its own: nobody can save anything while it runs, so it is not begun by a slip. */}
            <KeyButton primary onPress={() => setAsking(true)}>
              {t('keys.change')}
            </KeyButton>
          </div>
        )}
        <ErrorLine error={rotation.error} />
        <p className="small soft">{t('keys.meanwhile')}</p>
      </div>
      {asking && (
        <ReasonDialog
          title={t('keys.ask')}
          free={false}
          action={t('keys.change')}
          danger
          onCancel={() => setAsking(false)}
          onReason={() => {
            setAsking(false)
            change()
            return Promise.resolve()
          }}
        >
          {t('keys.meanwhile')}
        </ReasonDialog>
      )}
    </Sheet>
  )
}
