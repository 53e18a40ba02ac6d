/** What others may use of the privacy feature: what it keeps of people itself. */
export { privacyKeeps } from './service/personal-data'
