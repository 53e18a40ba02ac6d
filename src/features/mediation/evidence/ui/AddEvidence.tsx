/** Attaches what was brought to a case. */
import { useTranslation } from 'react-i18next'
import { queryClient } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { AttachDrawer } from '#app/parts/attachments/index'
import { deskClient } from '../../ui/client'
import type { Brought } from './brought'

export default function AddEvidence({
  caseId,
  brought,
  onClose,
}: {
  readonly caseId: number
  readonly brought: Brought
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  return (
    <AttachDrawer
      title={brought.title}
      attach={async (page, sendId) => {
        await deskClient.mediation.evidence.attach({ sendId, case: caseId, ...brought, ...page })
        void queryClient.invalidateQueries()
      }}
      onDone={(count) => {
        notify(t('evidence.added', { count }))
        onClose()
      }}
      onClose={onClose}
    />
  )
}
