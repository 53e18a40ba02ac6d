/**
 * The course of a thing: a table of state → move → state that service and buttons follow.
 *
 * A feature writes its own table in its own words, with the law beside it, and asks everything else of it here: where a
 * move leads, what can be done now, whether anything can.
 */

/** The moves of one state, in the order of their buttons: the first is the primary one. */
export type Moves<Move extends string, Target extends string> = Readonly<Partial<Record<Move, Target>>>

/** `Target` is wider than `State` where a move leads back to wherever the thing stood before. */
export type CourseTable<State extends string, Move extends string, Target extends string = State> = Readonly<
  Record<State, Moves<Move, Target>>
>

/** Where a move leads, or null where the state has no place for it. */
export const targetOf = <Move extends string, Target extends string>(
  row: Moves<Move, Target>,
  move: Move,
): Target | null => row[move] ?? null

/** The moves of a state in its own order; `moves` are all that the course knows. */
export const movesOf = <Move extends string, Target extends string>(
  row: Moves<Move, Target>,
  moves: readonly Move[],
): readonly Move[] => Object.keys(row).flatMap((name) => moves.filter((move) => move === name))
