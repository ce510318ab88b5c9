export { Join } from './join';
export { Forgotten, SignIn } from './sign-in';
export { Welcome } from './welcome';
