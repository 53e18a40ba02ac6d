/** Hides where somebody is from this day on, or ends that, for a reason: papers of before are printed anew. */
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ReasonDialog } from '#app/parts/index'
import { desk } from '../../ui/client'
import type { PartyShown } from '../contract'

export function ProtectDialog({
  party,
  onClose,
}: {
  readonly party: PartyShown
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const writing = useWrite(desk.mediation.parties.protect)
  const hidden = party.protectedSince === null
  const title = t(hidden ? 'parties.hide' : 'parties.unhide', { name: party.name })
  return (
    <ReasonDialog
      title={title}
      action={t(hidden ? 'parties.hideDo' : 'parties.unhideDo')}
      onCancel={onClose}
      onReason={({ words }) =>
        writing.write({ party: party.id, hidden, reason: words }).then(() => {
          notify(title)
          onClose()
        })
      }
    >
      {t(hidden ? 'parties.hideWhat' : 'parties.unhideWhat')}
    </ReasonDialog>
  )
}
