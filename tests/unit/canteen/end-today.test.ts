/** A pattern or a pause that is ended after a cut-off: the key asks why, and is sent again with the reason. */
import { ORPCError } from '@orpc/client'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { beforeAll, expect, it, vi } from 'vitest'
import { EndToday } from '#features/canteen/orders/ui/EndToday.tsx'

/** The page's parts listen to keys as soon as they are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})

/** Without words each text is its key. */
beforeAll(() => i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: {} }))

const refused = (code: string) =>
  new ORPCError('CONFLICT', { defined: true, data: { code, parameters: {}, fields: [] } })
const drawn = (error: unknown) =>
  renderToStaticMarkup(createElement(EndToday, { error, pending: false, onEnd: () => undefined }))

it('asks for a reason once it was refused for the cut-off, and for nothing before or else', () => {
  expect(drawn(null)).not.toContain('orders.late')
  expect(drawn(refused('canteen.order-in-the-past'))).not.toContain('orders.late')
  const asked = drawn(refused('canteen.after-cut-off'))
  expect(asked).toContain('aria-label="orders.late"')
  expect(asked).toContain('orders.endToday')
})
