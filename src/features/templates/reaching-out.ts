/**
 * What in a form would run or ask elsewhere when the filled paper is opened in Word: macros, a template or a picture from
 * the network, fields that start programs. The papers hold whole numbers, and whoever drew the form may be anybody.
 */

/** A tag with its attributes, and the text behind it; each character is looked at once, however the part is built. */
const tags = /<((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>([^<]*)/g
const attributes = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g

interface Tag {
  /** Without its prefix, in small letters. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly text: string
}

const withoutPrefix = (name: string): string => name.replace(/^[\w.-]*:/, '').toLowerCase()

const tagsIn = (part: string): readonly Tag[] =>
  [...part.matchAll(tags)].map(([, inside = '', text = '']) => ({
    name: withoutPrefix(/^[\w:.-]+/.exec(inside)?.[0] ?? ''),
    attributes: new Map(
      [...inside.matchAll(attributes)].map(([, name = '', double, single]) => [
        withoutPrefix(name),
        double ?? single ?? '',
      ]),
    ),
    text,
  }))

/** Letters by their number: nobody writes so by hand, and what they say is hidden. */
const hidden = /&#/

/** Macros, controls, objects of other programs. */
const running = /(^|[\\/])(vbaProject\.bin|vbaData\.xml|activeX[\\/]|embeddings[\\/][^\\/]*\.bin$)/i

/** A relationship to something outside the file that is followed without a click; a template on this machine's own disk is none. */
function isFollowed({ attributes: of }: Tag): boolean {
  const mode = of.get('targetmode')
  if (mode === undefined || mode.toLowerCase() === 'internal') return false
  return !/\/hyperlink$/i.test(of.get('type') ?? '') && !/^file:\/\/\/[a-z]:/i.test(of.get('target') ?? '')
}

/** A part that Word reads in as if it were written here. */
const isReadIn = ({ attributes: of }: Tag): boolean => /\/aFChunk$/i.test(of.get('type') ?? '')

/** The codes of all fields of a part; Word cuts them in pieces as it does texts. */
const fieldsOf = (found: readonly Tag[]): string =>
  found
    .map(({ name, attributes: of, text }) =>
      name === 'instrtext' ? text : name === 'fldsimple' ? ` ${of.get('instr') ?? ''} ` : '',
    )
    .join('')
const starting = /\bDDE(AUTO)?\b/i
const fetching = /\b(INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE|RD)\b/i
const elsewhere = /https?:|ftp:|\\\\/i

/** Texts of XML that Word reads otherwise than they stand here: in another encoding, or with words that stand for others. */
const isReadOtherwise = (text: string): boolean =>
  text.includes('\0') ||
  text.startsWith('\uFFFD') ||
  /<!(DOCTYPE|ENTITY)/i.test(text) ||
  /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8["'])/i.test(text.slice(0, 200))

/** A part whatever it is called: the list of content types may say of any name that it is XML. */
const isMarkup = (text: string): boolean => /^[^\w<]{0,8}</.test(text.slice(0, 10))

/** The first part of the form that does; null where none does. `textOf`: a part read as UTF-8. */
export function partReachingOut(parts: readonly string[], textOf: (part: string) => string): string | null {
  const found = parts.find((part) => {
    if (running.test(part)) return true
    const isRelationships = /\.rels$/i.test(part)
    const text = textOf(part)
    if (!isRelationships && !/\.xml$/i.test(part) && !isMarkup(text)) return false
    if (isReadOtherwise(text)) return true
    const within = tagsIn(text)
    if (isRelationships) return hidden.test(text) || within.some((tag) => isReadIn(tag) || isFollowed(tag))
    const fields = fieldsOf(within)
    return hidden.test(fields) || starting.test(fields) || (fetching.test(fields) && elsewhere.test(fields))
  })
  return found ?? null
}
