/** Whether a file's second paper is known to be in somebody's hands. Stands in the desk, which has to know when nobody is here who opens the file. */
import { property } from '#ground/property'
import type { DatabaseFile } from '#vault/files'
import type { HasStatements } from '#vault/store/store'
import { readSetting, writeSetting } from '../session/settings'

const settingOf = ({ name }: Pick<DatabaseFile, 'name'>): string => `second-paper/${name}`

/** Whether the second paper was typed back whole. */
export const isPaperConfirmed = (desk: HasStatements, file: Pick<DatabaseFile, 'name'>): boolean =>
  property(readSetting(desk, settingOf(file)), 'confirmed') === true

export const notePaper = (
  desk: HasStatements,
  file: Pick<DatabaseFile, 'name'>,
  confirmed: boolean,
): void => {
  writeSetting(desk, settingOf(file), { confirmed })
}
