/** Puts the tokens on the page: as antd's theme and as variables for our own style sheets. */
import { LoadingOutlined } from '@ant-design/icons'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useLayoutEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { usePreferences } from '../preferences'
import { tokensOnPage } from './on-page'
import { antdTheme } from './tokens'

const lessMotion = window.matchMedia('(prefers-reduced-motion: reduce)')

function useReducedMotion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      lessMotion.addEventListener('change', listener)
      return () => lessMotion.removeEventListener('change', listener)
    },
    () => lessMotion.matches,
  )
}

/**
 * antd's own mark grows and shrinks by a transition, and when the end of that is lost on a busy machine it stays, with
 * an English name in front of the button's own.
 */
const waiting = <LoadingOutlined aria-hidden="true" aria-label="" />

export function Theme({ children }: { readonly children: ReactNode }) {
  const { language, typeSize, density } = usePreferences()
  const reducedMotion = useReducedMotion()
  useLayoutEffect(() => {
    tokensOnPage(document.documentElement, typeSize, density)
  }, [typeSize, density])
  const theme = useMemo(() => antdTheme(typeSize, reducedMotion), [typeSize, reducedMotion])
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false, loadingIcon: waiting }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  )
}
