export { decide } from './decide';
export { STRATEGIES } from './strategies';
