/** What can be done with a thing now, as its table says: some moves beside each other, the rest behind 更多, one primary. */
import { Button, Dropdown, type MenuProps } from 'antd'
import { OneMove, type MoveButton } from './OneMove'

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
