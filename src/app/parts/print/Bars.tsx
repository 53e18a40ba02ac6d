/** A code as bars (Code 128) that any reader reads, with its figures under them for whoever has none. */
import { code128, drawingSVG } from '@bwip-js/browser'
import { useMemo } from 'react'

export function Bars({ code }: { readonly code: string }) {
  const address = useMemo(() => {
    const drawn = code128({ bcid: 'code128', text: code, height: 12, scale: 2 }, drawingSVG())
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn)}`
  }, [code])
  return (
    <p className="paper-bars">
      <img src={address} alt="" />
      <span>{code}</span>
    </p>
  )
}
