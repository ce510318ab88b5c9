/** Set where the server could not be told that somebody signed out; the next start tells it. */
export const LEAVING_KEY = 'mp.leaving';
