/** Who waits is shown with what they wait for by the house's own names. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { beforeAll, expect, it, vi } from 'vitest'
import { SessionContext, type OpenSession } from '#app/session/session'
import type { ListedWaiting } from '#features/rooms/waitlist/contract'
import { WaitingLine } from '#features/rooms/waitlist/ui/WaitingLine.tsx'
import { testCentre } from '../../../support/desk'

/** The page's parts listen to keys as soon as they are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})

/** Without words each text is its key. */
beforeAll(() => i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: {} }))

const session: OpenSession = {
  staff: { id: 1, account: 'front-desk', name: '周敏', roles: ['front-desk'] },
  centre: { ...testCentre, fullName: '', address: '', phone: '', hours: '' },
  demonstration: false,
  version: '',
  today: '2026-11-23',
  now: () => 0,
  recoveryKeyConfirmed: true,
  recoveryKeyRenewalDue: false,
  health: null,
  clockBehind: null,
  keyringFault: null,
  writesStopped: null,
  lock: () => Promise.resolve(),
  signOut: () => Promise.resolve(),
}

const waiting: ListedWaiting = {
  id: 1,
  room: 1,
  span: { from: 0, until: 60 },
  whole: false,
  places: 2,
  equipment: { 'equipment-3': 1 },
  holder: { kind: 'group', name: '烘焙社', residentId: null },
  title: '',
  state: 'waiting',
  toCall: false,
  because: [],
  offeredUntil: null,
  phone: null,
  residentPhone: null,
  purpose: 'baking',
  inCharge: null,
  bookingId: null,
  joinedAt: 0,
}

it('an oven, and not the code it is kept under', () => {
  const line = createElement(WaitingLine, {
    waiting,
    named: (code: string) => (code === 'equipment-3' ? '烤箱' : code),
    mayBook: false,
    isNext: false,
  })
  const drawn = renderToStaticMarkup(
    createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(SessionContext, { value: session }, line),
    ),
  )
  expect(drawn).toContain('烤箱 1')
  expect(drawn).not.toContain('equipment-3')
})
