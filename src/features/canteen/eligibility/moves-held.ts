/** What a person's own copy tells of what was decided about an eligibility of theirs, when and why. */
import { z } from 'zod'
import type { PlainValue } from '#desk/personal-data/keeps'
import { eligibilityMoves } from '../contract/words'

/** SQL: the moves of the eligibility `e` in their order, in JSON. */
export const movesInJson = `(SELECT json_group_array(json_array(m.move, m.day, m.reason))
  FROM (SELECT move, day, reason FROM canteen_eligibility_moves WHERE eligibility_id = e.id ORDER BY id) m)`

const moves = z.array(z.tuple([z.enum(eligibilityMoves), z.string(), z.string()]))

/** Each with its day, and the reason where one was given. */
export const movesIn = (stored: string): readonly (readonly PlainValue[])[] =>
  moves
    .parse(JSON.parse(stored))
    .map(([move, day, reason]) => [
      { as: 'word', word: `canteen:eligibilityMoves.${move}` },
      { as: 'day', day },
      ...(reason === '' ? [] : [{ as: 'text', text: reason } as const]),
    ])
