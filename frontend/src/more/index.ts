export { About } from './about';
export { ContactPerson } from './contact-person';
export { AddDevice, Devices } from './devices';
export { Install } from './install';
export { More } from './more';
export { Profile } from './profile';
export { Reminders } from './reminders';
export { ChangeSecret } from './secret';
export { Unsent } from './unsent';
