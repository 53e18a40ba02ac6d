/** A slip of a receipt printer, 58 or 80 mm wide. */
import type { ReactNode } from 'react'
import { paperType } from '../../theme/tokens'
import { useOnPaper } from './OnPaper'
import './print.css'

export function SlipFrame({ width, children }: { readonly width: 58 | 80; readonly children: ReactNode }) {
  useOnPaper()
  return (
    <article className={`paper paper-${width}`} style={{ fontFamily: paperType }}>
      {children}
    </article>
  )
}
