/** The day on paper: its figures, who was on duty, and the head of the log. */
import { deskFeature } from '#desk/feature'
import { daySheetContract } from './contract'
import { daySheetService } from './service'

export const daySheet = deskFeature({
  name: 'day-sheet',
  contract: daySheetContract,
  service: daySheetService,
})
