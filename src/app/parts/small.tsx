/** The small parts that every screen is made of: keys, states, days, amounts, tags. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayAndTime, dayOf, dayWithWeekday, deadline, nearDay, nearness } from '../dates'
import { languageOf } from '../i18n'
import { moneyWords } from '../money'
import { useToday } from '../session/session'

/** The round mark of a person: the first character of their name. */
export function Avatar({ name }: { readonly name: string }) {
  return (
    <span className="avatar" aria-hidden="true">
      {String.fromCodePoint(name.codePointAt(0) ?? 0x20)}
    </span>
  )
}

/** A key, as it stands beside what it does: `Ctrl K`. */
export function Kbd({ keys }: { readonly keys: string }) {
  const shown = keys
    .replaceAll('+', ' ')
    .replace('Escape', 'Esc')
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
  return <kbd>{shown}</kbd>
}

/** How a state stands: each tone has a colour and a shape of its own, so that neither is needed to tell them apart. */
export type Tone = 'open' | 'done' | 'soon' | 'late' | 'rest'

/** A state as a word with a shape: round when in order, a diamond when it needs someone soon, a square when late, a ring when at rest. */
export function Status({
  tone,
  children,
  boxed = false,
}: {
  readonly tone: Tone
  readonly children: ReactNode
  readonly boxed?: boolean
}) {
  return <span className={`status status-${tone}${boxed ? ' status-boxed' : ''}`}>{children}</span>
}

/** A property of a person or a thing in a word: 独居, 高龄. */
export function Tag({ tone = 'rest', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}

/** A day: 今天, else 11月22日; with `weekday`, 11月22日 周日. */
export function Day({ day, weekday = false }: { readonly day: string; readonly weekday?: boolean }) {
  const today = useToday()
  const language = languageOf(useTranslation().i18n)
  return (
    <time dateTime={day}>
      {weekday ? dayWithWeekday(day, today, language) : nearDay(day, today, language)}
    </time>
  )
}

/** An instant in UTC milliseconds: 今天 09:20, 11月17日 09:20. */
export function When({ at }: { readonly at: number }) {
  const today = useToday()
  const language = languageOf(useTranslation().i18n)
  return <time dateTime={new Date(at).toISOString()}>{dayAndTime(at, today, language)}</time>
}

/** The day of an instant in UTC milliseconds: 昨天, 11月9日. */
export function WhenDay({ at }: { readonly at: number }) {
  return <Day day={dayOf(at)} />
}

/** A deadline: 逾期 1 天, 今天, 还有 3 天, with the shape and colour that go with it. */
export function Relative({ due, soonDays = 3 }: { readonly due: string; readonly soonDays?: number }) {
  const today = useToday()
  const language = languageOf(useTranslation().i18n)
  const tones = { overdue: 'late', today: 'soon', soon: 'soon', later: 'rest' } as const
  const near = nearness(due, today, soonDays)
  const words = <time dateTime={due}>{deadline(due, today, soonDays, language)}</time>
  return near === 'later' ? words : <Status tone={tones[near]}>{words}</Status>
}

/** Money in fen, as yuan with two decimals, aligned to the right by its column. */
export function MoneyText({ fen }: { readonly fen: number }) {
  return <span className="money">{moneyWords(fen)}</span>
}

/** An ID number or a phone that the desk has masked, read to the eyes as it is and to the ears as hidden. */
export function MaskedText({ children }: { readonly children: string }) {
  const { t } = useTranslation()
  return (
    <span className="masked" title={t('part.masked')}>
      {children}
    </span>
  )
}

/** In the place of an address that is told to nobody: a word with a shape, as every state. */
export function AddressHidden() {
  const { t } = useTranslation()
  return <Status tone="late">{t('part.addressHidden')}</Status>
}

/** Of a file: which of its hidden sheets were not read beside what is seen. Nothing where all were. */
export function UnreadSheets({
  sheets,
}: {
  readonly sheets: readonly { readonly name: string; readonly unread: boolean }[]
}) {
  const { t } = useTranslation()
  const names = sheets.flatMap(({ name, unread }) => (unread ? [name] : []))
  if (names.length === 0) return null
  return <p className="soft">{t('part.unreadSheets', { names: names.join(t('listSeparator')) })}</p>
}

/** A name with the part that was searched for marked. `found` are pairs of begin and end in UTF-16 units. */
export function Highlighted({
  text,
  found,
}: {
  readonly text: string
  readonly found: readonly (readonly [number, number])[]
}) {
  const pieces: ReactNode[] = []
  let at = 0
  for (const [begin, end] of [...found].sort((a, b) => a[0] - b[0])) {
    if (begin < at || end <= begin) continue
    pieces.push(text.slice(at, begin), <mark key={begin}>{text.slice(begin, end)}</mark>)
    at = end
  }
  pieces.push(text.slice(at))
  return <>{pieces}</>
}

/** An address whose door is never cut off: where there is little room, the estate in front of it gives way. */
export function AddressText({
  text,
  found = [],
}: {
  readonly text: string
  readonly found?: readonly (readonly [number, number])[]
}) {
  const door = text.indexOf(' ') + 1
  if (door === 0 || /^\d/.test(text)) return <Highlighted text={text} found={found} />
  const inDoor = found.filter(([begin]) => begin >= door)
  return (
    <span className="address-text">
      <span>
        <Highlighted text={text.slice(0, door)} found={found.filter(([begin]) => begin < door)} />
      </span>
      <span>
        <Highlighted
          text={text.slice(door)}
          found={inDoor.map(([begin, end]) => [begin - door, end - door] as const)}
        />
      </span>
    </span>
  )
}
