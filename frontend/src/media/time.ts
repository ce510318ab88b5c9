/** Minutes and seconds as on a tape: 0:05. */
export const tape = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
