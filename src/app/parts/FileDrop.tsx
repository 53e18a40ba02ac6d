/** Where a file is brought in: chosen by a key, or dropped. What is handed on is a copy of its bytes: on the disk it may change or go. */
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { KeyButton } from './KeyButton'

/** What the desk takes at most, in bytes. */
const mostBytes = 64 * 1024 * 1024

export interface BroughtFile {
  readonly name: string
  readonly content: Blob
}

export type FileRefusal = 'too-large' | 'unreadable'

export interface FileDropProps {
  /** What the place is called for whoever doesn't see it. */
  readonly label: string
  /** On the button. */
  readonly choose: string
  /** Endings, as `accept` of a file input has them. */
  readonly accept: string
  /** Takes the place of the button while the file is being read. */
  readonly reading?: ReactNode
  readonly onFile: (file: BroughtFile) => void
  readonly onRefused: (refusal: FileRefusal | undefined) => void
  /** Below the button, and after whatever stands in its place. */
  readonly children?: ReactNode
  readonly hint?: ReactNode
}

export function FileDrop({
  label,
  choose,
  accept,
  reading,
  onFile,
  onRefused,
  hint,
  children,
}: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = async (file: File | undefined) => {
    if (file === undefined || reading !== undefined) return
    if (file.size > mostBytes) {
      onRefused('too-large')
      return
    }
    const bytes = await file.arrayBuffer().catch(() => undefined)
    onRefused(bytes === undefined ? 'unreadable' : undefined)
    if (bytes !== undefined) onFile({ name: file.name, content: new Blob([bytes]) })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={`file-drop${over ? ' over' : ''}`}
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
        accept={accept}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          void take(event.target.files?.[0])
          // The same file may be chosen again after it was mended.
          event.target.value = ''
        }}
      />
      {reading ?? (
        <>
          <KeyButton primary keys="F2" onPress={() => input.current?.click()}>
            {choose}
          </KeyButton>
          {hint}
        </>
      )}
      {children}
    </div>
  )
}

/** The endings of the workbooks that the desk reads. */
export const workbookEndings = '.xlsx,.xls,.et,.ods,.csv,.xlsm,.xlsb'
