/** Who is chosen in the counter's search and what was typed there, told to the rest of the counter once the typing rests. */
import { useEffect, useState } from 'react'
import type { ChosenResident, ResidentSearchState } from '#app/feature'

/**
 * Between two keys of whoever types quickly. Milliseconds. Nobody reads about a person whom the next key takes off the list, and to draw
 * them would keep that key from its list.
 */
export const rest = 90

export interface Choice {
  readonly chosen: ChosenResident | undefined
  readonly search: ResidentSearchState
}

const nothing: Choice = { chosen: undefined, search: { text: '', answered: true } }

export interface ChoiceInSearch {
  readonly onChosen: (resident: ChosenResident | undefined) => void
  readonly onSearching: (search: ResidentSearchState) => void
  readonly stop: () => void
}

/**
 * Tells what the search says: at once, but an answer only when no key has come for a moment. Until an answer is told, the search
 * stands there as unanswered, so that no key means somebody who was chosen before it.
 */
export function followSearch(tell: (choice: Choice) => void): ChoiceInSearch {
  let said = nothing
  let told = nothing
  let resting: ReturnType<typeof setTimeout> | undefined
  const tellNow = (choice: Choice) => {
    clearTimeout(resting)
    resting = undefined
    told = choice
    tell(choice)
  }
  return {
    onChosen(chosen) {
      said = { chosen, search: said.search }
      if (told.search.answered) tellNow(said)
    },
    onSearching(search) {
      const { chosen } = said
      said = { chosen, search }
      if (search.text === '' || told.search.answered) {
        tellNow(said)
        return
      }
      // Whom the bar is about stays until it is known who comes.
      if (!search.answered || search.text !== told.search.text) {
        tellNow({ chosen: told.chosen, search: { text: search.text, answered: false } })
      }
      clearTimeout(resting)
      if (search.answered) resting = setTimeout(() => tellNow(said), rest)
    },
    stop: () => clearTimeout(resting),
  }
}

export function useChoiceInSearch(): Choice & ChoiceInSearch {
  const [choice, setChoice] = useState(nothing)
  const [follow] = useState(() => followSearch(setChoice))
  useEffect(() => follow.stop, [follow])
  return { ...choice, ...follow }
}
