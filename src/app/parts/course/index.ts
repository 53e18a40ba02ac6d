/** The course of a thing on screen: what happened, the drawer of a move, the offer to take it back. */
export { CourseList, type CourseLine, type CourseListProps } from './CourseList'
export { MoveDrawer, type MoveDrawerProps } from './MoveDrawer'
export { MoveButtons, type MoveButtonsProps } from './MoveButtons'
export { OneMove, type MoveButton } from './OneMove'
export { sayMade } from './offer-back'
