/** Rates and conditions of pay by case, as the head mediator set them. */
import { readSetting } from '#desk/session/settings'
import type { HasStatements } from '#vault/store/store'
import { paySettings, type PaySettingsShown } from '../contract'

export const settingKey = 'mediation-pay'

/** One city's published rates, until the centre enters its own. */
const usual: PaySettingsShown = {
  baseFen: { simple: 5_000, ordinary: 10_000, difficult: 30_000 },
  perFurtherPersonFen: 1_000,
  moneySteps: [
    { fromFen: 1_000_000, addFen: 5_000 },
    { fromFen: 10_000_000, addFen: 20_000 },
  ],
  mostFen: 60_000,
  onlyWhenPerformed: true,
  onlySuccesses: true,
}

export function paySettingsOf(call: HasStatements): PaySettingsShown {
  const kept = paySettings.safeParse(readSetting(call, settingKey))
  return kept.success ? kept.data : usual
}
