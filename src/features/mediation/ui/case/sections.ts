/**
 * What stands on the page of a case, from top to bottom on the left and beside it. Each slice of mediation brings its own
 * section and adds its line here.
 */
import type { ComponentType } from 'react'
import { AboutSection } from '../../cases/ui/AboutSection'
import { CourseSection } from '../../cases/ui/CourseSection'
import { DossierSection } from '../../dossier/ui/DossierSection'
import { PapersSection } from '../../papers/ui/PapersSection'
import { HandsSection } from '../../hands/ui/HandsSection'
import { IntakeSection } from '../../intake/ui/IntakeSection'
import { PartiesSection } from '../../parties/ui/PartiesSection'
import { ScreeningSection } from '../../screening/ui/ScreeningSection'
import type { SectionProps } from './section-props'
import { ProtectionSection } from '../../protection/ui/ProtectionSection'
import { CopySection } from '../../copy-sheet/ui/CopySection'

export interface CaseSection {
  readonly id: string
  readonly place: 'main' | 'side'
  readonly screen: ComponentType<SectionProps>
}

export const caseSections: readonly CaseSection[] = [
  { id: 'parties', place: 'main', screen: PartiesSection },
  { id: 'screening', place: 'main', screen: ScreeningSection },
  { id: 'about', place: 'main', screen: AboutSection },
  { id: 'dossier', place: 'side', screen: DossierSection },
  { id: 'papers', place: 'side', screen: PapersSection },
  { id: 'intake', place: 'side', screen: IntakeSection },
  { id: 'hands', place: 'side', screen: HandsSection },
  { id: 'course', place: 'side', screen: CourseSection },
  { id: 'protection', place: 'side', screen: ProtectionSection },
  { id: 'copy-sheet', place: 'side', screen: CopySection },
]
