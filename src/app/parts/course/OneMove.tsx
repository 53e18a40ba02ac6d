/** A move as a button. Apart from those that lie in a menu: whoever has no menu needs none of what draws it. */
import { KeyButton } from '../KeyButton'

export interface MoveButton {
  /** The move, or whatever else is done by it. */
  readonly key: string
  readonly label: string
  readonly onPress: () => void
  /** Its key on the keyboard. */
  readonly keys?: string | undefined
  readonly primary?: boolean
  readonly danger?: boolean
  readonly pending?: boolean
  /** Why it cannot be done now; the button is there and says so. */
  readonly refusedBecause?: string | undefined
}

export function OneMove({
  button: { key: _key, label, keys, ...rest },
  size,
}: {
  readonly button: MoveButton
  readonly size: 'small' | undefined
}) {
  return (
    <KeyButton {...rest} {...(keys === undefined ? {} : { keys })} {...(size === undefined ? {} : { size })}>
      {label}
    </KeyButton>
  )
}
