/** Puts the tokens on the page: as antd's theme and as variables for our own style sheets. */
import { LoadingOutlined } from '@ant-design/icons'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useLayoutEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { usePreferences } from '../preferences'
import { antdTheme, colours, rowHeight, sizes } from './tokens'

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

/** `inkSoft` → `--ink-soft`. */
const variable = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/**
 * antd's own mark grows and shrinks by a transition, and when the end of that is lost on a busy machine it stays, with
 * an English name in front of the button's own.
 */
const waiting = <LoadingOutlined aria-hidden="true" aria-label="" />

export function Theme({ children }: { readonly children: ReactNode }) {
  const { language, typeSize, density } = usePreferences()
  const reducedMotion = useReducedMotion()
  useLayoutEffect(() => {
    const root = document.documentElement
    for (const [name, colour] of Object.entries(colours)) root.style.setProperty(variable(name), colour)
    for (const [name, size] of Object.entries(sizes[typeSize])) {
      root.style.setProperty(variable(`size-${name}`), `${size}px`)
    }
    root.style.setProperty('--row', `${rowHeight(typeSize, density)}px`)
    root.dataset['type'] = typeSize
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
