/** The mark that lies in a file apart and in the note of its closing, among the file's settings. */
import { z } from 'zod'
import type { MarkInFile } from '#vault/closing/rules'
import type { HasStatements } from '#vault/store/store'
import { forgetSetting, readSetting, writeSetting } from './settings'

const setting = 'closing-mark'
const kept = z.object({ mark: z.string(), restores: z.number() })

/** Null in a file that was not opened since it was made, came under another key, or is of a program of before. */
export const readMark = (file: HasStatements): MarkInFile | null =>
  kept.safeParse(readSetting(file, setting)).data ?? null

export const writeMark = (file: HasStatements, mark: MarkInFile): void => writeSetting(file, setting, mark)

/** Under another key it is no file that was ever closed. */
export const forgetMark = (file: HasStatements): void => forgetSetting(file, setting)
