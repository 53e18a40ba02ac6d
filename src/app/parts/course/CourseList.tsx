/** What happened to a thing, a line each: when, what, by whom. What was taken back stays, struck through. */
import type { ReactNode } from 'react'
import { When } from '../small'
import './course.css'

export interface CourseLine {
  readonly id: number
  /** UTC milliseconds. */
  readonly at: number
  readonly by: string
  readonly what: ReactNode
  readonly takenBack?: boolean
  /** Said behind what was taken back, and of what it did besides. */
  readonly beside?: ReactNode
}

export interface CourseListProps {
  readonly lines: readonly CourseLine[]
  /** Beside something wider: who and when stand above what. */
  readonly narrow?: boolean
}

export function CourseList({ lines, narrow = false }: CourseListProps) {
  return (
    <ol className={narrow ? 'course course-narrow' : 'course'}>
      {lines.map(({ id, at, by, what, takenBack = false, beside }) => (
        <li key={id}>
          <span className="soft course-when">
            <When at={at} />
          </span>
          <span className="course-what">
            <span className={takenBack ? 'taken-back' : ''}>{what}</span>
            {beside}
          </span>
          <span className="soft course-by">{by}</span>
        </li>
      ))}
    </ol>
  )
}
