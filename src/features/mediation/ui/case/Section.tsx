/** A section of a case: its heading, what is said beside it, what can be done with it, and what it shows. */
import type { ReactNode } from 'react'
import './case.css'
import './work.css'

export interface CaseSectionBoxProps {
  readonly title: string
  readonly remark?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Section({ title, remark, actions, children }: CaseSectionBoxProps) {
  return (
    <section className="case-section" aria-label={title}>
      <div className="case-section-head">
        <h2>{title}</h2>
        {remark !== undefined && <span className="small soft">{remark}</span>}
        <div className="case-section-actions">{actions}</div>
      </div>
      {children}
    </section>
  )
}
