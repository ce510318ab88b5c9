import type { Media } from '../api/types';
import { HangOn } from '../media/hanging';

/** Voice notes and photos of a message that is being written. */
export const Attach = ({ media, onMedia }: { media: Media[]; onMedia: (change: (media: Media[]) => Media[]) => void }) => <HangOn media={media} onMedia={onMedia} />;
