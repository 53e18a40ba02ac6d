/** The menu: hidden until Alt is pressed, and there so that its keys work, copy and paste above all. */
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

export function setMenu(words: Texts, developing: boolean): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuItems(words, developing)))
}
