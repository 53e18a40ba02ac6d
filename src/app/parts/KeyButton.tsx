/** A button with its key shown on it; the key works wherever the focus is. */
import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useKeys } from '../keys'
import { Kbd } from './small'

export interface KeyButtonProps {
  readonly children: ReactNode
  readonly keys?: string
  readonly primary?: boolean
  readonly danger?: boolean
  readonly pending?: boolean
  /** Why it cannot be done now; the button is then greyed and says so. */
  readonly refusedBecause?: string | undefined
  readonly onPress: () => void
  readonly size?: 'small' | 'large'
}

export function KeyButton({
  children,
  keys,
  primary = false,
  danger = false,
  pending = false,
  refusedBecause,
  onPress,
  size,
}: KeyButtonProps) {
  const refused = refusedBecause !== undefined
  useKeys(keys === undefined || refused || pending ? {} : { [keys]: onPress })
  const button = (
    <Button
      type={primary ? 'primary' : 'default'}
      danger={danger}
      loading={pending}
      // Stays in the tab order, so that its reason can be read; `disabled` would hide it from the keyboard.
      aria-disabled={refused}
      className={refused ? 'refused' : ''}
      onClick={refused ? undefined : onPress}
      {...(size === undefined ? {} : { size })}
    >
      <span>
        {children}
        {keys !== undefined && <Kbd keys={keys} />}
      </span>
    </Button>
  )
  return refused ? <Tooltip title={refusedBecause}>{button}</Tooltip> : button
}
