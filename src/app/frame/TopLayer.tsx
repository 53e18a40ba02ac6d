/**
 * What stands above everything, drawers and dialogs too: the browser's own modal dialog. All that lies below can neither
 * be reached nor take the focus, so no other keeper of the focus has to be fought over it.
 */
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { KeyLayer } from '../keys'
import { useFocusBack } from '../parts/focus-back'

export interface TopLayerProps {
  readonly label: string
  readonly className: string
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

export function TopLayer({ label, className, onKeyDown, onClose, children }: TopLayerProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useFocusBack()
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <KeyLayer>
      <dialog
        ref={dialog}
        className={className}
        aria-label={label}
        onKeyDown={onKeyDown}
        onCancel={(event) => {
          event.preventDefault()
          onClose()
        }}
        // The ground behind the dialog counts as the dialog itself.
        onMouseDown={(event) => event.target === event.currentTarget && onClose()}
      >
        {children}
      </dialog>
    </KeyLayer>
  )
}
