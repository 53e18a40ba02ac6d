/** How the screens of this feature ask the desk. */
export { desk, deskClient } from '#app/desk-client/index'
