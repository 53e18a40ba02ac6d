/** The one dialog: in the middle of the page, over everything, with the keyboard in it from the start. */
import { Modal, type ModalProps } from 'antd'
import type { ReactNode } from 'react'
import { OnThePage } from './OnThePage'

export interface DialogProps extends Pick<
  ModalProps,
  'className' | 'closable' | 'confirmLoading' | 'okButtonProps' | 'okText' | 'onOk' | 'width'
> {
  readonly title: ReactNode
  /** Null for none; left out, the two usual buttons. */
  readonly footer?: ReactNode
  readonly onCancel: () => void
  readonly children: ReactNode
}

/** It stands inside a `KeyLayer`, where whoever opens it binds Esc and what else it hears. */
export function Dialog({ children, ...rest }: DialogProps) {
  return (
    <Modal open keyboard={false} {...rest}>
      <OnThePage fields=":is(input, textarea):not(:disabled, [type=hidden])">{children}</OnThePage>
    </Modal>
  )
}
