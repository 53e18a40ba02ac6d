/** The shared parts of all screens. Look here before writing one; when a second screen needs what the first has, it moves here. */
export { FolderInput, foundBackups, useBackupWords, type FoundBackup } from './backups'
export { DayInput, type DayInputProps } from './DayInput'
export { DetailDrawer, type DetailDrawerProps } from './DetailDrawer'
export { Dialog, type DialogProps } from './Dialog'
export { Field, FieldRow, Form, type FieldProps, type FormProps } from './Form'
export { FileDrop, workbookEndings, type BroughtFile, type FileDropProps, type FileRefusal } from './FileDrop'
export { Icon, type IconName } from './icons'
export { KeyButton, type KeyButtonProps } from './KeyButton'
export { List, type Column, type ListProps } from './List'
export { ListPage, type ListPageProps } from './ListPage'
export { countOf, ListSheet, type ListSheetProps } from './ListSheet'
export { useWatched } from './use-watched'
export { MoneyInput, type MoneyInputProps } from './MoneyInput'
export { ReasonDialog, type ReasonDialogProps } from './ReasonDialog'
export { Revealable, type RevealableProps } from './Revealable'
export {
  AddressHidden,
  AddressText,
  Avatar,
  Day,
  Highlighted,
  Kbd,
  MaskedText,
  MoneyText,
  Relative,
  Status,
  Tag,
  UnreadSheets,
  When,
  WhenDay,
  type Tone,
} from './small'
export {
  Awaiting,
  EmptyState,
  ErrorLine,
  ErrorState,
  Facts,
  LoadingLines,
  Page,
  PageHead,
  ProgressBar,
  Sheet,
  type Asked,
} from './surfaces'
