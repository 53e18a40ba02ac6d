/** Looks at attached files page by page: turned, enlarged, by keys alone. Each file is fetched when it is looked at, and not before. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachmentKind } from '#vault/attachments/contract'
import { KeyLayer, useKeys } from '../../keys'
import { KeyButton } from '../KeyButton'
import { Dialog } from '../Dialog'
import { ErrorLine, ErrorState } from '../surfaces'
import { drawOnto, pictureOf, turned, type Turns } from './prepare'
import './attachments.css'

export interface ViewedFile {
  readonly id: number
  readonly title: string
  readonly kind: AttachmentKind
}

export interface ViewerProps {
  readonly files: readonly ViewedFile[]
  /** The file that is looked at. */
  readonly id: number
  readonly onGoTo: (id: number) => void
  readonly fetchFile: (id: number) => Promise<Blob>
  /** Saves a copy of what is not shown here, after asking where. */
  readonly saveCopy: (id: number) => Promise<unknown>
  /** What else can be done with the file, after the buttons of the viewer. */
  readonly actions?: ReactNode
  readonly onClose: () => void
}

export function Viewer(props: ViewerProps) {
  return (
    <KeyLayer>
      <Looking {...props} />
    </KeyLayer>
  )
}

const zooms = [1, 1.5, 2, 3, 4] as const

function Looking({ files, id, onGoTo, fetchFile, saveCopy, actions, onClose }: ViewerProps) {
  const { t } = useTranslation()
  const [turns, setTurns] = useState<Turns>(0)
  const [zoom, setZoom] = useState(0)
  const at = files.findIndex((file) => file.id === id)
  const file = files[at]
  const goTo = (next: ViewedFile | undefined) => {
    if (next === undefined) return
    setTurns(0)
    onGoTo(next.id)
  }
  const forwards = () => goTo(files[at + 1])
  const backwards = () => goTo(files[at - 1])
  const closer = () => setZoom(Math.min(zoom + 1, zooms.length - 1))
  useKeys({ Escape: onClose, '+': closer, 'Shift++': closer, '0': () => setZoom(0) })
  return (
    <Dialog
      title={`${file?.title ?? ''} ${t('attach.of', { number: at + 1, count: files.length })}`}
      width="96vw"
      className="viewer"
      onCancel={onClose}
      footer={null}
      closable={{ 'aria-label': t('action.close') }}
    >
      <div className="attach-row" role="toolbar" aria-label={t('attach.look')}>
        <KeyButton keys="PageUp" onPress={backwards}>
          {t('attach.backwards')}
        </KeyButton>
        <KeyButton keys="PageDown" onPress={forwards}>
          {t('attach.forwards')}
        </KeyButton>
        <KeyButton keys="-" onPress={() => setZoom(Math.max(zoom - 1, 0))}>
          {t('attach.farther')}
        </KeyButton>
        <KeyButton keys="=" onPress={closer}>
          {t('attach.closer')}
        </KeyButton>
        <KeyButton keys="R" onPress={() => setTurns(turned(turns))}>
          {t('attach.turn')}
        </KeyButton>
        {actions}
      </div>
      <div className="viewer-ground" tabIndex={0} role="region" aria-label={file?.title ?? ''}>
        {file?.kind === 'pdf' ? (
          <Unshown id={id} saveCopy={saveCopy} />
        ) : (
          <Shown id={id} fetchFile={fetchFile} turns={turns} zoom={zooms[zoom] ?? 1} />
        )}
      </div>
    </Dialog>
  )
}

/** A PDF is for a program that reads PDFs: it is saved where the person says, and that it was is on record. */
function Unshown({ id, saveCopy }: Pick<ViewerProps, 'id' | 'saveCopy'>) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>()
  const save = () => {
    setError(undefined)
    saveCopy(id).catch(setError)
  }
  return (
    <div className="empty-state">
      <p>{t('attach.pdfWhat')}</p>
      <KeyButton primary keys="Ctrl+S" onPress={save}>
        {t('attach.saveCopy')}
      </KeyButton>
      <ErrorLine error={error} />
    </div>
  )
}

function Shown({
  id,
  fetchFile,
  turns,
  zoom,
}: Pick<ViewerProps, 'id' | 'fetchFile'> & { readonly turns: Turns; readonly zoom: number }) {
  const { picture, error, retry } = usePicture(id, fetchFile)
  if (error !== undefined) return <ErrorState error={error} onRetry={retry} />
  return picture === undefined ? null : <Drawn picture={picture} turns={turns} zoom={zoom} />
}

/** The picture once it is here; it is asked for once for each time it is looked at, because each is on record. */
function usePicture(id: number, fetchFile: ViewerProps['fetchFile']) {
  const [state, setState] = useState<{
    readonly id: number
    readonly picture?: ImageBitmap
    readonly error?: unknown
  }>()
  const [tries, setTries] = useState(0)
  const fetching = useRef(fetchFile)
  useEffect(() => {
    fetching.current = fetchFile
  })
  const asked = useRef('')
  useEffect(() => {
    const asking = `${String(id)} ${String(tries)}`
    if (asked.current === asking) return
    asked.current = asking
    const isStill = () => asked.current === asking
    fetching
      .current(id)
      .then(pictureOf)
      .then(
        (picture) => {
          if (isStill()) setState({ id, picture })
          else picture.close()
        },
        (error: unknown) => {
          if (isStill()) setState({ id, error })
        },
      )
  }, [id, tries])
  const here = state?.id === id ? state : undefined
  return {
    picture: here?.picture,
    error: here?.error,
    retry: () => {
      setState(undefined)
      setTries(tries + 1)
    },
  }
}

function Drawn({
  picture,
  turns,
  zoom,
}: {
  readonly picture: ImageBitmap
  readonly turns: Turns
  readonly zoom: number
}) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current !== null) drawOnto(canvas.current, picture, turns, Number.POSITIVE_INFINITY)
  }, [picture, turns])
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t('attach.shown')}
      style={zoom === 1 ? {} : { maxWidth: 'none', maxHeight: 'none', width: `${String(zoom * 100)}%` }}
    />
  )
}
