/** What the desk itself keeps of people beside its features: unfinished forms and answers to writes, both for a short time. */
import type { HasStatements } from '#vault/store/store'
import type { Eraser, Erasure, KeepsPersonalData } from './keeps'

/** How long a page that lost its connection may still send a write again, in milliseconds. */
const answersInUse = 10 * 60 * 1000

/** A text with `%`, `_` and `\` taken literally by LIKE. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)

/** JSON escapes quotes and backslashes; a name with one in it stands so in what is kept. */
const inJson = (word: string): string => JSON.stringify(word).slice(1, -1)

const mentions = (column: string, words: readonly string[]): string =>
  words.map(() => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')

const patterns = (words: readonly string[]): readonly string[] =>
  words.map((word) => `%${literally(inJson(word))}%`)

/** A name of one character stands in half of all texts; it finds nobody. */
const tellingWords = (words: readonly string[]): readonly string[] => words.filter((word) => word.length > 1)

/** Drafts whose key names the resident, and those in which their name or a number of theirs was typed. */
function eraseDrafts(call: HasStatements, { resident, words: all }: Erasure): number {
  const words = tellingWords(all)
  const named = [`%:${resident}`, `%:${resident}:%`]
  return call
    .statement(
      `DELETE FROM drafts WHERE key LIKE ? OR key LIKE ?${words.length === 0 ? '' : ` OR ${mentions('content', words)}`}`,
    )
    .run(...named, ...patterns(words)).changes
}

/** Answers may hold anything of anyone: all go but those a page may still be waiting for, and of these the person's. */
function eraseAnswers(call: Eraser, { words: all }: Erasure): number {
  const words = tellingWords(all)
  return call
    .statement(
      `DELETE FROM answered_requests WHERE at < ?${words.length === 0 ? '' : ` OR ${mentions('answer', words)}`}`,
    )
    .run(call.now - answersInUse, ...patterns(words)).changes
}

export const deskKeeps: KeepsPersonalData = {
  feature: 'desk',
  tables: ['drafts', 'answered_requests'],
  kinds: ['desk.drafts', 'desk.answers'],
  held: () => [],
  records: () => [],
  erase: (call, erasure) => ({
    'desk.drafts': eraseDrafts(call, erasure),
    'desk.answers': eraseAnswers(call, erasure),
  }),
}

/** Tables that say nothing of residents, and why: together with what features name, every table there is. */
export const impersonalTables: Readonly<Record<string, string>> = {
  migrations: 'versions of the file',
  settings: 'settings of the centre',
  staff: 'members of staff',
  pins: 'PINs of members of staff, as digests',
  dictionary_entries: 'words of the centre',
  number_templates: 'the form of numbers',
  number_counters: 'counters',
  calendar_days: 'holidays',
  calendar_years: 'holidays',
  audit: 'ids only; it has to stay as it is (个人信息保护法 arts. 51, 54)',
  disclosures: 'names of fields and reasons; goes with the audit log',
  log_checks: 'what checks of the log found',
  erasing: 'an id, inside one transaction',
  erasures: 'ids and instants only',
}
