/** What can be done with a thing now, as its table says: some moves beside each other, the rest behind 更多, one primary. */
import { Button, Dropdown, type MenuProps } from 'antd'
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

export interface MoveButtonsProps {
  /** Small where they stand in a line of something. */
  readonly size?: 'small'
  /** In the order in which they stand. */
  readonly beside?: readonly MoveButton[]
  /** Moves that are seldom made, and below a line what is noted without a move. */
  readonly menu?: {
    readonly label: string
    readonly moves: readonly MoveButton[]
    readonly notes: readonly MoveButton[]
  }
  /** The one thing to do next. */
  readonly primary?: MoveButton | undefined
}

export function MoveButtons({ size, beside = [], menu, primary }: MoveButtonsProps) {
  return (
    <>
      {beside.map((button) => (
        <OneMove key={button.key} button={button} size={size} />
      ))}
      {menu !== undefined && (
        <Dropdown trigger={['click']} autoFocus menu={{ items: itemsOf(menu) }}>
          <Button {...(size === undefined ? {} : { size })}>{menu.label}</Button>
        </Dropdown>
      )}
      {primary !== undefined && <OneMove button={{ ...primary, primary: true }} size={size} />}
    </>
  )
}

function OneMove({
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

function itemsOf({ moves, notes }: NonNullable<MoveButtonsProps['menu']>): NonNullable<MenuProps['items']> {
  const item = ({ key, label, danger = false, onPress }: MoveButton) => ({
    key,
    label,
    danger,
    onClick: onPress,
  })
  return [
    ...moves.map(item),
    ...(moves.length > 0 && notes.length > 0 ? [{ type: 'divider' as const, key: 'rule' }] : []),
    ...notes.map(item),
  ]
}
