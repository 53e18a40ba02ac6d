/** What of the preview may be looked at: ↑ ↓ choose, → leads into the rows beside. */
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { groupKey, type Group } from './groups'
import { useRegisterWords } from './words'

interface GroupChoiceProps {
  readonly groups: readonly Group[]
  readonly chosen: Group | undefined
  readonly onChoose: (group: Group) => void
  readonly onLeave: () => void
}

export function GroupChoice({ groups, chosen, onChoose, onLeave }: GroupChoiceProps) {
  const { t } = useTranslation('residents')
  const words = useRegisterWords()
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'ArrowRight') onLeave()
    else if (step === undefined) return
    else {
      const buttons = [...event.currentTarget.querySelectorAll('button')]
      const at = buttons.findIndex((button) => button === event.target) + step
      const group = groups[at]
      if (group !== undefined) {
        buttons[at]?.focus()
        onChoose(group)
      }
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul className="register-groups" onKeyDown={onKeyDown}>
      {groups.map((group) => {
        const { kind, code, count } = group
        const label =
          code === undefined
            ? t(`registerFile.group.${kind}`)
            : (kind === 'refused' ? words.fault : words.warning)(code).reason
        return (
          <li key={groupKey(group)}>
            <button
              type="button"
              className={code === undefined ? 'whole' : ''}
              aria-pressed={group === chosen}
              onClick={() => onChoose(group)}
            >
              <span>{label}</span>
              <span>{words.count(count)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
