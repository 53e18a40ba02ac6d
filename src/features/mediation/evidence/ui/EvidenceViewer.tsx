/** Looks at the papers of a case; what lies in the wrong file is taken away from here. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shell, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Viewer } from '#app/parts/attachments/index'
import { KeyButton, ReasonDialog } from '#app/parts/index'
import { desk, deskClient } from '../../ui/client'
import type { EvidenceShown } from '../contract'

export default function EvidenceViewer({
  evidence,
  opened,
  mayChange,
  onGoTo,
  onClose,
}: {
  readonly evidence: readonly EvidenceShown[]
  readonly opened: number
  readonly mayChange: boolean
  readonly onGoTo: (id: number) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const [asking, setAsking] = useState(false)
  const takeAway = useWrite(desk.mediation.evidence.takeAway)
  const fetchFile = async (id: number): Promise<Blob> =>
    (await deskClient.mediation.evidence.open({ evidence: id })).content
  return (
    <>
      <Viewer
        files={evidence.map(({ id, title, file }) => ({ id, title, kind: file }))}
        id={opened}
        onGoTo={onGoTo}
        fetchFile={fetchFile}
        saveCopy={async (id) => {
          const { saved } = await shell.saveFile({ name: `${String(id)}.pdf`, content: await fetchFile(id) })
          if (saved) notify(t('evidence.saved'))
        }}
        onClose={onClose}
        actions={
          mayChange && (
            <KeyButton danger onPress={() => setAsking(true)}>
              {t('evidence.takeAway')}
            </KeyButton>
          )
        }
      />
      {asking && (
        <ReasonDialog
          title={t('evidence.takeAway')}
          danger
          action={t('evidence.takeAway')}
          onCancel={() => setAsking(false)}
          onReason={({ words }) => takeAway.write({ evidence: opened, reason: words }).then(onClose)}
        >
          {t('evidence.takeAwayWhat')}
        </ReasonDialog>
      )}
    </>
  )
}
