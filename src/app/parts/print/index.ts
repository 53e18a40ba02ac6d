/** Paper: the sheet, the slip, several sheets in one packet, the screen that prints them, and an office's own form. */
export { Bars } from './Bars'
export { paperDay, paperTime, paperWeekday } from './days'
export { OnPaper, usePaperWords } from './OnPaper'
export { Packet, type PacketProps, type PacketSheet } from './Packet'
export { madeOf, PrintPreview, type PrintPreviewProps } from './PrintPreview'
export {
  Blank,
  LinesByHand,
  Office,
  SheetFrame,
  Signatures,
  type SheetFrameProps,
  type Signature,
} from './SheetFrame'
export { usePrintOnce } from './once'
export { usePrint } from './printed'
export { SlipFrame } from './SlipFrame'
export { useRenderedPages, useRunningWords } from './pages'
export { tagOf, type FieldValues, type InWord } from './word'
