/** Adds scans to a record: chosen, dropped, pasted, or taken with a camera one after the other; sent together with one key. */
import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DetailDrawer } from '../DetailDrawer'
import { KeyButton } from '../KeyButton'
import { ReasonDialog } from '../ReasonDialog'
import { ErrorLine } from '../surfaces'
import { Camera } from './Camera'
import type { Prepared } from './prepare'
import { useWaiting, type WaitingPage } from './waiting'
import './attachments.css'

export interface AttachDrawerProps {
  readonly title: ReactNode
  /** Attaches one page; sent again under the same id it does so once. */
  readonly attach: (page: Prepared, sendId: string) => Promise<unknown>
  /** Told how many were attached when the drawer is closed by sending. */
  readonly onDone: (count: number) => void
  readonly onClose: () => void
}

const accepted = 'image/*,application/pdf'

export function AttachDrawer({ title, attach, onDone, onClose }: AttachDrawerProps) {
  const { t } = useTranslation()
  const waiting = useWaiting()
  const [camera, setCamera] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  const { pages, preparing, faults, add, drop } = waiting
  usePasted(add)

  const send = async () => {
    setSending(true)
    setError(undefined)
    let sent = 0
    try {
      for (const page of pages) {
        await attach(page.prepared, page.sendId)
        sent += 1
        drop(page)
      }
      onDone(sent)
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  const close = () => {
    if (pages.length > 0) setLeaving(true)
    else onClose()
  }
  const nothing = pages.length === 0 || preparing > 0
  return (
    <DetailDrawer
      title={title}
      width={640}
      onClose={camera ? () => setCamera(false) : close}
      footer={
        <KeyButton
          primary
          keys="Ctrl+Enter"
          pending={sending}
          refusedBecause={nothing ? t('attach.nothingYet') : undefined}
          onPress={() => void send()}
        >
          {t('attach.send', { count: pages.length })}
        </KeyButton>
      }
    >
      <div className="stack">
        {camera ? (
          <Camera
            taken={pages.length + preparing}
            onTake={(picture) => add([picture])}
            onClose={() => setCamera(false)}
          />
        ) : (
          <Sources onFiles={add} onCamera={() => setCamera(true)} />
        )}
        {faults.map((fault, at) => (
          <p className="error-line" role="alert" key={at}>
            {t(`attach.fault.${fault}`)}
          </p>
        ))}
        <ErrorLine error={error} />
        <WaitingPages waiting={waiting} />
        <p className="small soft">{t('attach.prepared')}</p>
      </div>
      {leaving && (
        <ReasonDialog
          title={t('attach.leave.title')}
          free={false}
          danger
          action={t('attach.leave.do', { count: pages.length })}
          onCancel={() => setLeaving(false)}
          onReason={() => {
            onClose()
            return Promise.resolve()
          }}
        >
          {t('attach.leave.what')}
        </ReasonDialog>
      )}
    </DetailDrawer>
  )
}

/** What lies on the clipboard as a file: a screenshot, a picture from a chat, a file copied in its folder. */
function usePasted(add: (files: readonly Blob[]) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      add(files)
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [add])
}

function Sources({
  onFiles,
  onCamera,
}: {
  readonly onFiles: (files: readonly Blob[]) => void
  readonly onCamera: () => void
}) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <div
      className={over ? 'attach-drop over' : 'attach-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <input
        ref={input}
        type="file"
        multiple
        accept={accepted}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('attach.file')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
      <div className="attach-row">
        <KeyButton keys="F2" onPress={() => input.current?.click()}>
          {t('attach.choose')}
        </KeyButton>
        <KeyButton keys="F4" onPress={onCamera}>
          {t('attach.camera.open')}
        </KeyButton>
      </div>
      <p className="soft">{t('attach.dropHint')}</p>
    </div>
  )
}

function WaitingPages({
  waiting: { pages, preparing, turn, drop },
}: {
  readonly waiting: ReturnType<typeof useWaiting>
}) {
  const { t } = useTranslation()
  const turnable = ({ source, prepared }: WaitingPage) => prepared.file !== source
  return (
    <>
      {preparing > 0 && (
        <p className="soft" role="status">
          {t('attach.preparing', { count: preparing })}
        </p>
      )}
      <ol className="attach-pages" aria-label={t('attach.waiting')}>
        {pages.map((page, at) => (
          <li key={page.sendId}>
            <img src={page.address} alt={t('attach.page', { number: at + 1 })} />
            <span className="small">
              {page.prepared.pages !== null && page.prepared.pages > 1
                ? t('attach.pdfPages', { count: page.prepared.pages })
                : t('attach.page', { number: at + 1 })}
            </span>
            {turnable(page) && (
              <button type="button" className="link" onClick={() => turn(page)}>
                {t('attach.turn')}
              </button>
            )}
            <button type="button" className="link" onClick={() => drop(page)}>
              {t('attach.drop')}
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}
