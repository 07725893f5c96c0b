export { BoundedMap } from './bounded-map';
export { ExecutionStore } from './execution-store';
