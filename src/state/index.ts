export { ExecutionStore } from './execution-store';
