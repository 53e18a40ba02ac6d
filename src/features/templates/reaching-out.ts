/**
 * What in a form would run or ask elsewhere when the filled paper is opened in Word: macros, a template or a picture from
 * the network, fields that start programs. The papers hold whole numbers, and whoever drew the form may be anybody.
 */

/** A relationship to something outside the file that is followed without a click; a template on this machine's own disk is none. */
const external = /<[^<>]*\bTargetMode\s*=\s*["'](?!Internal["'])[^<>]*>/gi
const isFollowed = (relationship: string): boolean =>
  !/\bType\s*=\s*["'][^"']*\/hyperlink["']/i.test(relationship) &&
  !/\bTarget\s*=\s*["']file:\/\/\/[a-z]:/i.test(relationship)

/** Letters by their number: nobody writes so by hand, and what they say is hidden. */
const hidden = /&#/

/** Macros, controls, objects of other programs. */
const running = /(^|[\\/])(vbaProject\.bin|vbaData\.xml|activeX[\\/]|embeddings[\\/][^\\/]*\.bin$)/i
/** A part that Word reads in as if it were written here. */
const readIn = /\/relationships\/aFChunk["']/i

/** The codes of all fields of a part; Word cuts them in pieces as it does texts. */
const fieldsOf = (part: string): string =>
  [...part.matchAll(/<[^<>]*\binstrText\b[^<>]*>([^<]*)|\binstr\s*=\s*["']([^"']*)/g)]
    .map(([, code, simple]) => code ?? ` ${simple ?? ''} `)
    .join('')
const starting = /\bDDE(AUTO)?\b/i
const fetching = /\b(INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE)\b[^{}]{0,40}(https?:|ftp:|\\\\\\\\)/i

/** The first part of the form that does; null where none does. */
export function partReachingOut(parts: readonly string[], textOf: (part: string) => string): string | null {
  const found = parts.find((part) => {
    if (running.test(part)) return true
    if (part.endsWith('.rels')) {
      const relationships = textOf(part)
      return (
        readIn.test(relationships) ||
        hidden.test(relationships) ||
        (relationships.match(external) ?? []).some(isFollowed)
      )
    }
    if (!part.endsWith('.xml')) return false
    const fields = fieldsOf(textOf(part))
    return hidden.test(fields) || starting.test(fields) || fetching.test(fields)
  })
  return found ?? null
}
