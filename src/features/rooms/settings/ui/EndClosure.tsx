/** Takes a closure back, for a reason. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ReasonDialog } from '#app/parts/index'
import type { KeptClosure } from '../../contract'
import { desk } from '../../ui/client'

export function EndClosure({ closure }: { readonly closure: KeptClosure }) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const end = useWrite(desk.rooms.endClosure)
  return (
    <>
      <button
        type="button"
        className="link"
        onClick={() => void navigate(`/rooms/call-sheet?closure=${closure.id}`)}
      >
        {t('callSheet.whom')}
      </button>{' '}
      <button type="button" className="link" onClick={() => setAsking(true)}>
        {t('closure.end')}
      </button>
      {asking && (
        <ReasonDialog
          title={t('closure.endTitle', { why: closure.why })}
          action={t('closure.end')}
          onCancel={() => setAsking(false)}
          onReason={async ({ words }) => {
            await end.write({ id: closure.id, reason: words })
            setAsking(false)
            notify(t('closure.ended', { why: closure.why }))
          }}
        >
          <p>{t('closure.endWhat')}</p>
        </ReasonDialog>
      )}
    </>
  )
}
