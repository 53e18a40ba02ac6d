/** A paper comes out whole or not at all: what it is made of is asked for by the screen that prints it, which waits for it. */
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { MemoryRouter } from 'react-router'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { OnPaper, PrintPreview, type PrintPreviewProps } from '#app/parts/print/index'

/** The page's parts listen to keys as soon as they are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})

/** Without words each text is its key. */
beforeAll(() => i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: {} }))

const there = { data: {}, error: null, refetch: () => undefined }
const coming = { ...there, data: undefined }
const failed = { ...there, error: new Error('the connection is gone') }

const inPage = (child: ReactNode) =>
  renderToStaticMarkup(
    createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(MemoryRouter, null, child),
    ),
  )

const preview = (made: NonNullable<PrintPreviewProps['made']>, nothing?: string) =>
  inPage(
    createElement(PrintPreview, {
      title: '',
      fileName: '',
      back: '/',
      nothing,
      made,
      children: createElement('article'),
    }),
  )

describe('a screen that prints', () => {
  it('prints what is all there', () => {
    const drawn = preview([there, there])
    expect(drawn).toContain('<article>')
    expect(drawn).not.toContain('ant-btn-loading')
    expect(drawn).not.toContain('aria-disabled="true"')
  })

  it('waits while any part of the paper is on its way, and shows none of it', () => {
    const drawn = preview([there, coming])
    expect(drawn).not.toContain('<article>')
    expect(drawn.match(/ant-btn-loading"/g) ?? []).toHaveLength(2)
  })

  it('refuses while any part of it could not be read, whatever else is on its way', () => {
    const drawn = preview([coming, failed, there])
    expect(drawn).not.toContain('<article>')
    expect(drawn.match(/aria-disabled="true"/g) ?? []).toHaveLength(2)
    expect(drawn).toContain('action.retry')
  })

  it('refuses a paper with nothing on it', () => {
    expect(preview(there, 'nobody').match(/aria-disabled="true"/g) ?? []).toHaveLength(2)
  })
})

describe('a sheet', () => {
  const Asking = () => useQuery({ queryKey: ['phone'], queryFn: () => '' }).data ?? ''

  it('that asks the desk itself does not come out at all', () => {
    expect(() => inPage(createElement(Asking))).not.toThrow()
    expect(() => inPage(createElement(OnPaper, null, createElement(Asking)))).toThrow('QueryClient')
  })
})
