export type { FolderBlock, FolderOutputBody as FolderPages, FolderSection } from '../api/types.gen';
