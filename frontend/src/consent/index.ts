export { Consents } from './consents';
export { DeclarationScreen } from './declaration';
export { Folder } from '../folder/folder';
