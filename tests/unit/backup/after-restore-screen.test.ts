/** What a restore took back stands on the manager's page with names and ways to them, and is gone once nothing is to be looked at. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { MemoryRouter } from 'react-router'
import { expect, it, vi } from 'vitest'
import type { ToLookAt } from '#features/backups/contract'
import { AfterRestore } from '#features/backups/ui/AfterRestore.tsx'
import chinese from '#features/backups/ui/zh-CN.json'
import english from '#features/backups/ui/en.json'

/** The page's parts listen to keys as soon as they are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})

const drawn = (found: ToLookAt | null): string =>
  renderToStaticMarkup(
    createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(MemoryRouter, null, createElement(AfterRestore, { found })),
    ),
  )

it.each([
  ['zh-CN', chinese, '档案 #12'],
  ['en', english, 'Record #12'],
])('in %s', async (lng, backups, record) => {
  await i18next.use(initReactI18next).init({ lng, resources: { [lng]: { backups } } })
  const page = drawn({
    left: [{ id: 2, name: '刘强' }],
    stayed: [],
    passwords: [{ id: 3, name: '周浩' }],
    roles: [],
    protections: [12],
  })
  for (const text of [backups.look.title, '刘强', '周浩', record, 'href="/residents/12"', backups.look.done])
    expect(page).toContain(text)
  expect(page).not.toContain(backups.look.stayed)
  expect(drawn(null)).toBe('')
})
