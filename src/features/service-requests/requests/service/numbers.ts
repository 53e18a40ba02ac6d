/** Under which series requests are numbered, and how until a manager says otherwise. */

export const numberSeries = 'service-requests'
export const usualTemplate = '帮-{year}-{seq:4}'
