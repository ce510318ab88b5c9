export { AccessLog } from './access-log';
export { Erased, MyData } from './my-data';
