/**
 * Which characters of a text this machine cannot draw. The standard's come with the program (scripts/fonts); a name may have
 * others of the ninety thousand that there are, and whether those have a glyph depends on the machine alone.
 */
import { useQuery } from '@tanstack/react-query'
import { screenType } from './theme/tokens'

/** Nothing stands at this place of Unicode, so that what is drawn for it is the sign of a missing glyph. */
const noCharacter = '\u{2fffd}'
const size = 24
/** Below it every machine has its glyphs: Latin, digits, marks. */
const firstHan = 0x2e80

/** Empty until the type has been asked. */
export function useUndrawn(text: string): readonly string[] {
  const characters = [...new Set(text)].filter((one) => (one.codePointAt(0) ?? 0) >= firstHan).join('')
  const { data } = useQuery({
    queryKey: ['undrawn', characters],
    queryFn: () => undrawnOf(characters),
    enabled: characters !== '',
    staleTime: Infinity,
  })
  return data ?? []
}

async function undrawnOf(characters: string): Promise<readonly string[]> {
  const font = `${size}px ${screenType}`
  await document.fonts.load(font, characters)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * 2
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return []
  context.font = font
  const drawn = (character: string): Uint8ClampedArray => {
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.fillText(character, 0, size)
    return context.getImageData(0, 0, canvas.width, canvas.height).data
  }
  const missing = drawn(noCharacter)
  return Array.from(characters).filter((character) =>
    drawn(character).every((value, at) => value === missing[at]),
  )
}
