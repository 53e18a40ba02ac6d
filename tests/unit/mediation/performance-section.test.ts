/** 履行 on the case: its two keys are there while it is open, also where nothing was promised that has a day or a sum. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { beforeAll, expect, it, vi } from 'vitest'
import type { CaseRecord } from '#features/mediation/cases/contract'
import { plainly } from '#features/mediation/intake/walk'
import { PerformanceSection } from '#features/mediation/performance/ui/PerformanceSection.tsx'
import { desk } from '#features/mediation/ui/client'

/** The page's parts listen to keys as soon as they are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})

/** Without words each text is its key. */
beforeAll(() => i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: {} }))

const record: CaseRecord = {
  card: {
    id: 1,
    state: 'in-effect',
    number: '1号',
    parties: ['何秀兰', '周建国'],
    kind: '邻里',
    source: 'oral-application',
    difficulty: 'ordinary',
    risk: 'low',
    mediators: [],
    openedOn: '2026-11-20',
    acceptedOn: '2026-11-20',
    due: '2026-12-20',
  },
  opened: plainly('赔礼道歉'),
  openedBy: '',
  events: [],
  steps: [],
  as: 'mediator',
  takeable: null,
}

function drawn(isOpen: boolean): string {
  const client = new QueryClient()
  client.setQueryData(desk.mediation.performance.get.queryKey({ input: { case: 1 } }), {
    duties: [],
    isOpen,
    steps: { perform: [], leaveUnperformed: [] },
  })
  const section = createElement(PerformanceSection, { record })
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, section))
}

it('人民调解法 31: an agreement without a duty, as an apology, is said to be kept as any other', () => {
  expect(drawn(true)).toContain('performance.perform')
  expect(drawn(true)).toContain('performance.leave')
  expect(drawn(false)).toBe('')
})
