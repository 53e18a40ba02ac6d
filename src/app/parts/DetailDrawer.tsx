/** Details beside a list, at an address of their own: rendered by a child route, closed by going to the parent's. */
import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { KeyLayer, useKeys } from '../keys'
import { useFocusBack } from './focus-back'
import { Icon } from './icons'
import { OnThePage } from './OnThePage'

export interface DetailDrawerProps {
  readonly title: ReactNode
  /** The address under it: usually `..`, read as a path relative to the route. */
  readonly back?: string
  /** Called instead of going back, where the drawer has no address (a form that opens over a dialog-less page). */
  readonly onClose?: () => void
  readonly width?: number
  readonly extra?: ReactNode
  readonly footer?: ReactNode
  readonly children: ReactNode
}

export function DetailDrawer({
  title,
  back = '..',
  onClose,
  width = 520,
  extra,
  footer,
  children,
}: DetailDrawerProps) {
  const navigate = useNavigate()
  const { search } = useLocation()
  const { t } = useTranslation()
  useFocusBack()
  // The list behind it stays as it was chosen.
  const to = back === '..' ? { pathname: back, search } : back
  const close = onClose ?? (() => void navigate(to, { relative: 'path' }))
  return (
    <KeyLayer>
      <Drawer
        open
        title={title}
        size={width}
        onClose={close}
        keyboard={false}
        autoFocus={false}
        mask={{ blur: false }}
        extra={extra}
        footer={footer}
        closable={{ 'aria-label': t('action.close'), closeIcon: <Icon name="close" size={18} /> }}
      >
        <CloseKey onClose={close} />
        <OnThePage fields="form :is(input, textarea):not(:disabled, [type=hidden])">{children}</OnThePage>
      </Drawer>
    </KeyLayer>
  )
}

/** Esc closes; it stands inside the layer, so that a dialog above takes it first. */
function CloseKey({ onClose }: { readonly onClose: () => void }) {
  useKeys({ Escape: onClose })
  return null
}
