/** The forms of the two rows of numbers stand on one page, each in a field of its own. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { beforeAll, expect, it, vi } from 'vitest'
import { numberSeries } from '#features/mediation/cases/contract'
import { NumberForm } from '#features/mediation/settings/ui/NumberForm.tsx'
import { desk } from '#features/mediation/ui/client'

/** The page's parts listen to keys as soon as they are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})
vi.mock('#app/session/session', () => ({ useToday: () => '2026-11-23' }))

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: {} }))

it('the field of each row has a name that no other field of the page has, so that its label leads to it', () => {
  const client = new QueryClient()
  for (const series of numberSeries)
    client.setQueryData(desk.mediation.cases.numberForm.queryKey({ input: { series } }), {
      template: `${series}〔{year}〕{seq}号`,
      example: '',
    })
  const page = renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(NumberForm)))
  const inputs = [...page.matchAll(/<input[^>]*>/g)].map(([input]) => input)
  const idsOf = inputs.map((input) => /id="([^"]*)"/.exec(input)?.[1])
  expect(inputs.map((input) => /value="([^"]*)"/.exec(input)?.[1])).toEqual(
    numberSeries.map((series) => `${series}〔{year}〕{seq}号`),
  )
  expect(new Set(idsOf).size).toBe(numberSeries.length)
})
