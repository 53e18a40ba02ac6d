/** What the committee calls sources and difficulties in its own words, and which of them a case bears. */
import { readSetting } from '#desk/session/settings'
import type { HasStatements } from '#vault/store/store'
import type { CaseRow } from '../cases/service/rows'
import type { OpenedCase } from '../cases/contract'
import { ownWords, type OwnWords } from './contract'

export const wordsKey = 'mediation-words'
const none: OwnWords = { sources: [], difficulties: [] }

export const ownWordsOf = (call: HasStatements): OwnWords =>
  ownWords.safeParse(readSetting(call, wordsKey)).data ?? none

interface Names {
  readonly sourceName: string
  readonly difficultyName: string
}

/**
 * The names of a case that is written down: a word that counts as something else than what was chosen is none of it. `before` is the
 * case as it was: the word that it had stays, though nobody offers it any more.
 */
export function namesFor(call: HasStatements, opened: OpenedCase, before?: CaseRow): Names {
  const { sources, difficulties } = ownWordsOf(call)
  const { sourceName, difficultyName, source, referrer, difficulty } = opened
  const hadSource =
    before !== undefined &&
    before.source_name === sourceName &&
    before.source === source &&
    before.referrer === referrer
  const hadDifficulty =
    before !== undefined && before.difficulty_name === difficultyName && before.difficulty === difficulty
  const isSource = sources.some(
    (one) => one.name === sourceName && one.source === source && one.referrer === referrer,
  )
  const isDifficulty = difficulties.some(
    ({ name, counts }) => name === difficultyName && counts === difficulty,
  )
  return {
    sourceName: hadSource || isSource ? sourceName : '',
    difficultyName: hadDifficulty || isDifficulty ? difficultyName : '',
  }
}
