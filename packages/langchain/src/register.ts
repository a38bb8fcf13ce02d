export { registerOpenRouter } from './register/register-openrouter.ts';
