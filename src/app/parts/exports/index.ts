/** What leaves the desk as a file, on screen. */
export { TakeOut, type TakeOutProps, type Taking } from './TakeOut'
export { saveMade } from './save-made'
