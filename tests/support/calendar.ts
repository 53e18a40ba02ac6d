/** The calendar as a new desk has it, read from the files it is seeded with. */
import { calendarFromFiles } from '#work/calendar/file'
import year2024 from '../../resources/calendar/2024.json'
import year2025 from '../../resources/calendar/2025.json'
import year2026 from '../../resources/calendar/2026.json'

export const seededCalendar = calendarFromFiles([year2024, year2025, year2026])
