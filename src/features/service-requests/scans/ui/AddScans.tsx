/** Adds scans to one material of a request. */
import { useTranslation } from 'react-i18next'
import { queryClient } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { AttachDrawer } from '#app/parts/attachments/index'
import { deskClient } from '../../ui/client'

export interface AddScansProps {
  readonly requestId: number
  readonly material: { readonly id: number; readonly name: string }
  readonly onClose: () => void
}

export default function AddScans({ requestId, material, onClose }: AddScansProps) {
  const { t } = useTranslation('service-requests')
  const of = { id: requestId, materialId: material.id }
  return (
    <AttachDrawer
      title={t('scans.addTo', { name: material.name })}
      attach={async (page, sendId) => {
        await deskClient.serviceRequests.scans.attach({ sendId, ...of, ...page })
        void queryClient.invalidateQueries()
      }}
      onDone={(count) => {
        notify(t('scans.added', { count, name: material.name }))
        onClose()
      }}
      onClose={onClose}
    />
  )
}
