/**
 * The menus. A Mac's edit keys come from the application menu; elsewhere there is none, since a lone Alt would take the focus
 * from whatever is typed into. Cut, copy and paste are behind the right mouse button everywhere.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Texts } from './texts'

export function menuItems(words: Texts, developing: boolean): MenuItemConstructorOptions[] {
  const say = words.menu
  return [
    { label: say.program, submenu: [{ role: 'quit', label: say.quit }] },
    {
      label: say.edit,
      submenu: [
        { role: 'undo', label: say.undo },
        { role: 'redo', label: say.redo },
        { type: 'separator' },
        { role: 'cut', label: say.cut },
        { role: 'copy', label: say.copy },
        { role: 'paste', label: say.paste },
        { role: 'selectAll', label: say['select-all'] },
      ],
    },
    {
      label: say.view,
      submenu: [
        { role: 'zoomIn', label: say.larger },
        { role: 'zoomOut', label: say.smaller },
        { role: 'resetZoom', label: say['actual-size'] },
        { role: 'togglefullscreen', label: say['full-screen'] },
        ...(developing ? [{ role: 'toggleDevTools' as const, label: say['developer-tools'] }] : []),
      ],
    },
  ]
}

/** `developing` keeps the menu for the developer tools. */
export function setMenu(words: Texts, developing: boolean, platform: NodeJS.Platform): void {
  const wanted = platform === 'darwin' || developing
  Menu.setApplicationMenu(wanted ? Menu.buildFromTemplate(menuItems(words, developing)) : null)
}

/** What of it can be done where the mouse is. */
interface Clicked {
  readonly isEditable: boolean
  readonly selectionText: string
}

/** Nothing where there is nothing to copy and nowhere to paste. */
export function contextItems(
  say: Texts['menu'],
  { isEditable, selectionText }: Clicked,
): MenuItemConstructorOptions[] {
  const selected = selectionText !== ''
  return [
    ...(isEditable ? [{ role: 'cut' as const, label: say.cut, enabled: selected }] : []),
    ...(isEditable || selected ? [{ role: 'copy' as const, label: say.copy, enabled: selected }] : []),
    ...(isEditable ? [{ role: 'paste' as const, label: say.paste }] : []),
    ...(isEditable ? [{ role: 'selectAll' as const, label: say['select-all'] }] : []),
  ]
}

/** What is used of the page's contents. */
interface Clickable {
  on(event: 'context-menu', listener: (event: unknown, clicked: Clicked) => void): unknown
}

export function offerContextMenu(contents: Clickable, words: Texts): void {
  contents.on('context-menu', (_event, clicked) => {
    const items = contextItems(words.menu, clicked)
    if (items.length > 0) Menu.buildFromTemplate(items).popup()
  })
}
