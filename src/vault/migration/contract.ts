/** How far a file has come on its way to the form that this program knows. */
import { z } from 'zod'

/** A proved copy first; then one statement after the other; at the end every reference. */
export const migrationStages = ['copy', 'change', 'check'] as const
export type MigrationStage = (typeof migrationStages)[number]

export const migrationProgress = z.strictObject({
  stage: z.enum(migrationStages),
  done: z.number().int().min(0),
  total: z.number().int().positive(),
})
export type MigrationProgress = z.infer<typeof migrationProgress>
