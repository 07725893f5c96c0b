export { type OwnTask, ownTasksSchema } from './own-task';
export { OwnTasks, withOwnTask } from './own-tasks';
