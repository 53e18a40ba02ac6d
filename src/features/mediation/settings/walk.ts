/** A good call of each procedure of the settings of cases, and their screen. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract'

type Mediation = ContractRouterClient<typeof mediationContract>

export async function walkSettings(
  { settings }: Pick<Mediation, 'settings'>,
  { sendId }: Pick<Walker<unknown>, 'sendId'>,
): Promise<void> {
  await settings.kinds({})
  await settings.setKinds({ sendId: sendId(), kinds: ['婚姻家庭', '邻里'] })
  await settings.setWords({
    sendId: sendId(),
    words: {
      sources: [{ name: '12345 转办', source: 'referral', referrer: 'other' }],
      difficulties: [{ name: '重大疑难', counts: 'difficult' }],
    },
  })
  await settings.words({})
  await settings.configure({ sendId: sendId(), settings: await settings.get({}) })
}

export const settingsScreens = {
  '/mediation/settings': { at: '/mediation/settings', shows: '调解设置', main: true },
} as const
