/** How long a wait is, in words: three and a half hours are not two hundred and thirteen minutes. */
import { createInstance } from 'i18next'
import { expect, it } from 'vitest'
import { aboutWords } from '#features/visits/ui/words'
import english from '#features/visits/ui/en.json'
import chinese from '#features/visits/ui/zh-CN.json'

it('a wait from an hour on is told in hours', async () => {
  const i18n = createInstance()
  await i18n.init({
    lng: 'zh-CN',
    resources: { 'zh-CN': { visits: chinese }, en: { visits: english } },
    interpolation: { escapeValue: false },
  })
  const said = (language: string) => {
    const t = i18n.getFixedT(language, 'visits')
    return [59, 60, 213].map((minutes) => aboutWords(t, minutes))
  }
  expect(said('zh-CN')).toEqual(['约 59 分钟', '约 1 小时', '约 3 小时 33 分钟'])
  expect(said('en')).toEqual(['about 59 min', 'about 1 h', 'about 3 h 33 min'])
})
