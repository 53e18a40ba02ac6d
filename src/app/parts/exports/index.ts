/** What leaves the desk as a file, on screen. */
export { TakeOut, type TakeOutProps } from './TakeOut'
export { saveMade } from './save-made'
