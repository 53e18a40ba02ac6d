/** Paper: the sheet, the slip, several sheets in one packet, the screen that prints them. */
export { Packet, type PacketProps, type PacketSheet } from './Packet'
export { PrintPreview, type PrintPreviewProps } from './PrintPreview'
export { Blank, SheetFrame, Signatures, type SheetFrameProps, type Signature } from './SheetFrame'
export { SlipFrame } from './SlipFrame'
