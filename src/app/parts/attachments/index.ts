/** Scans and photos: adding them, looking at them. Load it when it is first opened. */
export { AttachDrawer, type AttachDrawerProps } from './AttachDrawer'
export { Viewer, type ViewedFile, type ViewerProps } from './Viewer'
export type { Prepared } from './prepare'
