/** Looks at the scans of one material; while the request is open they are titled, put in order and taken away from here. */
import { toldBy } from '#app/i18n/index'
import { Dropdown, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { errorMessage, queryClient, shell, useWrite } from '#app/desk-client/index'
import { KeyLayer, useKeys } from '#app/keys.tsx'
import { notify } from '#app/notices'
import { Viewer } from '#app/parts/attachments/index'
import { Dialog, ErrorLine, KeyButton, ReasonDialog } from '#app/parts/index'
import { desk, deskClient } from '../../ui/client'
import type { Scan } from '../contract'
import { movedBy } from '../rules'

export interface ScanViewerProps {
  readonly request: { readonly id: number; readonly number: string }
  readonly material: { readonly id: number; readonly name: string }
  readonly scans: readonly Scan[]
  readonly scanId: number
  /** Nothing is changed any more once the work is over, or by who may only look. */
  readonly mayChange: boolean
  readonly onGoTo: (scanId: number) => void
  readonly onClose: () => void
}

type Asking = 'title' | 'away'

export default function ScanViewer(props: ScanViewerProps) {
  const { request, material, scans, scanId, mayChange, onGoTo, onClose } = props
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const printed = useWrite(desk.serviceRequests.scans.printed)
  const [asking, setAsking] = useState<Asking>()
  const { id } = request
  const scan = scans.find((each) => each.id === scanId)
  const open = async (of: number): Promise<Blob> => {
    const { content } = await deskClient.serviceRequests.scans.open({ id, scanId: of })
    return content
  }
  const saveCopy = async (of: number) => {
    const content = await open(of)
    await printed.write({ id, scanIds: [of], onto: 'file' })
    const { saved } = await shell.saveFile({ name: `${request.number} ${String(of)}.pdf`, content })
    if (saved) notify(t('scans.saved'))
  }
  return (
    <>
      <Viewer
        files={scans.map(({ id: of, title, kind }) => ({
          id: of,
          kind,
          title: title === '' ? material.name : `${material.name} · ${title}`,
        }))}
        id={scanId}
        onGoTo={onGoTo}
        fetchFile={open}
        saveCopy={saveCopy}
        onClose={onClose}
        actions={
          <>
            <KeyButton
              keys="Ctrl+P"
              onPress={() => void navigate(`/service-requests/${String(id)}/scans/${String(material.id)}`)}
            >
              {t('scans.print')}
            </KeyButton>
            {mayChange && <Changes {...props} onAsk={setAsking} />}
          </>
        }
      />
      {asking === 'title' && scan !== undefined && (
        <TitleDialog requestId={id} scan={scan} onClose={() => setAsking(undefined)} />
      )}
      {asking === 'away' && (
        <AwayDialog
          {...props}
          onCancel={() => setAsking(undefined)}
          onGone={(next) => {
            setAsking(undefined)
            if (next === undefined) onClose()
            else onGoTo(next)
          }}
        />
      )}
    </>
  )
}

function Changes({
  request,
  material,
  scans,
  scanId,
  onAsk,
}: ScanViewerProps & { readonly onAsk: (asking: Asking) => void }) {
  const { t } = useTranslation('service-requests')
  const arrange = useWrite(desk.serviceRequests.scans.arrange)
  const order = scans.map(({ id }) => id)
  const moveBy = (places: number) => {
    const scanIds = movedBy(order, scanId, places)
    if (scanIds === order) return
    arrange
      .write({ id: request.id, materialId: material.id, scanIds: [...scanIds] })
      .catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
  }
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        items: [
          { key: 'title', label: t('scans.retitle'), onClick: () => onAsk('title') },
          { key: 'before', label: t('scans.before'), onClick: () => moveBy(-1) },
          { key: 'after', label: t('scans.after'), onClick: () => moveBy(1) },
          { key: 'away', label: t('scans.takeAway'), danger: true, onClick: () => onAsk('away') },
        ],
      }}
    >
      <button type="button" className="icon-button" aria-label={t('scans.more')}>
        ⋯
      </button>
    </Dropdown>
  )
}

function AwayDialog({
  request,
  scans,
  scanId,
  onCancel,
  onGone,
}: ScanViewerProps & {
  readonly onCancel: () => void
  /** Told which to look at next. */
  readonly onGone: (next: number | undefined) => void
}) {
  const { t } = useTranslation('service-requests')
  const takeAway = useWrite(desk.serviceRequests.scans.takeAway)
  const at = scans.findIndex(({ id }) => id === scanId)
  const next = (scans[at + 1] ?? scans[at - 1])?.id
  const other = 'other'
  return (
    <ReasonDialog
      title={t('scans.takeAway')}
      choices={[
        { code: 'unreadable', words: t('scans.why.unreadable') },
        { code: 'wrong', words: t('scans.why.wrong') },
        { code: 'twice', words: t('scans.why.twice') },
        { code: other, words: t('scans.why.other'), needsWords: true },
      ]}
      danger
      action={t('scans.takeAway')}
      most={150}
      onCancel={onCancel}
      onReason={async ({ code, words }) => {
        const usual = code === other ? '' : toldBy('service-requests', `scans.why.${code}`)
        await takeAway.write({
          id: request.id,
          scanId,
          reason: [usual, words].filter((part) => part !== '').join('：'),
        })
        onGone(next)
      }}
    >
      {t('scans.takeAwayWhat')}
    </ReasonDialog>
  )
}

function TitleDialog(props: {
  readonly requestId: number
  readonly scan: Scan
  readonly onClose: () => void
}) {
  return (
    <KeyLayer>
      <TitleForm {...props} />
    </KeyLayer>
  )
}

function TitleForm({
  requestId,
  scan,
  onClose,
}: {
  readonly requestId: number
  readonly scan: Scan
  readonly onClose: () => void
}) {
  const { t } = useTranslation('service-requests')
  const [title, setTitle] = useState(scan.title)
  const retitle = useWrite(desk.serviceRequests.scans.retitle)
  const save = () => {
    const words = title.trim()
    retitle
      .write({ id: requestId, scanId: scan.id, title: words === '' ? null : words })
      .then(() => queryClient.invalidateQueries())
      .then(onClose, () => undefined)
  }
  useKeys({ Escape: onClose, 'Ctrl+Enter': save })
  return (
    <Dialog
      title={t('scans.retitle')}
      onCancel={onClose}
      footer={
        <KeyButton primary pending={retitle.pending} onPress={save}>
          {t('scans.keepTitle')}
        </KeyButton>
      }
    >
      <Input
        autoFocus
        aria-label={t('scans.title')}
        placeholder={t('scans.titleExample')}
        maxLength={40}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onPressEnter={save}
      />
      <ErrorLine error={retitle.error} />
    </Dialog>
  )
}
