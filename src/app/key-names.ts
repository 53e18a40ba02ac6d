/** What keys are called, the same for every layout and with any IME. */

export type Keys = string

/** What a keyboard event is called: `Ctrl+Shift+K`, `Alt+1`, `F5`, `Enter`, `ArrowDown`, `Space`. */
export function keysOf(
  event: Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): Keys {
  const physical = /^(?:Key([A-Z])|Digit([0-9])|Numpad([0-9]))$/.exec(event.code)
  const key =
    physical?.[1] ?? physical?.[2] ?? physical?.[3] ?? (event.code === 'Space' ? 'Space' : event.key)
  const command = event.ctrlKey || event.metaKey
  return `${command ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`
}

/** True while an IME has the keys: during a composition, and for the key that begins one. */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'key'>): boolean {
  return event.isComposing || event.key === 'Process' || event.key === 'Unidentified'
}
