/**
 * Everyone who lives here, once, by their names on the wire. A new feature adds its line; the wire, the tables, the log, the
 * day sheet, the counter, the rights of persons and the backups know it from here (`house.ts`).
 */
export { audit } from '#features/audit/feature'
export { backups } from '#features/backups/feature'
export { calendar } from '#features/calendar/feature'
export { canteen } from '#features/canteen/feature'
export { daySheet } from '#features/day-sheet/feature'
export { directory } from '#features/directory/feature'
export { mediation } from '#features/mediation/feature'
export { privacy } from '#features/privacy/feature'
export { residents } from '#features/residents/feature'
export { rooms } from '#features/rooms/feature'
export { serviceRequests } from '#features/service-requests/feature'
export { staff } from '#features/staff/feature'
export { support } from '#features/support/feature'
export { templates } from '#features/templates/feature'
export { visits } from '#features/visits/feature'
