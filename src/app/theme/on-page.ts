/** The tokens as variables on the page, for style sheets of our own. */
import { colours, rowHeight, sizes, type Density, type TypeSize } from './tokens'

/** `inkSoft` → `--ink-soft`. */
const variable = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

export function tokensOnPage(root: HTMLElement, typeSize: TypeSize, density: Density): void {
  for (const [name, colour] of Object.entries(colours)) root.style.setProperty(variable(name), colour)
  for (const [name, size] of Object.entries(sizes[typeSize])) {
    root.style.setProperty(variable(`size-${name}`), `${size}px`)
  }
  root.style.setProperty('--row', `${rowHeight(typeSize, density)}px`)
  root.dataset['type'] = typeSize
}
