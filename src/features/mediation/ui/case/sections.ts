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
import { AgreementSection } from '../../agreement/ui/AgreementSection'
import { ConfirmationSection } from '../../confirmation/ui/ConfirmationSection'
import { EndingSection } from '../../endings/ui/EndingSection'
import { EvidenceSection } from '../../evidence/ui/EvidenceSection'
import { FollowUpSection } from '../../follow-ups/ui/FollowUpSection'
import { NotesSection } from '../../notes/ui/NotesSection'
import { PerformanceSection } from '../../performance/ui/PerformanceSection'
import { ReplySection } from '../../replies/ui/ReplySection'
import { SessionsSection } from '../../sessions/ui/SessionsSection'
import { HandedOverSection } from '../../handing-over/ui/HandedOverSection'
import { TimeLimitSection } from '../../time-limits/ui/TimeLimitSection'
import { RiskSection } from '../../risk/ui/RiskSection'
import { JointSection } from '../../joint/ui/JointSection'
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
  { id: 'agreement', place: 'main', screen: AgreementSection },
  { id: 'performance', place: 'main', screen: PerformanceSection },
  { id: 'sessions', place: 'main', screen: SessionsSection },
  { id: 'notes', place: 'main', screen: NotesSection },
  { id: 'evidence', place: 'main', screen: EvidenceSection },
  { id: 'screening', place: 'main', screen: ScreeningSection },
  { id: 'about', place: 'main', screen: AboutSection },
  { id: 'dossier', place: 'side', screen: DossierSection },
  { id: 'papers', place: 'side', screen: PapersSection },
  { id: 'intake', place: 'side', screen: IntakeSection },
  { id: 'risk', place: 'side', screen: RiskSection },
  { id: 'hands', place: 'side', screen: HandsSection },
  { id: 'joint', place: 'side', screen: JointSection },
  { id: 'time-limit', place: 'side', screen: TimeLimitSection },
  { id: 'ending', place: 'side', screen: EndingSection },
  { id: 'handed-over', place: 'side', screen: HandedOverSection },
  { id: 'confirmation', place: 'side', screen: ConfirmationSection },
  { id: 'follow-ups', place: 'side', screen: FollowUpSection },
  { id: 'reply', place: 'side', screen: ReplySection },
  { id: 'course', place: 'side', screen: CourseSection },
  { id: 'protection', place: 'side', screen: ProtectionSection },
  { id: 'copy-sheet', place: 'side', screen: CopySection },
]
