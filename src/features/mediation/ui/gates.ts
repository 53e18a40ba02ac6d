/** Why a step cannot be made now, on its greyed button: what it waits for, whose that is, and the article. */
import type { TFunction } from 'i18next'
import { errorText } from '#app/i18n/index'
import type { GateShown } from '../cases/contract'
import { articlesText } from './words'

type Say = TFunction<'mediation'>

function gateText(t: Say, gate: GateShown, nameOf: (party: number) => string): string {
  const names = gate.parties
    .map(nameOf)
    .filter((name) => name !== '')
    .join(t('comma'))
  const said = errorText(`mediation.gate-${gate.code}`, {}) ?? gate.code
  const articles = articlesText(t, gate)
  return [said, names, articles].filter((part) => part !== '').join(' ')
}

/** In one text; undefined where nothing stands in its way. */
export const reasonOf = (
  t: Say,
  gates: readonly GateShown[],
  nameOf: (party: number) => string,
): string | undefined =>
  gates.length === 0 ? undefined : gates.map((gate) => gateText(t, gate, nameOf)).join(' ')
