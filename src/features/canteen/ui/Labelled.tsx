/** A field outside of a form, with its name above it. */
import type { ReactNode } from 'react'

export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="canteen-labelled">
      <span className="small soft">{label}</span>
      {children}
    </div>
  )
}
