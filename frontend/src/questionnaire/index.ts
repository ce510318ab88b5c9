export { Both } from './both';
export { Changed } from './change';
export { Fill } from './fill';
export { Interview } from './interview';
export { Sheets, SheetScreen } from './sheets';
