/** What can be done with a case as a whole, in the head of its page. Each slice of mediation adds its line here. */
import type { ComponentType } from 'react'
import { IntakeActions } from '../../intake/ui/IntakeActions'
import type { SectionProps } from './section-props'

export const caseActions: readonly ComponentType<SectionProps>[] = [IntakeActions]
