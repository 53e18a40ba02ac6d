/** The day sheet: what a day was in figures, who was on duty, and where the audit log ended, on paper and signed. */
import { z } from 'zod'
import { day, instant } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { matter } from '#work/duties/contract'

const count = z.number().int().min(0)

export const daySheet = z.strictObject({
  day,
  community: z.string(),
  subDistrict: z.string(),
  printedAt: instant,
  printedBy: z.string(),
  /** Of each feature that has any, in its own words: `dayFigures.<name>` of its language files. */
  figures: z.array(
    z.strictObject({
      feature: z.string(),
      figures: z.array(z.strictObject({ name: z.string(), value: count })).max(12),
    }),
  ),
  /** Without names: how often a field was revealed, a paper with whole numbers opened or something taken out, refused for want of a role, and a wrong password given. */
  shown: count,
  papers: count,
  refused: count,
  wrongPasswords: count,
  /** Everyone who did something that day, and from when to when. */
  onDuty: z.array(z.strictObject({ name: z.string(), from: instant, until: instant })),
  /** Where the log ended when this was printed, its own row included: its number and the digits in their groups. */
  head: z.strictObject({ sequence: count, digits: z.string() }),
})
export type DaySheet = z.infer<typeof daySheet>

export const daySheetContract = {
  /** What whoever answers for the centre has to see today: overdue, asked by law, gone badly; each feature's own in its order. */
  unsettled: reads('centre.answer')
    .input(z.strictObject({}))
    .output(z.strictObject({ matters: z.array(matter).max(200) })),

  /** What stands on the sheet of a day; that it was printed is on record. A day to come: `day-sheet.not-yet`. */
  print: writes('day-sheet.print').input(request({ day })).output(daySheet),
}
